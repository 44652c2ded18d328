import { fits, type Permit, type Rate, skewMs } from './permits.ts'
import { type Claimant, due, surplus } from './share.ts'
import type { Worker } from './workers.ts'

/** A permit of a worker, as that worker knows it. Times in epoch milliseconds. */
export type HeldPermit = {
  id: number
  size: number
  /** When each of its requests may be sent again. */
  from: number[]
  /** Nothing sent with it is without an answer. */
  isIdle: boolean
  /** Good for so many requests yet; null: no matter how many. */
  uses: number | null
  /** When the worker got it. */
  since: number
}

type Record = { permits: Permit[]; workers: Worker[]; lastOrdinary: number }
type Wish = { now: number; worker: string; express: boolean; hungry: boolean; held: HeldPermit[] }
type Facts = { record: Record; wish: Wish; rate: Rate; mine: HeldPermit[]; free: Permit[] }

export type Shared = {
  permits: Permit[]
  mine: HeldPermit[]
  lastOrdinary: number
  changed: boolean
}

/** While work that cannot wait takes all it gets, one request in so many is left to work that can. */
export const ordinaryShare = 10
/** A permit that was not used for so long is not needed. */
const unusedMs = 1_000
/** Where there are fewer permits than workers, each has one for so long. */
const turnMs = 2_000

/** Gives to others what is theirs, and takes of what is free what is ours. */
export function shared(record: Record, wish: Wish, rate: Rate): Shared {
  const known = record.permits.filter(({ holder }) => holder === wish.worker).map((one) => knownAs(one, wish))
  const free = record.permits.filter(({ holder }) => holder === '')
  const facts = { record, wish, rate, mine: known, free }
  const isAside = !wish.express && wantExpress(facts).length > 0
  const { keep, take, hadTurn } = isAside ? beside(facts) : among(facts)
  const kept = new Set(keep.map(({ id }) => id))
  const taken = take.map((permit) => gained(permit, wish, hadTurn ? 1 : null))
  const mine = [...keep, ...taken]
  const ids = new Set(mine.map(({ id }) => id))
  const left = new Map(known.filter(({ id }) => !kept.has(id)).map((permit) => [permit.id, permit]))
  const permits = record.permits.map((permit) => {
    if (ids.has(permit.id)) return { ...permit, holder: wish.worker }
    const given = left.get(permit.id)
    return given ? { ...permit, holder: '', by: wish.worker, from: given.from } : permit
  })
  const changed = taken.length > 0 || left.size > 0 || hadTurn
  return { permits, mine, changed, lastOrdinary: hadTurn ? wish.now : record.lastOrdinary }
}

/** What the record says is ours and we do not know was taken by a write whose answer got lost. */
function knownAs(permit: Permit, wish: Wish): HeldPermit {
  return wish.held.find(({ id }) => id === permit.id) ?? gained(permit, wish, null)
}

function gained({ id, size, by, from }: Permit, { worker, now }: Wish, uses: number | null): HeldPermit {
  const apart = by === worker ? 0 : skewMs
  return { id, size, from: from.map((time) => time + apart), isIdle: true, uses, since: now }
}

const lastOf = ({ from }: { from: number[] }): number => Math.max(...from)
const firstOf = ({ from }: { from: number[] }): number => Math.min(...from)

const hungryOthers = ({ record, wish }: Facts): Worker[] =>
  record.workers.filter(({ id, hungry }) => hungry && id !== wish.worker)

const wantExpress = (facts: Facts): Worker[] => hungryOthers(facts).filter(({ express }) => express)

const peersOf = ({ record, wish, ...facts }: Facts): Claimant[] =>
  hungryOthers({ record, wish, ...facts })
    .filter(({ express }) => express === wish.express)
    .map(({ id, since }) => ({
      id,
      since,
      count: record.permits.filter(({ holder }) => holder === id).length,
    }))

type Choice = { keep: HeldPermit[]; take: Permit[]; hadTurn: boolean }

/** Among workers of the same kind: as many for each. */
function among(facts: Facts): Choice {
  const { wish, mine, free, record, rate } = facts
  const peers = peersOf(facts)
  const since = record.workers.find(({ id }) => id === wish.worker)?.since ?? wish.now
  const alms = wish.express && isOrdinaryTurn(facts) ? 1 : 0
  const own = { id: wish.worker, count: mine.length, since }
  const standing = { own, peers, free: Math.max(0, free.length - alms) }
  const turn = Math.max(turnMs, 2 * rate.restMs)
  const give = Math.max(
    surplus(
      standing,
      mine.some((permit) => permit.since <= wish.now - turn),
    ),
    alms > 0 && free.length === 0 ? 1 : 0,
  )
  const idle = mine.filter(({ isIdle }) => isIdle).sort((one, other) => lastOf(other) - lastOf(one))
  const gone = new Set([...idle.slice(0, give), ...idle.filter((permit) => isOver(permit, facts))])
  const keep = mine.filter((permit) => !gone.has(permit)).map((permit) => ({ ...permit, uses: null }))
  const take = wish.hungry && give === 0 ? earliest(free, due(standing)) : []
  return { keep, take, hadTurn: false }
}

/** Not needed here while others wait, or of a limit that is no more. */
function isOver(permit: HeldPermit, facts: Facts): boolean {
  const { wish, rate } = facts
  if (!fits(permit, rate)) return true
  return !wish.hungry && lastOf(permit) < wish.now - unusedMs && hungryOthers(facts).length > 0
}

const earliest = (permits: Permit[], count: number): Permit[] =>
  [...permits].sort((one, other) => firstOf(one) - firstOf(other)).slice(0, count)

/** Bulk work beside work that cannot wait: nothing but one request now and then. */
function beside(facts: Facts): Choice {
  const { wish, mine, free } = facts
  const busy = mine.filter(({ isIdle }) => !isIdle)
  const begun = mine.filter(({ isIdle, uses }) => isIdle && uses === 1)
  if (begun.length > 0 || busy.length > 0 || !isOrdinaryTurn(facts))
    return { keep: [...busy.map(unusable), ...begun.slice(0, 1)], take: [], hadTurn: false }
  const own = [...mine].sort((one, other) => firstOf(one) - firstOf(other)).slice(0, 1)
  if (own.length > 0) return { keep: own.map((permit) => ({ ...permit, uses: 1 })), take: [], hadTurn: true }
  const take = wish.hungry ? earliest(free, 1) : []
  return { keep: [], take, hadTurn: take.length > 0 }
}

const unusable = (permit: HeldPermit): HeldPermit => ({ ...permit, uses: 0 })

/** It is the turn of bulk work that waits beside work that cannot. */
function isOrdinaryTurn({ record, wish, rate }: Facts): boolean {
  const perMs = rate.sizes.reduce((sum, size) => sum + size, 0) / rate.restMs
  if (record.lastOrdinary + ordinaryShare / perMs > wish.now) return false
  if (!wish.express) return true
  const ordinary = record.workers.filter(({ express, hungry }) => hungry && !express)
  const ids = new Set(ordinary.map(({ id }) => id))
  return ids.size > 0 && !record.permits.some(({ holder }) => ids.has(holder))
}
