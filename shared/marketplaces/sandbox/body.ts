import type { IncomingMessage } from 'node:http'

const MAX_BYTES = 1_000_000

/** The JSON body of a request, null where there is none; or the HTTP status that refuses it. */
export async function readJsonBody(
  request: IncomingMessage,
): Promise<{ body: unknown } | { refuse: 400 | 413 }> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    const part = Buffer.from(chunk)
    bytes += part.length
    if (bytes > MAX_BYTES) return { refuse: 413 }
    chunks.push(part)
  }
  if (bytes === 0) return { body: null }
  try {
    return { body: JSON.parse(Buffer.concat(chunks).toString('utf8')) }
  } catch {
    return { refuse: 400 }
  }
}
