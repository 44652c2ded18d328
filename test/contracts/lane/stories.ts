import { MarketplaceId } from '../../../shared/domain/ids.ts'
import type { Condition } from '../../../shared/domain/status.ts'
import type { Operation } from '../marketplace/operations.ts'
import { listing } from '../marketplace/subject.ts'
import type { Lane, Wish } from './lane.ts'

/** How an operation comes about in a lane: what is there before, what is wanted then, and what it comes to. */
export type Story = {
  before: Wish[]
  wish: Wish
  /** Somebody only wants to know what is there. */
  looks?: true
  ends: Condition
}

const listed: Wish = { listing, target: 'listed' }
const dearer: Wish = {
  listing: { ...listing, price: { amount: 260_000, per: 'chai' }, stock: 7 },
  target: 'listed',
}
const renamed: Wish = { listing: { ...listing, name: 'Mật ong hoa rừng' }, target: 'listed' }
const paused: Wish = { listing, target: 'paused' }

export const stories: Partial<Record<Operation, Story>> = {
  login: { before: [], wish: listed, ends: 'live' },
  'find by SKU': { before: [], wish: listed, ends: 'live' },
  'find by id': { before: [listed], wish: listed, looks: true, ends: 'live' },
  create: { before: [], wish: listed, ends: 'live' },
  update: { before: [listed], wish: renamed, ends: 'live' },
  'price-stock': { before: [listed], wish: dearer, ends: 'live' },
  pause: { before: [listed], wish: paused, ends: 'paused' },
  resume: { before: [listed, paused], wish: listed, ends: 'live' },
  withdraw: { before: [listed], wish: { listing, target: 'withdrawn' }, ends: 'withdrawn' },
}

/** Brings everything to where the operation begins: one wish after the other, each to its end. */
export async function begin(lane: Lane, { before }: Pick<Story, 'before'>): Promise<void> {
  for (const wish of before) {
    await lane.wish(wish)
    await lane.message()
    await lane.untilAtRest()
  }
}

/** The operation, once. */
export async function carryOut(lane: Lane, { wish, looks }: Story): Promise<void> {
  if (!looks) await lane.wish(wish)
  await lane.message(looks === true)
}

/** What a person does who reads why it was refused: asks for another try. */
export async function askAgain(lane: Lane, { wish }: Story, n: number): Promise<void> {
  const id = MarketplaceId.parse(lane.subject.marketplace.manifest.id)
  const order = `01J0000000000000000000${String(n).padStart(4, '0')}`
  await lane.wish({ ...wish, requests: { [id]: { kind: 'retry', order } } })
  await lane.message()
}
