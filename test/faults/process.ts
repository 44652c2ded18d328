// A process of the simulation: an invocation of a function, or one request of a person. Each call it makes waits for its
// turn in the schedule; at each it may die, before or after the effect.
import type { Clock } from '../../shared/ports/clock.ts'
import type { Trouble } from './faults.ts'
import { type Random, randomOf } from './random.ts'
import type { Schedule } from './schedule.ts'

export type Process = {
  name: string
  clock: Clock
  random: Random
  isAlive(): boolean
  /** Does what a call is for at some moment, and answers at a later one. */
  call<T>(of: CallOf, effect: () => T): Promise<T>
  /** It is done. False where it had died before. */
  end(): boolean
}

/** `about`: milliseconds that the way there and back takes, about. */
export type CallOf = { what: string; about: number }

export type Setting = {
  seed: string
  schedule: Schedule
  trouble: Trouble
  note(line: string): void
}

/** Which function, or a request: each dies in its own way, and after a time of its own. */
export type ProcessKind = 'request' | 'reading' | 'declaring' | 'publishing' | 'mailing' | 'sweep' | 'burying'

type Being = { name: string; kind: ProcessKind; number: number; died: (why: string) => void }

/** Milliseconds that each may take; see `infra/plan.ts` and the manifest of a lane. */
const timeouts: Record<ProcessKind, number> = {
  request: 25_000,
  reading: 300_000,
  declaring: 60_000,
  publishing: 120_000,
  mailing: 60_000,
  sweep: 60_000,
  burying: 30_000,
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A ULID of a moment, whose second half comes from the seed. */
export function ulidAt(time: number, random: Random): string {
  let left = time
  let head = ''
  for (let n = 0; n < 10; n += 1) {
    head = alphabet.charAt(left % 32) + head
    left = Math.floor(left / 32)
  }
  return head + Array.from({ length: 16 }, () => alphabet.charAt(random.below(32))).join('')
}

/** One way: mostly quick, now and then as slow as a call may be. */
function delay(random: Random, about: number): number {
  const slow = random.chance(0.06) ? 30 : 1
  return Math.ceil(about * slow * (0.2 + random.next()))
}

const stallOf = (kind: ProcessKind, { strikes }: Trouble): number | null =>
  kind === 'declaring' || kind === 'publishing' ? strikes(`${kind}-stalls`) : null

export function startProcess(setting: Setting, { name, kind, number, died }: Being): Process {
  const { schedule, trouble, note } = setting
  const random = randomOf(`${setting.seed}#${name}#${number}`)
  const until = schedule.now() + timeouts[kind]
  const skew = trouble.strikes('clock-skewed') ?? 0
  const now = () => schedule.now() + skew
  let isAlive = true
  const die = (why: string) => {
    if (!isAlive) return
    isAlive = false
    note(`${name}: ${why}`)
    died(why)
  }
  // The platform ends whatever takes longer than its function may.
  schedule.at(until, () => die('its time is over'))

  function call<T>({ what, about }: CallOf, effect: () => T): Promise<T> {
    const diesBefore = trouble.strikes('killed-before') !== null
    const diesHere = kind !== 'burying' && trouble.strikes(`${kind}-dies`) !== null
    const diesAfter = trouble.strikes('killed-after') !== null || diesHere
    const standsStill = trouble.strikes('stalled') ?? stallOf(kind, trouble)
    const stallBefore = standsStill !== null && random.chance(0.5)
    return new Promise<T>((resolve, reject) => {
      const answer = (give: () => void) => {
        if (diesAfter) return die(`dies after ${what}`)
        const stall = standsStill !== null && !stallBefore ? standsStill * 1000 : 0
        schedule.at(schedule.now() + delay(random, about) + stall, () => isAlive && give())
      }
      const stall = stallBefore ? (standsStill ?? 0) * 1000 : 0
      if (standsStill !== null) note(`${name}: stands still for ${standsStill} s at ${what}`)
      schedule.at(schedule.now() + delay(random, about) + stall, () => {
        if (schedule.now() >= until) die('its time is over')
        if (!isAlive) return
        if (diesBefore) return die(`dies before ${what}`)
        try {
          const value = effect()
          answer(() => resolve(value))
        } catch (error) {
          answer(() => reject(error))
        }
      })
    })
  }

  return {
    name,
    random,
    clock: { now, id: () => ulidAt(now(), random) },
    isAlive: () => isAlive,
    call,
    end: () => {
      const was = isAlive
      isAlive = false
      return was
    },
  }
}
