import * as z from 'zod'
import { MarketplaceId } from '../ids.ts'
import { Day } from '../listing.ts'
import { Result, Task } from './item.ts'

/** One product in a package, and what came back. Times in epoch milliseconds. */
export const PackageLine = z.object({
  key: z.string(),
  number: z.int().positive(),
  task: Task,
  name: z.string(),
  answer: z
    .object({ result: Result, link: z.string().nullable(), reason: z.string().nullable(), at: z.number() })
    .nullable(),
})
export type PackageLine = z.infer<typeof PackageLine>

/** How many products of which task a package holds. */
export const TaskCounts = z.object({
  new: z.int(),
  change: z.int(),
  hide: z.int(),
  show: z.int(),
  remove: z.int(),
})
export type TaskCounts = z.infer<typeof TaskCounts>

/** What is in the file store: bytes of the workbook alone, and of the whole package. */
const PackageFiles = z.object({ workbookBytes: z.int(), packageBytes: z.int() })

/**
 * One hand-over: what the desk of a marketplace was given on a day. It is open for collecting until `files` are there;
 * from then on nothing is added. `mail` says what became of its mail: `unclear` is never sent again by itself.
 */
export const HandOverPackage = z.object({
  id: z.string(),
  marketplace: MarketplaceId,
  shop: z.string(),
  day: Day,
  createdAt: z.number(),
  desk: z.object({ name: z.string(), email: z.string(), returnTo: z.string().optional() }),
  /** Opens the package for whoever holds the mail, until `linkUntil`. */
  linkToken: z.string(),
  linkUntil: z.number(),
  counts: TaskCounts.nullable(),
  files: PackageFiles.nullable(),
  mail: z.enum(['none', 'sent', 'unclear']),
  mailedAt: z.number().nullable(),
  answered: z.int().nonnegative(),
  /** Products without an answer that a newer package asks about anew. */
  replaced: z.int().nonnegative().default(0),
  answeredAt: z.number().nullable(),
  reminders: z.int().nonnegative(),
  remindedAt: z.number().nullable(),
  revision: z.int().nonnegative(),
})
export type HandOverPackage = z.infer<typeof HandOverPackage>

export const PackageState = z.enum(['collecting', 'packed', 'mailed', 'partly-answered', 'answered'])
export type PackageState = z.infer<typeof PackageState>

export function packageState(of: HandOverPackage): PackageState {
  if (of.files === null) return 'collecting'
  if (openLines(of) === 0) return 'answered'
  if (of.answered > 0) return 'partly-answered'
  return of.mail === 'none' ? 'packed' : 'mailed'
}

export const lineCount = ({ counts }: Pick<HandOverPackage, 'counts'>): number =>
  Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0)

/** Products that an answer is waited for. */
export const openLines = (of: Pick<HandOverPackage, 'counts' | 'answered' | 'replaced'>): number =>
  Math.max(0, lineCount(of) - of.answered - of.replaced)

export function countTasks(lines: readonly Pick<PackageLine, 'task'>[]): TaskCounts {
  const counts: TaskCounts = { new: 0, change: 0, hide: 0, show: 0, remove: 0 }
  for (const { task } of lines) counts[task] += 1
  return counts
}

/** Ids sort by day: `2026-11-27-abc-001`. A shop that is not called like its marketplace is named too. */
export function packageId(of: { day: string; marketplace: string; shop: string; number: number }): string {
  const shop = of.shop === of.marketplace ? '' : `-${of.shop.toLowerCase().replaceAll(/[^a-z0-9]+/g, '')}`
  return `${of.day}-${of.marketplace}${shop}-${String(of.number).padStart(3, '0')}`
}

/** An id as it may stand in an address. */
export const PackageId = z.string().regex(/^\d{4}-\d{2}-\d{2}-[a-z0-9-]{1,100}-\d{3}$/)
