import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { Files } from '../../ports/files.ts'
import { pictureAddress, pictureKey, sheetKey } from './keys.ts'

const validSeconds = 900
const sheetType = 'application/octet-stream'

/** Sheets and pictures in one bucket. Storing a sheet emits the bucket's own event, which wakes the reader. */
export function s3Files(bucket: string, pictureBaseUrl: string): Files {
  // The default checksum of a presigned PUT is that of an empty body, which refuses every real upload.
  const client = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' })
  return {
    async uploadRequest(tenant, importId, size) {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: sheetKey(tenant, importId),
        ContentType: sheetType,
        ContentLength: size,
      })
      // A presigned PUT bounds the size only where the length is one of the signed headers.
      const url = await getSignedUrl(client, command, {
        expiresIn: validSeconds,
        signableHeaders: new Set(['content-length', 'content-type', 'host']),
      })
      return { method: 'PUT', url, headers: { 'content-type': sheetType, 'content-length': String(size) } }
    },
    async putSheet(tenant, importId, bytes) {
      const Key = sheetKey(tenant, importId)
      await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: bytes, ContentType: sheetType }))
    },
    sheetSize: (tenant, importId) => sizeOf(client, bucket, sheetKey(tenant, importId)),
    async getSheet(tenant, importId) {
      return bytesOf(client, bucket, sheetKey(tenant, importId))
    },
    async putPicture({ sha256, type, bytes }) {
      const Key = pictureKey(sha256)
      if ((await sizeOf(client, bucket, Key)) !== null) return
      const CacheControl = 'public, max-age=31536000, immutable'
      const put = { Bucket: bucket, Key, Body: bytes, ContentType: type, CacheControl }
      await client.send(new PutObjectCommand(put))
    },
    pictureUrl: pictureAddress(pictureBaseUrl),
  }
}

async function sizeOf(client: S3Client, Bucket: string, Key: string): Promise<number | null> {
  try {
    return (await client.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength ?? null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function bytesOf(client: S3Client, Bucket: string, Key: string): Promise<Uint8Array | null> {
  try {
    const answer = await client.send(new GetObjectCommand({ Bucket, Key }))
    return (await answer.Body?.transformToByteArray()) ?? null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

const isMissing = (error: unknown) => error instanceof Error && ['NotFound', 'NoSuchKey'].includes(error.name)
