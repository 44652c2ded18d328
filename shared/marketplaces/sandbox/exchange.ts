import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { SandboxFault } from '../../ports/marketplace.ts'
import type { Behaviour, SandboxAnswer, SandboxRequest } from './behaviour.ts'
import { readJsonBody } from './body.ts'
import type { Operation, TakenFaults } from './faults.ts'

const LATENCY_MS = 1_000

export type ExchangeTools = {
  behaviour: Behaviour
  /** Counts a request; false where it is one too many. */
  arrives(): boolean
  /** Takes the faults that hit this request and counts it by its operation. */
  take(operation: Operation): TakenFaults
  closing: AbortSignal
}

/** One request and its answer, faults included; trouble in the sandbox itself is answered with 500. */
export async function exchange(
  incoming: IncomingMessage,
  response: ServerResponse,
  tools: ExchangeTools,
): Promise<void> {
  try {
    await carryOut(incoming, response, tools)
  } catch {
    if (tools.closing.aborted || response.headersSent) cut(response)
    else send(response, tools.behaviour.failure(500))
  }
}

async function carryOut(
  incoming: IncomingMessage,
  response: ServerResponse,
  tools: ExchangeTools,
): Promise<void> {
  const isTaken = tools.arrives()
  const read = await readJsonBody(incoming)
  if (!isTaken) return send(response, { ...tools.behaviour.failure(429), headers: { 'retry-after': '1' } })
  if ('refuse' in read) return send(response, tools.behaviour.failure(read.refuse))
  const request = toRequest(incoming, read.body)
  const faults = tools.take(tools.behaviour.operation(request))
  const kind = faults.exchange?.kind
  if (kind === 'latency')
    await pause(faults.exchange?.delayMs ?? LATENCY_MS, undefined, { signal: tools.closing })
  if (kind === 'cut-before-commit') return cut(response)
  const refusal = faults.exchange ? refuse(faults.exchange, tools.behaviour) : null
  if (refusal) return send(response, refusal)
  const answer = tools.behaviour.answer(request, faults.orders)
  if (kind === 'cut-after-commit') return cut(response)
  if (kind === 'malformed-json') return sendText(response, 200, JSON.stringify(answer.body).slice(0, -1))
  send(response, answer)
}

function toRequest(incoming: IncomingMessage, body: unknown): SandboxRequest {
  const target = incoming.url ?? '/'
  const url = new URL(target, 'http://127.0.0.1')
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    target,
    headers: incoming.headers,
    body,
  }
}

/** The answer to a fault that keeps the request from being carried out; null for the others. */
function refuse(fault: SandboxFault, behaviour: Behaviour): SandboxAnswer | null {
  if (fault.kind === 'expired-token') {
    behaviour.forgetLogins()
    return behaviour.failure(401)
  }
  if (fault.kind !== '429' && fault.kind !== '500' && fault.kind !== '503') return null
  const { retryAfter } = fault
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  return { ...behaviour.failure(Number(fault.kind)), headers }
}

function cut(response: ServerResponse): void {
  response.socket?.destroy()
}

function send(response: ServerResponse, answer: SandboxAnswer): void {
  sendText(response, answer.status, JSON.stringify(answer.body), answer.headers)
}

function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(text)
}
