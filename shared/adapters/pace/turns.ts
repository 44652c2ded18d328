import { type Refusal, shut } from '../../domain/pace/pace.ts'
import type { PaceTools } from '../../ports/pace.ts'
import type { PaceBook } from './book.ts'
import type { Share } from './share.ts'

/** Gives the turns of one process, those of work that cannot wait before the others. */
export type Turns = {
  /** Ends at a turn, with null; or with until when it is no use to ask, and why. */
  next(express: boolean): Promise<Refusal | null>
  /** Nothing more is to be sent for now. */
  rest(): Promise<void>
}

type TurnOptions = {
  tools: Pick<PaceTools, 'now' | 'sleep'>
  book: PaceBook
  share: Share
  /** The longest wait for a turn. */
  waitMs: number
}

/** How often the others are heard while all goes well, and how many turns may pass in between. */
const hearMs = 500
const hearTurns = 5
/** How often, while there is nothing to send with. */
const hungryMs = 150
/** Nobody sleeps longer: work that cannot wait may have come, or a permit. */
const napMs = 250
/** When to ask again after waiting in vain. */
const laterMs = 1_000

type Waiter = {
  express: boolean
  until: number
  end(refusal: Refusal | null): void
  fail(error: unknown): void
}
type Talk = { at: number; turns: number; under: Promise<Refusal | null> | null; hungry: boolean }

export function openTurns(options: TurnOptions): Turns {
  const waiters: Waiter[] = []
  const talk: Talk = { at: Number.NEGATIVE_INFINITY, turns: 0, under: null, hungry: false }
  let isServing = false

  async function serve(): Promise<void> {
    for (let waiter = firstOf(waiters); waiter; waiter = firstOf(waiters)) {
      try {
        const outcome = await step(options, talk, waiter)
        if (outcome === 'again') continue
        take(waiters, waiter)
        waiter.end(outcome)
      } catch (error) {
        take(waiters, waiter)
        waiter.fail(error)
      }
    }
    isServing = false
  }

  return {
    next(express) {
      return new Promise((end, fail) => {
        waiters.push({ express, until: options.tools.now() + options.waitMs, end, fail })
        if (isServing) return
        isServing = true
        void serve()
      })
    },
    async rest() {
      await talk.under?.catch(() => {})
      talk.at = Number.NEGATIVE_INFINITY
      await options.share.rest()
    },
  }
}

const firstOf = (waiters: Waiter[]): Waiter | undefined =>
  waiters.find(({ express }) => express) ?? waiters[0]

const take = (waiters: Waiter[], waiter: Waiter): void => void waiters.splice(waiters.indexOf(waiter), 1)

/** One look: a turn (null), a refusal, or a moment has passed. */
async function step(options: TurnOptions, talk: Talk, waiter: Waiter): Promise<Refusal | null | 'again'> {
  const { tools, book, share } = options
  const refusal = share.isProbe() ? null : shut(book.known(), tools.now())
  if (refusal) return refusal
  if (!hasToAsk(options) && share.use()) {
    talk.turns += 1
    if (isTimeToTalk(talk, tools.now())) void listen(options, talk, waiter).catch(() => {})
    return null
  }
  talk.hungry = true
  const refused = await askIfNeeded(options, talk, waiter)
  if (refused) return refused
  const wait = share.nextAt() - tools.now()
  if (wait <= 0 && !hasToAsk(options)) return 'again'
  if (tools.now() >= waiter.until) return { until: tools.now() + laterMs, why: 'busy' }
  const nap = share.nextAt() === Number.POSITIVE_INFINITY ? hungryMs : napMs
  await tools.sleep(Math.max(1, Math.min(wait, nap)))
  return 'again'
}

/** Whoever wants to try whether the marketplace is back says so first. */
const hasToAsk = ({ book, share }: TurnOptions): boolean => book.known().circuit.trips > 0 && !share.isProbe()

async function askIfNeeded(options: TurnOptions, talk: Talk, waiter: Waiter): Promise<Refusal | null> {
  const { tools, share } = options
  const isEmpty = share.nextAt() === Number.POSITIVE_INFINITY || hasToAsk(options)
  const isDue = tools.now() - talk.at >= hungryMs
  if (isEmpty) return isDue || talk.under ? listen(options, talk, waiter) : null
  if (isTimeToTalk(talk, tools.now())) void listen(options, talk, waiter).catch(() => {})
  return null
}

const isTimeToTalk = ({ at, turns, under }: Talk, now: number): boolean =>
  under === null && (now - at >= hearMs || turns >= hearTurns)

/** Reads what the others say, and agrees with them. Once at a time. */
function listen(
  { tools, book, share }: TurnOptions,
  talk: Talk,
  { express }: Waiter,
): Promise<Refusal | null> {
  talk.under ??= (async () => {
    try {
      await book.read()
      const { hungry } = talk
      talk.hungry = false
      return await share.agree({ express, hungry })
    } finally {
      talk.under = null
      talk.at = tools.now()
      talk.turns = 0
    }
  })()
  return talk.under
}
