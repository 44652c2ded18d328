import { expect, it } from 'vitest'
import { honeyListing } from '../../../test/honey-listing.ts'
import type { Listing } from '../../domain/listing.ts'
import { adjust } from './adjust.ts'
import { SendoSettings } from './settings.ts'

const settings = SendoSettings.parse({
  baseUrl: 'https://marketplace.example/',
  shopKey: 'a',
  secretKey: 'b',
})
const listing: Listing = {
  ...honeyListing,
  price: { amount: 250_000, per: 'hộp' },
  images: [{ source: 'url', width: 800, height: 600, sha256: 'c'.repeat(64), type: 'image/png' }],
}
const run = (changes: Partial<Listing>, onSale = true) =>
  adjust(
    { ...listing, ...changes },
    {
      shopSku: 'vidu-MO-1',
      pictureUrl: (sha) => `https://p.example/${sha}`,
      onSale,
      papers: [],
      categoryRules: [],
    },
    settings,
  )
const codes = (changes: Partial<Listing>) => run(changes).problems.map((problem) => problem.code)

it('carries an ordinary listing without a word', () => {
  expect(run({})).toMatchObject({
    problems: [],
    product: {
      sku: 'vidu-MO-1',
      weight: 500,
      unit_id: 5,
      stock_availability: true,
      category: { id: 1218 },
      pictures: [`https://p.example/${'c'.repeat(64)}`],
    },
  })
})

it.each([
  [{ stock: 0 }, true, false],
  [{ stock: 1 }, true, true],
  [{ stock: 1 }, false, false],
])('with %j, wanted on sale %s, is available: %s', (changes, onSale, available) => {
  expect(run(changes, onSale).product.stock_availability).toBe(available)
})

it.each([
  [{ net: { value: 750, unit: 'ml' } }, 750, ['net.weight-from-volume']],
  [{ net: { value: 0.4, unit: 'g' } }, 1, []],
  [{ net: null }, 500, ['net.weight-assumed']],
  [{ net: { value: 10, unit: 'piece' } }, 500, ['net.weight-assumed']],
  [{ net: null, price: { amount: 20_000, per: 'kg' } }, 1000, ['unit.unknown']],
] satisfies [Partial<Listing>, number, string[]][])('%j weighs %d g', (changes, grams, problems) => {
  expect(run(changes).product.weight).toBe(grams)
  expect(codes(changes)).toEqual(expect.arrayContaining(problems))
})

it.each([
  [{ price: { amount: 7_000, per: 'hộp' } }, 'price.low'],
  [{ price: { amount: 10_000_000_000, per: 'hộp' } }, 'price.high'],
  [{ stock: 100_000 }, 'stock.high'],
  [{ name: 'a '.repeat(130) }, 'name.length'],
  [{ images: [] }, 'images.missing'],
  [{ images: listing.images.map((image) => ({ ...image, height: 499 })) }, 'images.small'],
  [{ price: { amount: 9_000, per: 'lọ' } }, 'unit.closest'],
  [{ price: { amount: 9_000, per: 'túi' } }, 'unit.unknown'],
  [{ group: 5, name: 'Thắng cố' }, 'category.general'],
])('warns about %j', (changes, code) => {
  const found = run(changes).problems.find((problem) => problem.code === code)
  expect(found).toMatchObject({ blocking: false })
})

it('blocks only what is verified', () => {
  expect(run({ group: null }).problems.filter((problem) => problem.blocking)).toMatchObject([
    { code: 'category.unknown', field: 'group' },
  ])
})

it('sends what weighs more in a larger parcel, and never one without a size', () => {
  const sizeFor = (value: number) => {
    const { height, length, width } = run({ net: { value, unit: 'g' } }).product
    return height * length * width
  }
  const volumes = [1, 250, 251, 1_000, 3_000, 10_000, 50_000].map(sizeFor)
  expect(volumes).toEqual([...volumes].sort((a, b) => a - b))
  expect(volumes[0]).toBeGreaterThan(0)
})
