import { AsyncLocalStorage } from 'node:async_hooks'
import type { Failure } from '../../domain/failure.ts'
import type { RequestLimits } from '../../domain/pace/limits.ts'
import { spacingFor } from '../../domain/pace/slots.ts'
import type { Budget, Budgets, PaceTools, RequestEnd } from '../../ports/pace.ts'
import { type Connection, openBook, type PaceBook } from './book.ts'
import { openHand, type Refusal } from './hand.ts'

const urgent = new AsyncLocalStorage<boolean>()

/** Requests that `run` sends go before those of bulk work. */
export const asExpress = <T>(run: () => Promise<T>): Promise<T> => urgent.run(true, run)

/** The budgets of one connection in this process. Those of all processes share the records of the store. */
export function connectionBudgets(tools: PaceTools, connection: Connection, limits: RequestLimits): Budgets {
  const key = `${connection.marketplace}#${connection.shop}`
  const book = openBook(tools, key, connection)
  const requests = isPaced(limits) ? pacedBudget(tools, book, limits) : openBudget(tools, book)
  return { requests, logins: loginBudget(tools, connection, limits) }
}

const isPaced = ({ perSecond, perDay }: RequestLimits) => perSecond !== null || perDay !== null

/** Slots that are fetched together: one write for so many requests, and never more than about a second of them. */
const mostSlots = 5
/** The longest wait for a slot. Where slots are far apart, a few of them. */
const waitMs = 5_000
const longestWaitMs = 15_000

function pacedBudget(tools: PaceTools, book: PaceBook, limits: RequestLimits): Budget {
  const { perSecond } = limits
  const patient = Math.min(Math.max(waitMs, 3 * spacingFor(perSecond)), longestWaitMs)
  const count = Math.min(mostSlots, Math.max(1, Math.ceil(perSecond ?? mostSlots)))
  const handFor = (express: boolean) =>
    openHand({ tools, book, ask: { limits, count, express, waitMs: patient } })
  const hands = { express: handFor(true), ordinary: handFor(false) }
  return {
    async take() {
      const hand = urgent.getStore() ? hands.express : hands.ordinary
      return failureOf(await hand.turn())
    },
    async report(end) {
      const hand = urgent.getStore() ? hands.express : hands.ordinary
      hand.ended()
      await quietly(() => book.note(end))
      if (end.kind !== 'closed' && book.known().circuit.openUntil <= tools.now()) return
      hands.express.drop()
      hands.ordinary.drop()
    },
  }
}

/** Without a limit nobody counts; but what is closed for one is closed for all, within a second. */
const freshMs = 1_000

function openBudget(tools: PaceTools, book: PaceBook): Budget {
  return {
    async take() {
      if (tools.now() - book.knownAt() >= freshMs) await book.read()
      const { circuit, closedUntil } = book.known()
      if (closedUntil <= tools.now() && circuit.trips === 0) return null
      const ask = { limits: noLimits, count: 1, express: false, gapMs: 0, leadMs: 0, waitMs: 0, unused: 0 }
      const given = await book.reserve(ask)
      return failureOf(given.kind === 'wait' ? given : null)
    },
    report: (end: RequestEnd) => quietly(() => book.note(end)),
  }
}

const noLimits: RequestLimits = { perSecond: null, loginsPerSecond: null, perDay: null, dayStartsAt: '00:00' }

/** Logins count twice: as requests, and against a limit of their own where there is one. */
function loginBudget(tools: PaceTools, connection: Connection, limits: RequestLimits): Budget {
  const report = () => Promise.resolve()
  if (limits.loginsPerSecond === null) return { take: () => Promise.resolve(null), report }
  const book = openBook(tools, `${connection.marketplace}#${connection.shop}#logins`, connection)
  const ofLogins = { ...noLimits, perSecond: limits.loginsPerSecond }
  const ask = { limits: ofLogins, count: 1, express: false, waitMs }
  const hand = openHand({ tools, book, ask })
  return { take: async () => failureOf(await hand.turn()), report }
}

const codes = {
  closed: 'marketplace.throttled',
  busy: 'marketplace.throttled',
  aside: 'marketplace.throttled',
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
