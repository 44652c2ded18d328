import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { HandOverFiles } from '../../ports/hand-over.ts'
import { handOverKey, paperKey, pictureKey } from './keys.ts'
import { bytesOf, sizeOf } from './s3-objects.ts'

const addressSeconds = 300

/** Packages, pictures and papers in the bucket. */
export function s3HandOverFiles(bucket: string): HandOverFiles {
  const client = new S3Client({})
  const read = (key: string) => bytesOf(client, bucket, key)
  return {
    async put(id, name, bytes) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: handOverKey(id, name), Body: bytes }))
    },
    async get(id, name, { filename, maxBytes }) {
      const Key = handOverKey(id, name)
      const size = await sizeOf(client, bucket, Key)
      if (size === null) return null
      if (size <= maxBytes) {
        const bytes = await read(Key)
        return bytes && { bytes }
      }
      const ResponseContentDisposition = `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`
      const command = new GetObjectCommand({ Bucket: bucket, Key, ResponseContentDisposition })
      return { url: await getSignedUrl(client, command, { expiresIn: addressSeconds }) }
    },
    picture: (sha256) => read(pictureKey(sha256)),
    paper: (sha256) => read(paperKey(sha256)),
  }
}
