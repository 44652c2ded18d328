import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TenantId } from '../../shared/domain/ids.ts'
import { shopSku } from '../../shared/domain/shop-sku.ts'

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
