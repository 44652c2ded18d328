import { type CategoryRule, categoryRuleFor } from '../../domain/category-rule.ts'
import type { Listing } from '../../domain/listing.ts'
import tree from './category-tree.json' with { type: 'json' }
import words from './category-words.json' with { type: 'json' }
import type { WantedCategory } from './product.ts'
import type { SendoSettings } from './settings.ts'

/**
 * Part of Sendo's category tree as it was on 2022-08-11 (wifosoft/wifosell-be, sendo_categories.json; mark C). Ids may
 * be stale: the connector looks every one of them up in the tree of the day.
 */
export const categorySnapshot = tree

/** A level-4 category as staff write it: its number. */
export const categoryPattern = '[1-9]\\d{0,8}'

/** "Bách hóa tổng hợp khác": takes any packed food. */
const CATCH_ALL = '3657'

/**
 * Our own choice: within an OCOP group the first row of `category-words.json` with a matching word counts, a row without
 * words takes the rest. Spirits (groups 14 and 15) and tourism (26) have no place in the snapshot.
 */
export const ownCategories: readonly CategoryRule[] = words.map((row) => ({ ...row, attributes: {} }))

/**
 * `general`: only the catch-all fits, `other`: what an operator set for whatever is left; the seller is asked to say more.
 * `attributes` by Sendo's own id.
 */
export type CategoryChoice = {
  category: WantedCategory
  attributes: Record<string, string>
  how: 'chosen' | 'general' | 'other'
}

/** What staff chose, then what an operator set for the group, then our own words; null where a person decides. */
export function chooseCategory(
  listing: Pick<Listing, 'group' | 'name'>,
  rules: readonly CategoryRule[],
  { categoryIds }: Pick<SendoSettings, 'categoryIds'>,
): CategoryChoice | null {
  const byStaff = categoryRuleFor(rules.filter(isNumbered), listing)
  if (byStaff) return choice({ id: Number(byStaff.category), path: null }, 'chosen', byStaff.attributes)
  const byOperator = categoryIds[String(listing.group)]
  if (byOperator !== undefined) return choice({ id: byOperator, path: null }, 'chosen')
  const own = categoryRuleFor(ownCategories, listing)
  if (own) return choice(wanted(own.category), own.category === CATCH_ALL ? 'general' : 'chosen')
  const left = listing.group === null ? categoryIds.other : undefined
  return left === undefined ? null : choice({ id: left, path: null }, 'other')
}

const isNumbered = ({ category }: CategoryRule): boolean => new RegExp(`^${categoryPattern}$`).test(category)

const choice = (
  category: WantedCategory,
  how: CategoryChoice['how'],
  attributes: Record<string, string> = {},
): CategoryChoice => ({ category, attributes, how })

/** With its path where the snapshot has it, by which the connector finds it in the tree of the day. */
function wanted(category: string): WantedCategory {
  const id = Number(category)
  return { id, path: tree.find((row) => row.id === id)?.name ?? null }
}
