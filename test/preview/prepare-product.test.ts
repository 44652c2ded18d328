import { describe, expect, test } from 'vitest'
import type { CategoryRule } from '../../shared/domain/category-rule.ts'
import { type Clearance, wordingOf } from '../../shared/domain/clearance.ts'
import type { MarketplaceId, TenantId } from '../../shared/domain/ids.ts'
import type { Listing } from '../../shared/domain/listing.ts'
import type { AdjustContext } from '../../shared/ports/marketplace.ts'
import type { AdjustedProduct } from '../../shared/ports/opened-marketplace.ts'
import { blockingOf, completeProduct, prepareProduct } from '../../shared/steps/prepare-product.ts'
import { listing } from '../contracts/marketplace/subject.ts'

const now = Date.parse('2026-11-21T08:00:00Z')
const tenant = 'htxvidu' as TenantId

/** Takes everything, and shows what it was asked. */
const market = {
  adjust: (asked: Listing, context: AdjustContext): AdjustedProduct => ({
    product: { asked, context },
    ...{ problems: [], offer: { price: 1, stock: 1 }, hash: 'a', hashBesidesPriceStock: 'b' },
  }),
}

async function prepared(
  changes: Partial<Listing>,
  clearance: Clearance | null = null,
  rules: CategoryRule[] = [],
) {
  const parts = {
    stores: { clearances: { get: async () => clearance, put: async () => {} } },
    marketplace: 'voso' as MarketplaceId,
    categoryRules: async () => rules,
    pictureUrl: (sha256: string) => sha256,
    clock: { now: () => now },
  }
  const of = { tenant, sku: 'MO-500', listing: { ...listing, ...changes }, onSale: true, papers: [] }
  const { adjusted } = await prepareProduct(parts, market, of)
  const { asked, context } = adjusted.product as { asked: Listing; context: AdjustContext }
  return { adjusted, asked, context, held: blockingOf(adjusted).map(({ code }) => code) }
}

const yesTo = (words: Pick<Listing, 'name' | 'description'>): Clearance => ({
  ...{ sku: 'MO-500', codes: ['claim.confirm', 'alcohol.confirm'], clearedBy: 'canbo', clearedAt: now },
  wording: wordingOf(words),
})

describe('wording that a person has to look at', () => {
  const cure = { name: 'Mật ong chữa bệnh dạ dày', description: null }
  test.each([
    [cure, ['claim.confirm']],
    [{ name: 'Rượu ngô men lá', group: 14 }, ['alcohol.confirm']],
    [{ name: 'Cao gắm', description: 'Rượu ngâm, điều trị gút' }, ['claim.confirm']],
    [{ name: 'Mật ong bạc hà' }, []],
  ] satisfies [Partial<Listing>, string[]][])(
    '%j is held for %j, wherever it came from',
    async (changes, codes) => {
      expect((await prepared(changes)).held).toEqual(codes)
    },
  )

  test('goes on once staff said yes to it, and to no other wording', async () => {
    expect((await prepared(cure, yesTo(cure))).held).toEqual([])
    const other = { ...cure, description: 'Hết đau ngay, đặc trị' }
    expect((await prepared(other, yesTo(cure))).held).toEqual(['claim.confirm'])
  })

  test('is held again when the paper that proved it is over', async () => {
    const organic = (expiresOn: string): Partial<Listing> => ({
      name: 'Chè hữu cơ',
      certificates: [{ kind: 'organic', number: 'HC-1', issuedOn: null, expiresOn }],
    })
    expect((await prepared(organic('2026-11-22'))).held).toEqual([])
    expect((await prepared(organic('2026-11-21'))).held).toEqual(['claim.confirm'])
  })
})

test('stars are shown until the day the recognition ends', async () => {
  const until = (expiresOn: string) => ({ ocop: { ...listing.ocop, expiresOn } })
  expect((await prepared(until('2026-11-22'))).asked.ocop).toMatchObject({ state: 'valid', stars: 4 })
  expect((await prepared(until('2026-11-21'))).asked.ocop).toMatchObject({ state: 'expired', stars: null })
})

test('what staff chose for categories is passed on', async () => {
  const rules = [{ group: 4, words: [], category: '9', attributes: {} }]
  expect((await prepared({}, null, rules)).context.categoryRules).toEqual(rules)
})

test('the marketplace is asked only about what is not held already', async () => {
  let asked = 0
  const complete = async (adjusted: AdjustedProduct) => {
    asked += 1
    return { ok: true, value: adjusted } as const
  }
  await completeProduct({ complete }, (await prepared({ name: 'Mật ong chữa bệnh' })).adjusted)
  expect(asked).toBe(0)
  await completeProduct({ complete }, (await prepared({})).adjusted)
  expect(asked).toBe(1)
})
