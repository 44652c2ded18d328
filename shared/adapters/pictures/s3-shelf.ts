import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { paperKey, pictureKey, rawPictureKey } from '../files/keys.ts'
import { paperHeaders } from '../files/paper-headers.ts'
import type { PictureShelf } from './ordered.ts'

const CacheControl = 'public, max-age=31536000, immutable'
const isMissing = (error: unknown) => error instanceof Error && ['NotFound', 'NoSuchKey'].includes(error.name)

/** Pictures in the bucket; their pixels are kept as metadata, so that asking for them takes one small request. */
export function s3Shelf(bucket: string): PictureShelf {
  const client = new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED' })
  const at = (Key: string) => ({ Bucket: bucket, Key })
  return {
    async find(sha256) {
      try {
        const { Metadata } = await client.send(new HeadObjectCommand(at(pictureKey(sha256))))
        const size = { width: Number(Metadata?.width), height: Number(Metadata?.height) }
        return size.width > 0 && size.height > 0 ? size : null
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    async put(sha256, { bytes, width, height }, side) {
      const Metadata = { width: String(width), height: String(height) }
      const how = { ContentType: 'image/jpeg', CacheControl, Metadata }
      await client.send(new PutObjectCommand({ ...at(pictureKey(sha256, side)), ...how, Body: bytes }))
    },
    async putPaper(sha256, bytes) {
      const how = paperHeaders('image/jpeg')
      await client.send(new PutObjectCommand({ ...at(paperKey(sha256)), ...how, Body: bytes }))
    },
    async putRaw(sha256, bytes) {
      await client.send(new PutObjectCommand({ ...at(rawPictureKey(sha256)), Body: bytes }))
    },
    async getRaw(sha256) {
      try {
        const answer = await client.send(new GetObjectCommand(at(rawPictureKey(sha256))))
        return (await answer.Body?.transformToByteArray()) ?? null
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
  }
}
