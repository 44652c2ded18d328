import type { IncomingMessage } from 'node:http'

const MAX_BYTES = 1_000_000

/** The body of a request, JSON or a form, null where there is none; or the HTTP status that refuses it. */
export async function readBody(request: IncomingMessage): Promise<{ body: unknown } | { refuse: 400 | 413 }> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    const part = Buffer.from(chunk)
    bytes += part.length
    if (bytes > MAX_BYTES) return { refuse: 413 }
    chunks.push(part)
  }
  if (bytes === 0) return { body: null }
  const text = Buffer.concat(chunks).toString('utf8')
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return { body: Object.fromEntries(new URLSearchParams(text)) }
  try {
    return { body: JSON.parse(text) }
  } catch {
    return { refuse: 400 }
  }
}
