import { expect, it } from 'vitest'
import { readHint } from './hint.ts'
import { SendoSettings } from './settings.ts'

const settings = SendoSettings.parse({
  baseUrl: 'https://marketplace.example',
  shopKey: 'an-example-key',
  secretKey: 'b',
  storeId: 7,
})
const told = {
  type: 'PRODUCT.CREATE',
  store_id: 7,
  shop_key: 'an-example-key',
  data: { id: 5, store_sku: 'A-1' },
}
const read = (changes: object = {}) =>
  readHint({ headers: {}, body: JSON.stringify({ ...told, ...changes }) }, settings)

it('names the product to look at, and knows a repetition', () => {
  expect(read()).toEqual({
    kind: 'products',
    products: [{ externalId: '5', shopSku: 'A-1' }],
    delivery: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  expect(read()).toEqual(read())
  expect(read({ data: { id: 6 } })).not.toEqual(read())
})

it.each([
  [{ shop_key: 'another' }, 'another shop key'],
  [{ shop_key: '' }, 'another shop key'],
  [{ store_id: 8 }, 'another store'],
  [{ store_id: null }, 'another store'],
  [{ shop_key: 5 }, 'not in the shape of a hint'],
])('refuses %j and tells no secret', (changes, refused) => {
  const hint = read(changes)
  expect(hint).toEqual({ kind: 'refused', refused })
  expect(JSON.stringify(hint)).not.toContain('an-example-key')
})

it.each(['', 'x', '[]', 'null', '{}'])('refuses %j', (body) => {
  expect(readHint({ headers: {}, body }, settings)).toMatchObject({ kind: 'refused' })
})

it.each([
  [{ type: 'SALESORDER.CREATE' }],
  [{ data: null }],
  [{ data: {} }],
  [{ data: { id: '../7' } }],
  [{ data: { id: -1, sku: 'x'.repeat(200) } }],
])('names nothing for %j', (changes) => {
  expect(read(changes)).toMatchObject({ kind: 'products', products: [] })
})
