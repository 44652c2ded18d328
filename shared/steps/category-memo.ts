// Reads only: what staff chose for the categories of a marketplace, for those who ask with every listing.
import type { CategoryRule } from '../domain/category-rule.ts'
import type { MarketplaceId } from '../domain/ids.ts'
import type { Clock } from '../ports/clock.ts'
import type { Stores } from '../ports/stores.ts'

/** A change of staff shows after so many milliseconds at most. */
const goodFor = 10_000

export type CategoryRules = (marketplace: MarketplaceId) => Promise<readonly CategoryRule[]>

/** Reads each map once for all listings within a few seconds. */
export function categoryMemo(stores: Pick<Stores, 'categories'>, clock: Pick<Clock, 'now'>): CategoryRules {
  const known = new Map<MarketplaceId, { until: number; rules: ReturnType<CategoryRules> }>()
  return (marketplace) => {
    const kept = known.get(marketplace)
    if (kept && kept.until > clock.now()) return kept.rules
    const rules = stores.categories.get(marketplace).then((map) => map.rules)
    known.set(marketplace, { until: clock.now() + goodFor, rules })
    rules.catch(() => known.delete(marketplace))
    return rules
  }
}
