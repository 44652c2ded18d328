import type { ClientRequest, IncomingMessage } from 'node:http'
import { type RequestOptions, request } from 'node:https'
import type { PictureTrouble } from '../../ports/pictures.ts'
import {
  allAddresses,
  guardedLookup,
  hostOf,
  isForbiddenLiteral,
  type Reach,
} from '../outgoing/guarded-lookup.ts'
import { publicAddresses } from '../outgoing/public-addresses.ts'
import { fileAddress } from './share-links.ts'

/** What may be opened, and how. Handed over by code only: nothing of it can be set from outside. */
export type WebPolicy = Reach & {
  request(options: RequestOptions, onAnswer: (answer: IncomingMessage) => void): ClientRequest
  /** For one request with its body. */
  timeoutMs: number
  maxBytes: number
  maxRedirects: number
}

export type Fetched = { ok: true; bytes: Buffer } | { ok: false; why: PictureTrouble }
type Answer = Fetched | { ok: 'elsewhere'; url: string }

const MEGABYTE = 1024 * 1024

/** The public Internet over https. */
export function publicWeb(): WebPolicy {
  return {
    resolve: allAddresses,
    allows: publicAddresses(),
    request,
    timeoutMs: 5000,
    maxBytes: 8 * MEGABYTE,
    maxRedirects: 3,
  }
}

const failed = (why: PictureTrouble): { ok: false; why: PictureTrouble } => ({ ok: false, why })

/**
 * Fetches what lies at an address that a stranger wrote. Every redirect is judged like the first address; an address
 * is judged where the socket asks for it, so that a name cannot mean another machine afterwards.
 */
export async function fetchPicture(text: string, policy: WebPolicy): Promise<Fetched> {
  const first = mayOpen(text, undefined, policy)
  if (!first) return failed('forbidden')
  let url = fileAddress(first)
  if (!url) return failed('not-a-picture')
  for (let hop = 0; hop <= policy.maxRedirects; hop += 1) {
    const answer = await get(url, policy)
    if (answer.ok !== 'elsewhere') return answer
    const next = mayOpen(answer.url, url, policy)
    if (!next) return failed('forbidden')
    url = next
  }
  return failed('unreachable')
}

/** Https on its own port, without a name or password. An address instead of a name is judged here: sockets look up none. */
function mayOpen(text: string, base: URL | undefined, policy: WebPolicy): URL | null {
  const url = URL.parse(text, base?.href)
  if (url?.protocol !== 'https:' || url.port !== '') return null
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null
  return isForbiddenLiteral(url, policy) ? null : url
}

function get(url: URL, policy: WebPolicy): Promise<Answer> {
  return new Promise((resolve) => {
    let refused = false
    let answered = false
    const sent = policy.request(
      {
        hostname: hostOf(url),
        port: 443,
        path: url.pathname + url.search,
        agent: false,
        headers: {
          accept: 'image/*,*/*;q=0.1',
          'accept-encoding': 'identity',
          'user-agent': 'ocop-connector',
        },
        lookup: guardedLookup(policy, () => {
          refused = true
        }),
        signal: AbortSignal.timeout(policy.timeoutMs),
      },
      (answer) => {
        answered = true
        void read(answer, policy).then(done)
      },
    )
    const done = (answer: Answer) => {
      resolve(answer)
      sent.destroy()
    }
    const broken = () => resolve(failed(refused ? 'forbidden' : 'unreachable'))
    sent.on('error', broken)
    // A server that wants to speak another protocol is cut off without an error.
    sent.on('close', () => answered || broken())
    sent.end()
  })
}

async function read(answer: IncomingMessage, policy: WebPolicy): Promise<Answer> {
  const { statusCode = 0, headers } = answer
  if (statusCode >= 300 && statusCode < 400 && headers.location) {
    return { ok: 'elsewhere', url: headers.location }
  }
  if (statusCode !== 200) return failed('unreachable')
  if (Number(headers['content-length'] ?? 0) > policy.maxBytes) return failed('too-large')
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of answer) {
      size += chunk.length
      if (size > policy.maxBytes) return failed('too-large')
      chunks.push(chunk)
    }
  } catch {
    return failed('unreachable')
  }
  return { ok: true, bytes: Buffer.concat(chunks) }
}
