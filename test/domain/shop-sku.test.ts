import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TenantId } from '../../shared/domain/ids.ts'
import { isShopSkuOf, readShopSku, shopSku } from '../../shared/domain/shop-sku.ts'

const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789']
const tenant = fc
  .string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 16 })
  .map((text) => TenantId.parse(text))
const sku = fc.string({ unit: fc.constantFrom(...'ABC-019'), minLength: 1, maxLength: 45 })

test('at most 45 characters, and always the same', () => {
  fc.assert(
    fc.property(tenant, sku, (one, code) => {
      expect(shopSku(one, code).length).toBeLessThanOrEqual(45)
      expect(shopSku(one, code)).toBe(shopSku(one, code))
    }),
  )
})

test('no two products of a shop have the same one', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(tenant, sku), { minLength: 50, selector: String }), (products) => {
      expect(new Set(products.map(([one, code]) => shopSku(one, code))).size).toBe(products.length)
    }),
  )
})

test('two long codes that only their ends tell apart stay apart', () => {
  const one = TenantId.parse('htxvidu123456789')
  const codes = Array.from({ length: 500 }, (_, n) =>
    shopSku(one, 'A'.repeat(41) + String(n).padStart(4, '0')),
  )
  expect(new Set(codes).size).toBe(500)
  expect(codes.every((code) => code.startsWith('htxvidu123456789-AAAA'))).toBe(true)
})

test('names the tenant first: what fits is kept as it is', () => {
  expect(shopSku(TenantId.parse('htxvidu'), 'MO-500')).toBe('htxvidu-MO-500')
})

describe('the way back', () => {
  // Letters that take two places may be cut in half; a dash may stand anywhere.
  const anySku = fc.string({ unit: fc.constantFrom(...'ABab-01 é', '🍯'), minLength: 1, maxLength: 60 })

  test('finds every product again among all of its account', () => {
    fc.assert(
      fc.property(tenant, fc.uniqueArray(anySku, { minLength: 1, maxLength: 20 }), (one, skus) => {
        for (const code of skus) expect(foundFrom(shopSku(one, code), one, skus)).toEqual([code])
      }),
    )
  })

  test('finds it too where a half letter was lost on the way', () => {
    fc.assert(
      fc.property(tenant, fc.uniqueArray(anySku, { minLength: 1, maxLength: 20 }), (one, skus) => {
        for (const code of skus)
          expect(foundFrom(shopSku(one, code).toWellFormed(), one, skus)).toEqual([code])
      }),
    )
  })

  test('finds nothing under a code that is not ours', () => {
    const foreign = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.tuple(tenant, anySku).map(([one, code]) => `${one}-${code}x`),
    )
    fc.assert(
      fc.property(foreign, tenant, fc.uniqueArray(anySku, { maxLength: 20 }), (code, one, skus) => {
        const ours = skus.filter((sku) => shopSku(one, sku) === code)
        expect(foundFrom(code, one, skus)).toEqual(ours)
      }),
    )
  })

  test.each([
    '',
    '-',
    'MO-500',
    'HTXVIDU-MO',
    'htxvidu',
    'htxvidu-',
    '-htxvidu-MO',
    `htxvidu-${'A'.repeat(38)}`,
  ])('does not take %j for ours', (code) => {
    expect(readShopSku(code)).toBeNull()
  })

  test('takes a code of full length for either a whole one or a cut one', () => {
    const code = shopSku(TenantId.parse('htxvidu'), 'A'.repeat(60))
    expect(readShopSku(code)).toEqual({
      tenant: 'htxvidu',
      sku: code.slice('htxvidu-'.length),
      beginning: 'A'.repeat(24),
    })
    expect(foundFrom(code, TenantId.parse('htxvidu'), ['A'.repeat(60), 'A'.repeat(61)])).toEqual([
      'A'.repeat(60),
    ])
    // Somebody may call a product just what another one's cut code looks like.
    const twin = code.slice('htxvidu-'.length)
    expect(shopSku(TenantId.parse('htxvidu'), twin)).toBe(code)
  })
})

/** As the stores find it: the SKU itself, and those that begin so. */
function foundFrom(code: string, account: TenantId, skus: string[]): string[] {
  const reading = readShopSku(code)
  if (!reading || reading.tenant !== account) return []
  const { sku, beginning } = reading
  return skus.filter(
    (one) =>
      (one === sku || (beginning !== null && one.startsWith(beginning))) && isShopSkuOf(code, account, one),
  )
}
