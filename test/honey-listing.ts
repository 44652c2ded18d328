import type { Listing } from '../shared/domain/listing.ts'

/** An ordinary product that every marketplace takes as it is. */
export const honeyListing: Listing = {
  sku: 'MO-1',
  name: 'Mật ong bạc hà',
  price: { amount: 250_000, per: 'chai' },
  net: { value: 500, unit: 'g' },
  stock: 12,
  ocop: { state: 'none', stars: null, decision: null, issuedOn: null, expiresOn: null },
  producer: null,
  group: 4,
  gtin: null,
  description: null,
  season: [],
  shelfLifeMonths: null,
  images: [],
}
