import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import type { Files } from '../../ports/files.ts'
import { markedKey, paperAddress, paperKey, pictureAddress, sheetKey } from './keys.ts'
import { paperHeaders } from './paper-headers.ts'
import { bytesOf, sizeOf } from './s3-objects.ts'

const validSeconds = 900
const sheetType = 'application/octet-stream'
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

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
    async copySheet(tenant, from, to) {
      const CopySource = `${bucket}/${sheetKey(tenant, from)}`
      await client.send(new CopyObjectCommand({ Bucket: bucket, Key: sheetKey(tenant, to), CopySource }))
    },
    async putMarked(tenant, importId, bytes) {
      const Key = markedKey(tenant, importId)
      await client.send(new PutObjectCommand({ Bucket: bucket, Key, Body: bytes, ContentType: workbookType }))
    },
    async getMarked(tenant, importId, { filename, maxBytes }) {
      const Key = markedKey(tenant, importId)
      const size = await sizeOf(client, bucket, Key)
      if (size === null) return null
      if (size <= maxBytes) {
        const bytes = await bytesOf(client, bucket, Key)
        return bytes && { bytes }
      }
      const ResponseContentDisposition = `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`
      const command = new GetObjectCommand({ Bucket: bucket, Key, ResponseContentDisposition })
      return { url: await getSignedUrl(client, command, { expiresIn: 300 }) }
    },
    sheetSize: (tenant, importId) => sizeOf(client, bucket, sheetKey(tenant, importId)),
    async getSheet(tenant, importId) {
      return bytesOf(client, bucket, sheetKey(tenant, importId))
    },
    pictureUrl: pictureAddress(pictureBaseUrl),
    paperUrl: paperAddress(pictureBaseUrl),
    async putPaper(sha256, bytes) {
      const Key = paperKey(sha256)
      await client.send(
        new PutObjectCommand({ Bucket: bucket, Key, Body: bytes, ...paperHeaders('application/pdf') }),
      )
    },
    async removePaper(sha256) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: paperKey(sha256) }))
    },
  }
}
