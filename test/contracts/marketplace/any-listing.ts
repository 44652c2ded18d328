import fc from 'fast-check'
import { Listing } from '../../../shared/domain/listing.ts'

const words = fc.constantFrom(
  'Mật ong',
  'Chè Shan tuyết',
  'cam sành',
  'thịt trâu gác bếp',
  'OCOP 4 sao',
  '500g',
  'rượu',
  '(loại 1)',
  '<b>',
  '&',
  '️🍯',
  'VietGAP',
  'hữu cơ',
  'chữa bệnh',
  'Dài'.repeat(60),
  '-',
)
const phrase = (max: number) =>
  fc.array(words, { minLength: 1, maxLength: max }).map((parts) => parts.join(' '))
const text = (max: number) =>
  fc.oneof(phrase(max), fc.string({ unit: 'grapheme', minLength: 1, maxLength: max }))

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
const image = fc.record({
  source: fc.constant('upload' as const),
  width: fc.constantFrom(300, 640, 2000),
  height: fc.constantFrom(399, 480, 1500),
  sha256: hex,
  type: fc.constantFrom('image/jpeg' as const, 'image/png' as const, 'image/webp' as const),
})

const certificate = fc.record({
  kind: fc.constantFrom('vietgap' as const, 'organic' as const, 'growing-area' as const),
  number: fc.constantFrom(null, 'VG-01/2026'),
  issuedOn: fc.constant(null),
  expiresOn: fc.constantFrom(null, '2024-01-01', '2028-08-06'),
})

const ocop = fc.constantFrom(
  {
    state: 'valid',
    stars: 4,
    decision: '321/QĐ-UBND',
    issuedOn: '2025-08-06',
    expiresOn: '2028-08-06',
  } as const,
  { state: 'expired', stars: null, decision: null, issuedOn: null, expiresOn: '2024-01-01' } as const,
  { state: 'none', stars: null, decision: null, issuedOn: null, expiresOn: null } as const,
)

const producer = fc.record({
  name: text(10),
  phone: fc.constantFrom(null, '+84900000000'),
  address: fc.constantFrom(null, {
    original: 'thôn Ví Dụ',
    communeCode: '00769',
    commune: 'Xã Mèo Vạc',
    province: 'Tuyên Quang',
  }),
})

/** Anything that normalizing can give, odd names and long texts included. */
export const anyListing: fc.Arbitrary<Listing> = fc
  .record({
    sku: fc.constant('SP1'),
    name: text(60),
    price: fc.record({
      amount: fc.oneof(fc.integer({ min: 1, max: 2_000_000_000 }), fc.integer({ min: 1_000, max: 100_000 })),
      per: fc.constantFrom('kg', 'hộp', 'chai', 'gói', 'túi', 'lọ', 'con', 'combo 3'),
    }),
    net: fc.option(
      fc.record({
        value: fc.oneof(fc.integer({ min: 1, max: 50_000 }), fc.constant(0.4)),
        unit: fc.constantFrom('g', 'ml', 'piece'),
      }),
    ),
    stock: fc.oneof(fc.nat(200_000), fc.nat(1_000)),
    ocop,
    producer: fc.option(producer),
    group: fc.option(fc.integer({ min: 1, max: 26 })),
    gtin: fc.constantFrom(null, '8938505974194'),
    description: fc.option(fc.oneof(text(40), phrase(3_000))),
    season: fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
    shelfLifeMonths: fc.option(fc.integer({ min: 1, max: 60 })),
    images: fc.array(image, { maxLength: 12 }),
    certificates: fc.array(certificate, { maxLength: 2 }),
  })
  .map((generated) => Listing.parse(generated))
