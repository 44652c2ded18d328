import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DeleteObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'

/** Files by the beginning of their key: `sheets/htxvidu/`, `pictures/<sha256>`. */
export type KeptFiles = { remove(beginning: string): Promise<number> }

export function bucketFiles(bucket: string): KeptFiles {
  const client = new S3Client({})
  return {
    async remove(Prefix) {
      let removed = 0
      for (let more = true; more; ) {
        const { Contents = [], IsTruncated } = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, Prefix }),
        )
        for (const { Key } of Contents) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }))
        removed += Contents.length
        more = IsTruncated === true
      }
      return removed
    },
  }
}

/** The folder of local mode. */
export function folderFiles(folder: string): KeptFiles {
  return {
    async remove(beginning) {
      const [kind = '', ...rest] = beginning.split('/')
      const names = await readdir(join(folder, kind), { recursive: true }).catch((): string[] => [])
      const found = names.filter((name) => name.startsWith(rest.join('/')))
      for (const name of found) await rm(join(folder, kind, name), { recursive: true, force: true })
      return found.length
    },
  }
}
