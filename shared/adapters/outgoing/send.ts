import {
  type IncomingMessage,
  Agent as PlainAgent,
  request as plainRequest,
  type RequestOptions,
} from 'node:http'
import { Agent, request } from 'node:https'
import { type Duplex, Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { Outgoing, Send } from '../../ports/outgoing.ts'
import { allAddresses, guardedLookup, hostOf, isForbiddenLiteral, type Reach } from './guarded-lookup.ts'
import { publicAddresses } from './public-addresses.ts'

/** `plain`: whether a request may go without TLS. */
export type SendRules = Reach & { plain: boolean }

/** The public Internet over https: what production may ask. */
export const publicReach = (): SendRules => ({
  resolve: allAddresses,
  allows: publicAddresses(),
  plain: false,
})

/** Any machine, also this one: local mode, whose sandboxes are here and whose operator may try an address of his own. */
export const anyReach = (): SendRules => ({ resolve: allAddresses, allows: () => true, plain: true })

/** As long as connections are kept for the next request, unless the server says that it keeps them for less. */
const keptMs = 4_000

/** Sends within these rules. Connections are kept, each to the machine that was judged when it was made. */
export function guardedSend(rules: SendRules): Send {
  const kept = { keepAlive: true, timeout: keptMs }
  const lines = {
    'https:': { request, agent: new Agent(kept) },
    'http:': { request: plainRequest, agent: new PlainAgent(kept) },
  }
  return async (text, outgoing) => {
    const url = permitted(text, rules)
    if (!url) return 'forbidden'
    const line = url.protocol === 'http:' ? lines['http:'] : lines['https:']
    let refused = false
    const lookup = guardedLookup(rules, () => {
      refused = true
    })
    try {
      return toResponse(
        await exchange(
          line.request,
          { ...optionsOf(url, outgoing), agent: line.agent, lookup },
          outgoing.body,
        ),
      )
    } catch (error) {
      if (refused) return 'forbidden'
      throw error
    }
  }
}

/** Whether an address may be asked, as far as can be told before its name is looked up. */
export const mayAsk = (url: string, rules: SendRules): boolean => permitted(url, rules) !== null

function permitted(text: string, rules: SendRules): URL | null {
  const url = URL.parse(text)
  if (!url || !(url.protocol === 'https:' || (rules.plain && url.protocol === 'http:'))) return null
  if (url.username !== '' || url.password !== '') return null
  return isForbiddenLiteral(url, rules) ? null : url
}

function optionsOf(url: URL, { method, headers, signal }: Outgoing): RequestOptions {
  return {
    hostname: hostOf(url),
    ...(url.port !== '' && { port: url.port }),
    path: url.pathname + url.search,
    method,
    headers: { 'user-agent': 'ocop-connector', 'accept-encoding': 'gzip, br, deflate', ...headers },
    signal,
  }
}

function exchange(
  ask: typeof request,
  options: RequestOptions,
  body: string | null,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = ask(options, resolve)
    sent.on('error', reject)
    // A server that wants to speak another protocol is cut off without an error.
    sent.on('close', () => reject(new Error('the line was closed')))
    sent.end(body ?? undefined)
  })
}

const withoutBody = [204, 205, 304]

function toResponse(answer: IncomingMessage): Response {
  const status = answer.statusCode ?? 0
  const headers = new Headers()
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) headers.append(name, value)
  if (withoutBody.includes(status)) {
    answer.resume()
    return new Response(null, { status, headers })
  }
  return new Response(Readable.toWeb(unpacked(answer)) as ReadableStream, { status, headers })
}

const unpackers: Record<string, () => Duplex> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
}

/** Piece by piece: whoever reads counts what comes out, so that something small cannot become something large. */
function unpacked(answer: IncomingMessage): Readable {
  const unpacker = unpackers[answer.headers['content-encoding']?.toLowerCase() ?? '']?.()
  if (!unpacker) return answer
  // An end of either is the end of both.
  answer.on('error', (error) => unpacker.destroy(error))
  unpacker.on('close', () => answer.destroy())
  return answer.pipe(unpacker)
}
