import { randomUUID } from 'node:crypto'
import {
  aged,
  agreed,
  ended,
  type Hold,
  heldOf,
  nextAt,
  nothingHeld,
  sent,
  unsent,
} from '../../domain/pace/hold.ts'
import type { RequestLimits } from '../../domain/pace/limits.ts'
import {
  type Allowance,
  type Ask,
  giveBack,
  type Pace,
  type Refusal,
  type Settled,
  settle,
} from '../../domain/pace/pace.ts'
import { rateOf } from '../../domain/pace/permits.ts'
import type { PaceTools } from '../../ports/pace.ts'
import type { PaceBook } from './book.ts'

/** What this process has of the permits of a connection. */
export type Share = {
  /** Takes leave for one request; false where there is none at this moment. */
  use(): boolean
  /** When there is leave again without asking the others; infinity where there never is. */
  nextAt(): number
  /** Asks the others for leave, gives them what is theirs. Why nothing may be sent, or null. */
  agree(as: { express: boolean; hungry: boolean }): Promise<Refusal | null>
  /** True where this process alone may try whether the marketplace is back. */
  isProbe(): boolean
  ended(answeredAt: number | null): void
  unsent(): void
  /** Gives everything back: there is nothing to send for now. */
  rest(): Promise<void>
}

export type ShareOptions = { tools: PaceTools; book: PaceBook; limits: RequestLimits; longestMs: number }

type State = { hold: Hold; leaving: ReadonlySet<number>; allowance: Allowance; spent: number; probe: boolean }

const none: Allowance = { day: 0, left: 0 }

export function openShare({ tools, book, limits, longestMs }: ShareOptions): Share {
  const worker = randomUUID().slice(0, 8)
  const rate = rateOf(limits.perSecond)
  const isPaced = rate.sizes.length > 0
  const times = { restMs: rate.restMs, longestMs }
  const state: State = { hold: nothingHeld, leaving: new Set(), allowance: none, spent: 0, probe: false }

  let last: Promise<unknown> = Promise.resolve()
  /** What is agreed later counts later. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }

  const ask = (as: { express: boolean; hungry: boolean }): Ask => {
    state.hold = aged(state.hold, tools.now(), times)
    const { hold, allowance } = state
    return { ...as, now: tools.now(), worker, limits, longestMs, held: heldOf(hold), allowance }
  }
  /** What we still have of it, less what we are giving away: until that is certain nobody may use it. */
  const usable = (): Hold => {
    const { hold, leaving } = state
    return leaving.size === 0 ? hold : { ...hold, permits: hold.permits.filter(({ id }) => !leaving.has(id)) }
  }

  const spend = (count: number) => {
    state.spent += count
    state.allowance = { ...state.allowance, left: state.allowance.left - count }
  }

  function take(settled: Extract<Settled, { kind: 'settled' }>, spentMeanwhile: number): void {
    state.hold = agreed(state.hold, settled.mine, settled.until)
    state.leaving = new Set()
    state.allowance = { ...settled.allowance, left: settled.allowance.left - spentMeanwhile }
    state.probe ||= settled.probe
  }

  async function giveAll(): Promise<void> {
    const { allowance } = state
    state.allowance = none
    const isWritten = await book.write((pace) => {
      const wish = { ...ask({ express: false, hungry: false }), allowance }
      const next = giveBack(pace, wish)
      state.leaving = new Set(next ? wish.held.map(({ id }) => id) : [])
      return next
    })
    // What the others still believe to be ours stays ours, lest we take it for new.
    if (!isWritten) return
    const busy = heldOf(state.hold).filter(({ isIdle }) => !isIdle)
    state.hold = agreed(state.hold, busy, state.hold.until)
    state.leaving = new Set()
  }

  async function agree(as: { express: boolean; hungry: boolean }): Promise<Refusal | null> {
    let answer: Settled | undefined
    let spent = 0
    const written = await book.write((pace) => {
      // Given away by a write whose answer got lost; taken again, it is another.
      state.hold = heldBy(state.hold, pace, worker)
      answer = settle(pace, ask(as))
      if (answer.kind === 'wait') return null
      const ids = new Set(answer.mine.map(({ id }) => id))
      state.leaving = new Set(state.hold.permits.map(({ id }) => id).filter((id) => !ids.has(id)))
      spent = state.spent
      return answer.pace
    })
    if (!written || !answer) return null
    if (answer.kind === 'wait') return answer.refusal
    take(answer, state.spent - spent)
    return null
  }

  return {
    use() {
      if (state.allowance.left <= 0) return false
      if (isPaced) {
        const before = usable()
        const after = sent(before, tools.now())
        if (after === before) return false
        state.hold = { ...after, permits: merged(state.hold, after) }
      }
      spend(1)
      state.probe = false
      return true
    },
    nextAt() {
      if (state.allowance.left <= 0) return Number.POSITIVE_INFINITY
      if (!isPaced) return 0
      return state.hold.until <= tools.now() ? Number.POSITIVE_INFINITY : nextAt(usable())
    },
    agree: (as) => inTurn(() => agree(as)),
    isProbe: () => state.probe,
    ended(answeredAt) {
      state.hold = ended(state.hold, answeredAt, tools.now(), times)
    },
    unsent() {
      state.hold = unsent(state.hold)
      spend(-1)
    },
    async rest() {
      if (state.hold.permits.length > 0 || state.allowance.left > 0) await inTurn(giveAll)
    },
  }
}

/** What the record says is this worker's. */
function heldBy(hold: Hold, { permits }: Pace, worker: string): Hold {
  const own = new Set(permits.filter(({ holder }) => holder === worker).map(({ id }) => id))
  return { ...hold, permits: hold.permits.filter(({ id }) => own.has(id)) }
}

/** What is being given away stays in the hold until that is certain. */
const merged = (whole: Hold, part: Hold) =>
  whole.permits.map((permit) => part.permits.find(({ id }) => id === permit.id) ?? permit)
