import * as z from 'zod'
import type { Listing } from './listing.ts'
import { fold, hasWords, toneKey } from './text.ts'
import { isUnmarked } from './values/unit.ts'

/**
 * What somebody chose for such products at one marketplace: its own category and attribute values, by OCOP group and words
 * of the name. The first rule that fits counts; without a group it is for all, without words for every name.
 */
export const CategoryRule = z.object({
  group: z.int().min(1).max(26).nullable(),
  words: z.array(z.string().trim().min(1).max(60)).max(50),
  /** In the words of the marketplace: an id or a code. */
  category: z.string().trim().min(1).max(200),
  /** Values of attributes by the marketplace's own id or code. */
  attributes: z.record(z.string().max(100), z.string().max(200)).default({}),
})
export type CategoryRule = z.infer<typeof CategoryRule>

/** How many rules a map holds at most: what a person can still look through, and what fits one record. */
export const mostCategoryRules = 300

/**
 * What staff chose for one marketplace. `revision` grows with every change, so that nobody overwrites what they have not
 * seen; 0 where nobody has chosen anything.
 */
export const CategoryMap = z.object({
  revision: z.int().nonnegative(),
  rules: z.array(CategoryRule).max(mostCategoryRules),
  changedAt: z.number().nullable(),
  changedBy: z.string().nullable(),
})
export type CategoryMap = z.infer<typeof CategoryMap>

export const emptyCategoryMap: CategoryMap = { revision: 0, rules: [], changedAt: null, changedBy: null }

/** How a marketplace names its categories, and what its folder chooses by itself where staff chose nothing. */
export type CategoryNaming = {
  /** What a category looks like there; a regular expression for the whole of it. */
  pattern: string
  /** One as an example for people. */
  example: string
  /** After the rules of staff, in this order. */
  own: readonly CategoryRule[]
}

/** The first rule that fits; null where none does. */
export function categoryRuleFor(
  rules: readonly CategoryRule[],
  { group, name }: Pick<Listing, 'group' | 'name'>,
): CategoryRule | null {
  const found = rules.find(
    (rule) => (rule.group === null || rule.group === group) && matches(rule.words, name),
  )
  return found ?? null
}

/** Whole words with their marks; a name typed without any mark is compared without them. */
function matches(candidates: readonly string[], name: string): boolean {
  if (candidates.length === 0) return true
  const key = isUnmarked(name) ? fold : toneKey
  const words = key(name)
  return candidates.some((word) => hasWords(words, key(word)))
}
