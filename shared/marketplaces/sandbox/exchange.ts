import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { SandboxFault } from '../../ports/sandbox.ts'
import { aboutAnother } from './another.ts'
import { type Answerer, answerer } from './answer.ts'
import type { Behaviour, SandboxRequest } from './behaviour.ts'
import { readBody } from './body.ts'
import type { Operation, TakenFaults } from './faults.ts'
import { refuse } from './refuse.ts'
import type { SandboxStore } from './store.ts'

const LATENCY_MS = 1_000
const SILENCE_MS = 600_000

export type ExchangeTools = {
  behaviour: Behaviour
  store: SandboxStore
  /** Counts a request; false where it is one too many. */
  arrives(): boolean
  /** Takes the faults that hit this request and counts it by its operation. */
  take(operation: Operation): TakenFaults
  now: () => number
  closing: AbortSignal
}

/** One request and its answer, faults included; trouble in the sandbox itself is answered with 500. */
export async function exchange(
  incoming: IncomingMessage,
  response: ServerResponse,
  tools: ExchangeTools,
): Promise<void> {
  const to = answerer(response, tools.now)
  try {
    await carryOut(incoming, to, tools)
  } catch {
    if (tools.closing.aborted || response.headersSent) to.cut()
    else to.send(tools.behaviour.failure(500))
  }
}

async function carryOut(incoming: IncomingMessage, to: Answerer, tools: ExchangeTools): Promise<void> {
  const { behaviour } = tools
  const isTaken = tools.arrives()
  const read = await readBody(incoming)
  if (!isTaken) return to.send({ ...behaviour.failure(429), headers: { 'retry-after': '1' } })
  if ('refuse' in read) return to.send(behaviour.failure(read.refuse))
  const request = toRequest(incoming, read.body)
  const { exchange: fault, orders } = tools.take(behaviour.operation(request))
  if (fault && (await endsEarly(fault, to, tools))) return
  const refusal = fault ? refuse(fault, tools, request) : null
  if (refusal) return to.send(refusal)
  const answer = behaviour.answer(request, orders)
  switch (fault?.kind) {
    case 'cut-after-commit':
      return to.cut()
    case 'malformed-json':
      return to.malformed(answer)
    case 'empty-answer':
      return to.empty()
    case 'oversize':
      return to.oversize(answer)
    case 'wrong-product':
      return to.send(aboutAnother(answer, tools.store))
    case 'exists':
      return to.send(behaviour.taken?.() ?? behaviour.answer(request, orders))
    default:
      return to.send(answer)
  }
}

/** Faults of the way there: true where the request never reaches the marketplace proper. */
async function endsEarly(fault: SandboxFault, to: Answerer, { closing }: ExchangeTools): Promise<boolean> {
  switch (fault.kind) {
    case 'latency':
      await pause(fault.delayMs ?? LATENCY_MS, undefined, { signal: closing })
      return false
    case 'no-answer':
      await pause(SILENCE_MS, undefined, { signal: closing })
      return true
    case 'cut-before-commit':
      to.cut()
      return true
    case '502':
      to.page(502)
      return true
    case 'html-page':
      to.page(200)
      return true
    default:
      return false
  }
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
