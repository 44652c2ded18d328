import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { problemBody, problemType } from '../../functions/web/problem.ts'
import { type ProblemText, problems } from '../../shared/domain/vietnamese/problems.ts'
import { localProblems } from './problems.ts'

/** How patient the server is with those who ask, milliseconds, and how many may ask at once. */
export type FrontLimits = { headersMs: number; requestMs: number; connections: number }

/** A large sheet over a slow line takes a while; nobody else does. */
const usual: FrontLimits = { headersMs: 15_000, requestMs: 300_000, connections: 500 }

const longestHead = 16_384
const mostHeaders = 100

/** Names of this machine. A page of another name that was made to lead here must not use it. */
const ownName = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i

/**
 * What stands before the app: takes no request that is none, none for another name and none that takes too long. What it
 * refuses it answers like the app, and hands nothing on.
 */
export function createFront(app: Hono, given: Partial<FrontLimits> = {}): Server {
  const limits = { ...usual, ...given }
  const listener = getRequestListener(app.fetch)
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(1000, limits.headersMs),
      maxHeaderSize: longestHead,
      // Judged here, with an answer that says so.
      requireHostHeader: false,
    },
    (request, response) => {
      const refusal = refusalOf(request)
      if (refusal) refuse(response, ...refusal)
      else void listener(request, response)
    },
  )
  server.maxConnections = limits.connections
  server.maxHeadersCount = mostHeaders
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => answerBroken(socket, error.code ?? ''))
  server.on('connect', (_, socket) => endWith(socket, 405, problems.methodUnknown()))
  return server
}

function refusalOf({ headers, method, url }: IncomingMessage): [status: number, text: ProblemText] | null {
  if (!ownName.test(headers.host ?? '')) return [421, localProblems.otherName()]
  if (method === 'TRACE') return [405, problems.methodUnknown()]
  // A proxy would be asked for a whole address.
  return url?.startsWith('/') ? null : [400, localProblems.noRequest()]
}

function refuse(response: ServerResponse, status: number, text: ProblemText): void {
  const body = problemBody({ ...text, status })
  const headers = {
    'content-type': problemType,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  response.writeHead(status, headers).end(body)
}

const broken: Record<string, [status: number, text: ProblemText]> = {
  HPE_HEADER_OVERFLOW: [431, localProblems.headTooLarge()],
  ERR_HTTP_REQUEST_TIMEOUT: [408, localProblems.tooSlow()],
}

/** There is no response yet: bytes are all that can be said. */
function answerBroken(socket: Duplex, code: string): void {
  if (!socket.writable || code === 'ECONNRESET') return void socket.destroy()
  endWith(socket, ...(broken[code] ?? [400, localProblems.noRequest()]))
}

function endWith(socket: Duplex, status: number, text: ProblemText): void {
  const body = problemBody({ ...text, status })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${problemType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy())
}
