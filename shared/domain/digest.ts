import { contentHash } from './hash.ts'
import type { RowCounts, RowResult } from './row.ts'
import type { Status } from './status.ts'
import type { Tenant } from './tenant.ts'

/** One row that needs the seller: where it is and what to do. */
export type DigestFix = {
  sheet: string
  line: number
  name: string | null
  codes: string[]
  message: string
}

/** One listing that did not get onto a marketplace. */
export type DigestTrouble = {
  marketplace: string
  name: string
  condition: Status['condition']
  reasons: string[]
}

/** Where the accepted listings are at one marketplace. */
export type DigestPlace = {
  marketplace: string
  live: number
  inReview: number
  trouble: number
  waiting: number
}

/** All that one email about an import says. Lists are cut to `longest` entries; the counts are whole. */
export type Digest = {
  reader: Pick<Tenant, 'kind' | 'name'>
  filename: string
  counts: RowCounts
  places: DigestPlace[]
  fixes: DigestFix[]
  fixCount: number
  troubles: DigestTrouble[]
  troubleCount: number
  droppedColumns: string[]
  /** Same content, same fingerprint: what was told once is not told again. */
  fingerprint: string
}

const longest = 40

/** Collects a digest row by row, so that a long import is never held whole. */
export function digestCollector(marketplaces: { id: string; name: string }[]) {
  const places = new Map(
    marketplaces.map(({ id, name }) => [
      id,
      { marketplace: name, live: 0, inReview: 0, trouble: 0, waiting: 0 },
    ]),
  )
  const fixes: DigestFix[] = []
  const troubles: DigestTrouble[] = []
  let told = contentHash('digest')
  let fixCount = 0
  let troubleCount = 0
  const remember = (fact: unknown) => {
    told = contentHash([told, fact])
  }
  return {
    row(result: RowResult): void {
      if (result.outcome !== 'needs-fix') return
      const fix = fixOf(result)
      fixCount += 1
      if (fixes.length < longest) fixes.push(fix)
      remember([fix.name, fix.codes, fix.message])
    },
    status(name: string, status: Status): void {
      const place = places.get(status.marketplace)
      if (!place) return
      remember([status.tenant, status.sku, status.marketplace, status.version, status.condition])
      if (status.condition === 'live') place.live += 1
      else if (status.condition === 'in-review') place.inReview += 1
      else if (status.condition === 'waiting') place.waiting += 1
      else if (isTrouble(status)) {
        place.trouble += 1
        troubleCount += 1
        const { condition, reasons } = status
        if (troubles.length < longest)
          troubles.push({ marketplace: place.marketplace, name, condition, reasons })
      }
    },
    finish(about: Pick<Digest, 'reader' | 'filename' | 'counts' | 'droppedColumns'>): Digest {
      const facts = { places: [...places.values()], fixes, fixCount, troubles, troubleCount }
      return { ...about, ...facts, fingerprint: told }
    },
  }
}

const isTrouble = (status: Status) => ['rejected', 'held', 'stuck', 'withdrawn'].includes(status.condition)

/** Everything that stops the row, so that one round of fixing is enough. */
function fixOf(result: RowResult): DigestFix {
  const errors = result.issues.filter((one) => one.severity === 'error')
  const { sheet, line } = result
  return {
    sheet,
    line,
    name: result.listing?.name ?? null,
    codes: errors.map((one) => one.code),
    message: errors.map((one) => (one.hint ? `${one.message} ${one.hint}` : one.message)).join(' '),
  }
}
