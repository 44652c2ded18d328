import * as z from 'zod'
import { contentHash } from '../hash.ts'
import { ChangedPart, changesOf, HandOverProduct } from './product.ts'

/** What the desk is asked to do with a product. */
export const Task = z.enum(['new', 'change', 'hide', 'show', 'remove'])
export type Task = z.infer<typeof Task>

/** What the desk says it did: on sale, refused, hidden, taken down. */
export const Result = z.enum(['live', 'rejected', 'hidden', 'removed'])
export type Result = z.infer<typeof Result>

/** A wish for one product. Numbers grow with every new wish, so that an answer can be told from a late one. */
const Wished = z.object({
  number: z.int().positive(),
  kind: z.enum(['offer', 'remove']),
  product: HandOverProduct,
})

const Answer = z.object({
  /** Of the wish that was in the package that came back. */
  number: z.int().positive(),
  packageId: z.string(),
  result: Result,
  link: z.string().nullable(),
  reason: z.string().nullable(),
  at: z.number(),
})
export type Answer = z.infer<typeof Answer>

/** Our record of what one desk was given of one product, under its shop SKU: the stable key. Times in epoch ms. */
export const HandOverItem = z.object({
  key: z.string(),
  wish: Wished,
  /** What was last put into a package; null before the first. */
  packed: Wished.extend({ packageId: z.string(), task: Task, changes: z.array(ChangedPart) }).nullable(),
  /** The answer to the newest wish that was answered. */
  answer: Answer.nullable(),
  /** What the desk said is there, and where people see it. */
  there: z.enum(['none', 'live', 'hidden']),
  link: z.string().nullable(),
  /** The highest number that was ever given to a wish. */
  lastNumber: z.int(),
  revision: z.int().nonnegative(),
})
export type HandOverItem = z.infer<typeof HandOverItem>

type Wish = Pick<z.infer<typeof Wished>, 'kind' | 'product'>

export const wishHash = ({ kind, product }: Wish): string => contentHash({ kind, product })
const isSame = (a: Wish, b: Wish): boolean => wishHash(a) === wishHash(b)

/**
 * The record with another wish. A wish that says what was packed last is that one again, so that nothing is handed over
 * twice; said again after the desk did something else (refused it, took it down) it is a new one, because a person asked.
 */
export function withWish(item: HandOverItem | null, wish: Wish): HandOverItem {
  if (item === null) return firstItem(wish)
  const { packed } = item
  const isCurrent = isSame(item.wish, wish)
  if (isCurrent && !isAnsweredOtherwise(item)) return item
  if (!isCurrent && packed && isSame(packed, wish)) return { ...item, wish: wishOf(packed) }
  const number = item.lastNumber + 1
  return { ...item, wish: { ...wish, number }, lastNumber: number }
}

function firstItem(wish: Wish): HandOverItem {
  const none = { packed: null, answer: null, link: null }
  const { key } = wish.product
  return { key, ...none, there: 'none', wish: { ...wish, number: 1 }, lastNumber: 1, revision: 0 }
}

const wishOf = ({ number, kind, product }: z.infer<typeof Wished>) => ({ number, kind, product })

const isAnswered = ({ wish, answer }: HandOverItem): boolean => answer?.number === wish.number

/** What the desk answers where it did what was asked. */
const doneBy = { new: 'live', change: 'live', show: 'live', hide: 'hidden', remove: 'removed' } as const
export const resultOf = (task: Task): Result => doneBy[task]

function isAnsweredOtherwise(item: HandOverItem): boolean {
  const { answer, packed } = item
  return isAnswered(item) && packed !== null && answer?.result !== resultOf(packed.task)
}

/** Whether the desk has something of this product that it has not answered yet. */
export const isOut = ({ packed, answer }: HandOverItem): boolean =>
  packed !== null && packed.number > (answer?.number ?? 0)

/** What the desk has to be asked; null where the wish was packed, or where there is nothing to do for it. */
export function taskOf(item: HandOverItem): Task | null {
  const { wish, packed, there } = item
  if (packed?.number === wish.number) return null
  const mayBeThere = there !== 'none' || isOut(item)
  if (wish.kind === 'remove') return mayBeThere ? 'remove' : null
  if (!wish.product.onSale) return mayBeThere ? 'hide' : null
  if (there === 'hidden' || (isOut(item) && packed?.task === 'remove')) return 'show'
  return mayBeThere ? 'change' : 'new'
}

/** The record after its wish was put into a package. */
export function withPacked(item: HandOverItem, packageId: string, task: Task): HandOverItem {
  const before = task === 'change' ? item.packed?.product : undefined
  const changes = before ? changesOf(before, item.wish.product) : []
  return { ...item, packed: { ...item.wish, packageId, task, changes } }
}

/** The record after an answer. One to an older wish than the newest answered one changes nothing. */
export function withAnswer(item: HandOverItem, answer: Answer): HandOverItem {
  if (answer.number < (item.answer?.number ?? 0)) return item
  const link = answer.result === 'removed' ? null : (answer.link ?? item.link)
  return { ...item, answer, there: thereAfter(item, answer.result), link }
}

function thereAfter({ there }: HandOverItem, result: Result): HandOverItem['there'] {
  if (result === 'rejected') return there
  return result === 'removed' ? 'none' : result
}

/** What the record says of the product now, in the words of an observation. */
export type HandOverState = {
  state: 'in-review' | 'live' | 'paused' | 'rejected' | 'withdrawn'
  raw: string
  reason: string | null
}

/** Words kept beside the status: what the record says, whatever the condition is called. */
export const handOverWords = {
  waiting: 'cho-gui',
  sent: 'da-gui',
  live: 'dang-ban',
  rejected: 'tu-choi',
  hidden: 'da-an',
  removed: 'da-go',
} as const

const stateAfter = { live: 'live', rejected: 'rejected', hidden: 'paused', removed: 'withdrawn' } as const

export function stateOf(item: HandOverItem): HandOverState {
  const { answer, wish, packed } = item
  if (answer && isAnswered(item)) {
    const reason = answer.result === 'rejected' ? answer.reason : null
    return { state: stateAfter[answer.result], raw: handOverWords[answer.result], reason }
  }
  if (packed?.number === wish.number) return { state: 'in-review', raw: handOverWords.sent, reason: null }
  if (taskOf(item) !== null) return { state: 'in-review', raw: handOverWords.waiting, reason: null }
  // Nobody has to do anything: it never was at the desk, or the desk has nothing of it any more.
  const isRemoved = wish.kind === 'remove'
  return isRemoved
    ? { state: 'withdrawn', raw: handOverWords.removed, reason: null }
    : { state: 'paused', raw: handOverWords.hidden, reason: null }
}
