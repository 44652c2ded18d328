import { AsyncLocalStorage } from 'node:async_hooks'
import type { Failure } from '../../domain/failure.ts'
import { probing } from '../../domain/pace/circuit.ts'
import type { RequestLimits } from '../../domain/pace/limits.ts'
import { type Refusal, shut } from '../../domain/pace/pace.ts'
import { rateOf } from '../../domain/pace/permits.ts'
import type { Budget, Budgets, PaceTools } from '../../ports/pace.ts'
import { type Connection, openBook, type PaceBook } from './book.ts'
import { openShare } from './share.ts'
import { openTurns } from './turns.ts'

const urgent = new AsyncLocalStorage<boolean>()

/** Requests that `run` sends go before those of bulk work. */
export const asExpress = <T>(run: () => Promise<T>): Promise<T> => urgent.run(true, run)

/** `rest` gives back what this process holds: to be called when it has nothing more to send for now. */
type Resting = { rest(): Promise<void> }

/** The budgets of one connection in this process. Those of all processes share the records of the store. */
export function connectionBudgets(
  tools: PaceTools,
  connection: Connection,
  limits: RequestLimits,
  longestMs: number,
): Budgets & Resting {
  const key = `${connection.marketplace}#${connection.shop}`
  const book = openBook(tools, key, connection)
  const isPaced = limits.perSecond !== null || limits.perDay !== null
  const requests = isPaced ? pacedBudget({ tools, book, limits, longestMs }) : openBudget(tools, book)
  const loginBook = openBook(tools, `${key}#logins`, connection)
  const logins = loginBudget({ tools, book: loginBook, limits, longestMs })
  return {
    requests,
    logins,
    rest: async () => void (await Promise.all([quietly(requests.rest), quietly(logins.rest)])),
  }
}

type Paced = { tools: PaceTools; book: PaceBook; limits: RequestLimits; longestMs: number }

/** The longest wait for a turn. Where turns are far apart, a few of them. */
const waitMs = 5_000
const longestWaitMs = 15_000

function pacedBudget(of: Paced): Budget & Resting {
  const { tools, book, limits } = of
  const patient = Math.min(Math.max(waitMs, 3 * rateOf(limits.perSecond).restMs), longestWaitMs)
  const share = openShare(of)
  const turns = openTurns({ tools, book, share, waitMs: patient })
  return {
    take: async () => failureOf(await turns.next(urgent.getStore() === true)),
    async report(end, answeredAt) {
      if (end.kind === 'unsent') return share.unsent()
      share.ended(answeredAt)
      await quietly(() => book.note(end))
    },
    rest: turns.rest,
  }
}

/** Without a limit nobody counts; but what is closed for one is closed for all, within a second. */
const freshMs = 1_000

function openBudget(tools: PaceTools, book: PaceBook): Budget & Resting {
  return {
    async take() {
      if (tools.now() - book.knownAt() >= freshMs) await book.read()
      return failureOf(shut(book.known(), tools.now()) ?? (await probed(tools, book)))
    },
    report: (end) => quietly(() => book.note(end)),
    rest: () => Promise.resolve(),
  }
}

/** Leave where all is well, or to be the one who tries whether it is again. */
async function probed(tools: PaceTools, book: PaceBook): Promise<Refusal | null> {
  if (book.known().circuit.trips === 0) return null
  let refusal: Refusal | null = null
  const isWritten = await book.write((pace) => {
    const at = tools.now()
    refusal = shut(pace, at)
    const isProbe = refusal === null && pace.circuit.trips > 0
    return isProbe ? { ...pace, circuit: probing(pace.circuit, at) } : null
  })
  return isWritten ? refusal : { until: tools.now() + freshMs, why: 'busy' }
}

/** Logins count twice: as requests, and against a limit of their own where there is one. */
function loginBudget({ limits, ...of }: Paced): Budget & Resting {
  const none = () => Promise.resolve()
  if (limits.loginsPerSecond === null) return { take: () => Promise.resolve(null), report: none, rest: none }
  const paced = pacedBudget({ ...of, limits: { ...limits, perSecond: limits.loginsPerSecond, perDay: null } })
  // What a login says of the marketplace is said with the request that it is as well.
  return {
    ...paced,
    report: (end, at) => paced.report(end.kind === 'unsent' ? end : { kind: 'answered' }, at),
  }
}

const codes = {
  closed: 'marketplace.throttled',
  busy: 'marketplace.throttled',
  outage: 'marketplace.outage',
  quota: 'marketplace.quota',
}

const failureOf = (refusal: Refusal | null): Failure | null =>
  refusal && { kind: 'throttled', code: codes[refusal.why], until: refusal.until }

async function quietly(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch {
    // The request was sent and answered; that the others are not told of it costs them a request of their own.
  }
}
