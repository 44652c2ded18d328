import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CategoryRule } from '../../shared/domain/category-rule.ts'
import type { TenantId } from '../../shared/domain/ids.ts'
import type { Listing } from '../../shared/domain/listing.ts'
import type { Problem } from '../../shared/domain/rules.ts'
import type { AdjustedProduct } from '../../shared/ports/opened-marketplace.ts'
import { blockingOf, completeProduct, prepareProduct } from '../../shared/steps/prepare-product.ts'
import { anyListing } from '../contracts/marketplace/any-listing.ts'
import { type Bench, startBench } from '../contracts/marketplace/subject.ts'
import { subjects } from './subjects.ts'

const listings = 2_000
const together = 20

/** What staff may have chosen: nothing, a category that is there, one that asks for more, one that is not there. */
const anyRules: fc.Arbitrary<CategoryRule[]> = fc.constantFrom(
  ...[[], [], ['2422'], ['1625'], ['987654']].map((categories) =>
    categories.map((category) => ({ group: null, words: [], category, attributes: {} })),
  ),
)

/** Held by us for a person, whatever a marketplace takes. */
const isOurs = ({ code }: Problem): boolean => ['alcohol.confirm', 'claim.confirm'].includes(code)

/** One listing as preview and publishing see it: what they would send, and the rules of the marketplace that forbid it. */
async function preview(
  { opened, clock }: Bench,
  listing: Listing,
  categoryRules: CategoryRule[],
  sku: string,
) {
  const parts = {
    stores: { clearances: { get: async () => null, put: async () => {} } },
    marketplace: opened.manifest.id as never,
    categoryRules: async () => categoryRules,
    pictureUrl: (sha256: string) => `https://pictures.example/${sha256}.jpg`,
    clock: { now: () => clock.now },
  }
  const of = { tenant: 'vidu' as TenantId, sku, listing: { ...listing, sku }, onSale: true, papers: [] }
  const { adjusted } = await prepareProduct(parts, opened, of)
  // Whatever we hold ourselves is taken away first: this is about the marketplace's own rules.
  const rest = { ...adjusted, problems: adjusted.problems.filter((problem) => !isOurs(problem)) }
  const completed = await completeProduct(opened, rest)
  if (!completed.ok) throw new Error(`complete failed: ${completed.failure.code}`)
  return { product: completed.value.product, blocking: blockingOf(completed.value).map(({ code }) => code) }
}

/** A product that our connector would not send is sent all the same, as far as the marketplace's own words allow. */
function sentAnyway({ product }: Pick<AdjustedProduct, 'product'>): unknown {
  const one = product as { category?: { id: number } | string | null; completion?: unknown }
  if ('completion' in one || typeof one.category === 'string' || !('pictures' in one) || !('unit_id' in one))
    return product
  const id = typeof one.category === 'object' ? (one.category?.id ?? 0) : 0
  return { ...one, completion: { categoryId: id, attributes: [] } }
}

const disagreement = `the rules and the sandbox disagree. Nothing blocking, but refused: the sandbox keeps a rule that the
rule pack lacks or measures otherwise. Blocking, but taken: the sandbox does not keep what is marked V`

describe.each(subjects)('$name', ({ subject, hit }) => {
  test('what the preview calls good is taken, and what it blocks by a verified rule is refused', async () => {
    const bench = await startBench(subject)
    const samples = fc.sample(fc.tuple(anyListing, anyRules), { numRuns: listings, seed: 20261121 })
    const wrong: unknown[] = []
    const outcomes = { good: 0, blocked: new Set<string>() }
    const check = async ([listing, rules]: (typeof samples)[number], at: number) => {
      const { product, blocking } = await preview(bench, listing, rules, `SP-${at}`)
      const sent = blocking.length > 0 ? sentAnyway({ product }) : product
      const result = await bench.opened.apply({ kind: 'create', product: sent })
      const refused = !result.ok && result.failure.kind === 'permanent'
      for (const code of blocking) outcomes.blocked.add(code)
      if (blocking.length === 0) outcomes.good += 1
      if (result.ok !== (blocking.length === 0) || (blocking.length > 0 && !refused))
        wrong.push({ blocking, result, product })
    }
    for (let at = 0; at < samples.length; at += together)
      await Promise.all(samples.slice(at, at + together).map((sample, n) => check(sample, at + n)))
    expect(wrong.slice(0, 3), disagreement).toEqual([])
    expect(bench.sandbox.products()).toHaveLength(outcomes.good)
    expect(outcomes.good).toBeGreaterThan(listings / 20)
    expect([...outcomes.blocked].sort()).toEqual(expect.arrayContaining(hit))
  }, 180_000)
})
