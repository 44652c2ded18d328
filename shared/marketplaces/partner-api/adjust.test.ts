import { expect, it } from 'vitest'
import { Listing } from '../../domain/listing.ts'
import { adjust } from './adjust.ts'
import { PartnerProfile } from './profile.ts'

const listing = Listing.parse({
  ...{ sku: 'V1', name: 'Mật ong Ví Dụ', price: { amount: 90_000, per: 'chai' }, net: null, stock: 3 },
  ocop: { state: 'none', stars: null, decision: null, issuedOn: null, expiresOn: null },
  ...{ producer: null, group: null, gtin: null, description: null, season: [], shelfLifeMonths: null },
  ...{ certificates: [], storage: null, ingredients: null },
  images: [{ source: 'upload', width: 2000, height: 1500, sha256: 'a'.repeat(64), type: 'image/jpeg' }],
})
const profileWith = (limits: object) =>
  PartnerProfile.parse({
    baseUrl: 'https://partner.example',
    login: { kind: 'apiKey', header: 'X-Key', key: 'k' },
    statusWords: { live: 'live' },
    limits: { source: 'contract 1/2026', mark: 'V', checkedOn: '2026-11-21', ...limits },
  })

it.each([
  [500, 'a-500'],
  [1000, 'a-1000'],
  [2000, 'a-whole'],
  [null, 'a-whole'],
])('pictures have the side that the profile says: %s', (pictureSide, address) => {
  const context = {
    shopSku: 'V1',
    pictureUrl: (sha256: string, side?: number) => `${sha256[0]}-${side ?? 'whole'}`,
    ...{ onSale: true, papers: [], categoryRules: [] },
  }
  const { product } = adjust(listing, context, profileWith({ pictureSide }))
  expect(product.pictures).toEqual([address])
})

it('a side in which no picture lies ready does not fit', () => {
  expect(() => profileWith({ pictureSide: 800 })).toThrow(/pictureSide/)
})
