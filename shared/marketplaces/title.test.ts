import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Listing } from '../domain/listing.ts'
import { composeTitle } from './title.ts'

const valid: Listing['ocop'] = { state: 'valid', stars: 4, decision: null, issuedOn: null, expiresOn: null }
const expired: Listing['ocop'] = { ...valid, state: 'expired', stars: null }

const listing = (name: string, changes: Partial<Listing> = {}): Listing => ({
  sku: 'MO-1',
  name,
  price: { amount: 1, per: 'chai' },
  net: { value: 500, unit: 'g' },
  stock: 1,
  ocop: expired,
  producer: null,
  group: null,
  gtin: null,
  description: null,
  season: [],
  shelfLifeMonths: null,
  images: [],
  ...changes,
})

it.each([
  ['Mật ong bạc hà', expired, null, 'Mật ong bạc hà 500 g'],
  ['Mật ong bạc hà', valid, null, 'Mật ong bạc hà 500 g - OCOP 4 sao'],
  ['Mật ong bạc hà 0,5kg', valid, null, 'Mật ong bạc hà 0,5kg - OCOP 4 sao'],
  ['Mật ong OCOP 4 sao', valid, null, 'Mật ong OCOP 4 sao 500 g'],
  ['Mật ong OCOP 5 sao', valid, null, 'Mật ong 500 g - OCOP 4 sao'],
  ['Mật ong (OCOP 4 sao)', expired, null, 'Mật ong 500 g'],
  ['Mật ong OCOP (4 sao)', expired, null, 'Mật ong 500 g'],
  ['Mật ong OCOP bốn sao', valid, null, 'Mật ong OCOP bốn sao 500 g'],
  ['Mật ong OCOP năm sao', valid, null, 'Mật ong 500 g - OCOP 4 sao'],
  ['Mật ong (OCOP 3★, hữu cơ)', expired, null, 'Mật ong (hữu cơ) 500 g'],
  ['Mật ong - 4 sao OCOP', expired, null, 'Mật ong 500 g'],
  ['Mật ong bạc hà', valid, 20, 'Mật ong bạc hà 500 g'],
  ['Mật ong bạc hà', valid, 16, 'Mật ong bạc hà'],
  ['Mật ong bạc hà', valid, 12, 'Mật ong bạc'],
  ['Mật ong, bạc hà', valid, 8, 'Mật ong'],
  ['  Mật\tong\u200b ', expired, null, 'Mật ong 500 g'],
] as const)('%s', (name, ocop, max, expected) => {
  expect(composeTitle(listing(name, { ocop }), max).title).toBe(expected)
})

it('never comes to nothing', () => {
  expect(composeTitle(listing('- Mậtongbạchà'), 8)).toMatchObject({ title: 'Mậtongbạchà', tooLong: true })
  expect(composeTitle(listing(' - '), 8).title).toBe('MO-1')
})

it('says what it did', () => {
  expect(composeTitle(listing('Mật ong bạc hà'), 8)).toMatchObject({ shortened: true, tooLong: false })
  expect(composeTitle(listing('Mậtongbạchà'), 8)).toMatchObject({ tooLong: true })
  expect(composeTitle(listing('Mật ong OCOP 3 sao'), null)).toMatchObject({ claimRemoved: true })
  expect(composeTitle(listing('OCOP 3 sao'), null).title).toBe('MO-1 500 g')
})

it.each([
  ['Cam sành đạt chuẩn VietGAP', 'Cam sành 500 g', ['VietGAP']],
  ['Cam sành (Global GAP)', 'Cam sành 500 g', ['GlobalGAP']],
  ['Chè Shan - chỉ dẫn địa lý', 'Chè Shan 500 g', ['chỉ dẫn địa lý']],
])('%s claims a paper that the product has not', (name, title, qualityRemoved) => {
  expect(composeTitle(listing(name), null)).toMatchObject({ title, qualityRemoved })
})

it('keeps the claim of a paper that the product has', () => {
  const certificates = [{ kind: 'vietgap', number: 'VG-01', issuedOn: null, expiresOn: null } as const]
  expect(composeTitle(listing('Cam sành VietGAP', { certificates }), null)).toMatchObject({
    title: 'Cam sành VietGAP 500 g',
    qualityRemoved: [],
  })
})

it('never cuts a word and never goes over the limit unless it says so', () => {
  const words = fc.array(fc.constantFrom('mật', 'ong', 'bạc', 'hà', 'HTX'), { minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(words, fc.integer({ min: 3, max: 60 }), (parts, max) => {
      const { title, tooLong } = composeTitle(listing(parts.join(' '), { net: null }), max)
      expect(tooLong).toBe(title.length > max)
      expect(parts.join(' ').startsWith(title)).toBe(true)
      expect(parts).toEqual(expect.arrayContaining(title.split(' ')))
    }),
  )
})
