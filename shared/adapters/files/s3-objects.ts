import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3'

/** Bytes of an object; null where there is none. */
export async function sizeOf(client: S3Client, Bucket: string, Key: string): Promise<number | null> {
  try {
    return (await client.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength ?? null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** The object itself; null where there is none. */
export async function bytesOf(client: S3Client, Bucket: string, Key: string): Promise<Uint8Array | null> {
  try {
    const answer = await client.send(new GetObjectCommand({ Bucket, Key }))
    return (await answer.Body?.transformToByteArray()) ?? null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

const isMissing = (error: unknown) => error instanceof Error && ['NotFound', 'NoSuchKey'].includes(error.name)
