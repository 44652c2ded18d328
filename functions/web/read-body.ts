// Reads only: the body of a request, as JSON or as a form, whatever was sent as one.
import type { Context } from 'hono'
import { problems } from '../../shared/domain/vietnamese/problems.ts'
import { done, type Outcome, refuse } from './trouble.ts'

/** Fields and files of one form. The longest of ours, a page of boxes to tick, has some hundreds. */
const mostParts = 2_000

/** The value of a JSON body; `{}` where there is none. A body that says of itself that it is anything else is refused. */
export async function readJsonBody(c: Context): Promise<Outcome<unknown>> {
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  if (bytes.length === 0) return done({})
  if (!isOfType(c, json) && typeOf(c) !== '') return refuse(415, problems.mediaType('application/json'))
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const value: unknown = text.trim() === '' ? {} : JSON.parse(text)
    return isText(text, value) ? done(value) : refuse(400, problems.malformedBody())
  } catch {
    return refuse(400, problems.malformedBody())
  }
}

/** The fields of a form; a body that is cut short, of too many parts or no form at all is expected trouble. */
export async function readFormBody(c: Context): Promise<Outcome<FormData>> {
  if (!isOfType(c, form)) return refuse(415, problems.mediaType('multipart/form-data'))
  try {
    const body = await c.req.arrayBuffer()
    // Counted before it is parsed: a part of sixty bytes costs a file of its own.
    if (partsOf(c, Buffer.from(body)) > mostParts) return refuse(413, problems.tooManyFields(mostParts))
    const headers = { 'content-type': c.req.header('content-type') ?? '' }
    const fields = await new Response(body, { headers }).formData()
    const isClean = [...fields.values()].every((value) => typeof value !== 'string' || !value.includes('\0'))
    return isClean ? done(fields) : refuse(400, problems.malformedBody())
  } catch {
    return refuse(400, problems.malformedBody())
  }
}

const json = /^application\/(?:[\w.-]+\+)?json$/
const form = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)$/

const typeOf = (c: Context): string =>
  (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** What is packed is nothing that we read: nobody has to pack a form, and what unpacks may be large. */
function isOfType(c: Context, type: RegExp): boolean {
  const packing = c.req.header('content-encoding') ?? 'identity'
  return type.test(typeOf(c)) && packing.toLowerCase() === 'identity'
}

function partsOf(c: Context, body: Buffer): number {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(c.req.header('content-type') ?? '') ?? []
  const between = typeOf(c).startsWith('multipart') ? `--${quoted ?? plain ?? ''}` : '&'
  let parts = 0
  for (let at = body.indexOf(between); at >= 0; at = body.indexOf(between, at + between.length)) parts += 1
  return parts
}

/** NUL and halves of letters can be written in JSON, but stand in no text that anybody types. */
function isText(text: string, value: unknown): boolean {
  return (
    !/\\u(?:0000|d[89a-f])/i.test(text) || !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(JSON.stringify(value))
  )
}
