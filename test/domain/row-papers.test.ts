// What a row says beside its offer: papers, claims that need one, numbers of people, and which group it belongs to.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentHash } from '../../shared/domain/hash.ts'
import { DraftListing, Listing } from '../../shared/domain/listing.ts'
import type { Field } from '../../shared/domain/normalize/line.ts'
import { normalizeRow } from '../../shared/domain/normalize-row.ts'
import { groupOf } from '../../shared/domain/product/group.ts'
import { RowResult } from '../../shared/domain/row.ts'
import { lineOf } from './sheet-lines.ts'

const TODAY = '2026-11-21'
const read = (fields: Partial<Record<Field, string | number>>) => normalizeRow(lineOf(fields), TODAY)
const codes = ({ issues }: RowResult) => issues.map(({ severity, code }) => `${severity} ${code}`)

describe('claims', () => {
  it.each([
    [{ name: 'Rau hữu cơ' }, 'name', 'A7'],
    [{ description: 'Trà chữa mất ngủ' }, 'description', 'E7'],
    [{ name: 'Rau hữu cơ', organic: 'x' }, 'name', 'A7'],
    [{ name: 'Rau hữu cơ', organic: 'đang làm số 12' }, 'name', 'A7'],
    [{ name: 'Rau hữu cơ', vietgap: 'VG-12' }, 'name', 'A7'],
  ])('%j is held for a person', (fields, field, cell) => {
    const row = read(fields)
    expect(row.outcome).toBe('needs-fix')
    expect(row.issues.find(({ code }) => code === 'claim.confirm')).toMatchObject({
      severity: 'error',
      field,
      cell,
    })
  })

  it('lets organic goods with the number of a certificate pass', () => {
    const row = read({ name: 'Rau hữu cơ', organic: 'HC-0123 ngày 01/02/2026' })
    expect(codes(row)).toEqual([])
    expect(row.listing?.certificates).toEqual([
      { kind: 'organic', number: 'HC-0123', issuedOn: '2026-02-01', expiresOn: null },
    ])
    expect(codes(read({ name: 'Rau hữu cơ trị ho', organic: 'HC-0123' }))).toEqual(['error claim.confirm'])
  })
})

describe('papers', () => {
  it('keep each kind once, the one with a number', () => {
    const row = read({ certificates: 'VietGAP, ATTP', vietgap: 'VG-1', foodSafety: 'x' })
    expect(row.listing?.certificates?.map(({ kind, number }) => [kind, number])).toEqual([
      ['vietgap', 'VG-1'],
      ['food-safety', null],
    ])
    expect(RowResult.parse(row)).toEqual(row)
  })

  it.each([
    [{ vietgap: 'đang làm' }, 'certificates.unclear'],
    [{ vietgap: 'đến 01/01/2025' }, 'certificates.expired'],
    [{ geographical: 'có' }, 'certificates.permit'],
    [{ certificates: 'Chỉ dẫn địa lý' }, 'certificates.permit'],
  ])('%j are left out with a notice', (fields, code) => {
    const row = read(fields)
    expect(codes(row)).toEqual([`notice ${code}`])
    expect(row.outcome).toBe('accepted')
    expect(row.listing).not.toHaveProperty('certificates')
  })

  it('change no hash of a listing without, and stored listings still parse', () => {
    const { listing } = read({ sku: 'VD-1' })
    const stored = Listing.parse(JSON.parse(JSON.stringify(listing)))
    expect(Object.keys(stored)).not.toContain('certificates')
    expect(contentHash(stored)).toBe(contentHash(listing))
    expect(DraftListing.parse(listing)).toEqual(listing)
  })
})

describe('numbers of identity cards', () => {
  it.each<[Partial<Record<Field, string>>, string]>([
    [{ producer: 'Chủ hộ Ví Dụ (CCCD: 002099000111)' }, 'Chủ hộ Ví Dụ'],
    [{ producer: 'Chủ hộ Ví Dụ - 002099000111' }, 'Chủ hộ Ví Dụ'],
    [{ producer: 'Chủ hộ Ví Dụ, CMND 073012345' }, 'Chủ hộ Ví Dụ'],
    [{ producer: 'Chủ hộ Ví Dụ, căn cước công dân số 002 099 000 111' }, 'Chủ hộ Ví Dụ'],
  ])('%j', (fields, name) => {
    const row = read(fields)
    expect(row.listing?.producer?.name).toBe(name)
    expect(codes(row)).toEqual(['notice producer.identity'])
    expect(row.outcome).toBe('accepted')
  })

  it('go from every text that is kept or quoted', () => {
    const numbers = fc.tuple(
      fc.integer({ min: 1, max: 96 }),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 0, max: 99_999_999 }),
    )
    const fields = fc.constantFrom<Field>(
      'name',
      'producer',
      'address',
      'description',
      'note',
      'hamlet',
      'commune',
      'unit',
    )
    const before = fc.constantFrom('Ví Dụ ', 'Hộ ông Ví Dụ (', 'CCCD ', 'số định danh: ', 'xã Đồng Văn, ', '')
    fc.assert(
      fc.property(numbers, fields, before, ([province, sex, rest], field, text) => {
        const card = `0${String(province).padStart(2, '0')}${sex}${String(rest).padStart(8, '0')}`
        const row = read({ [field]: `${text}${card}` })
        expect(JSON.stringify(row)).not.toContain(card)
        expect(codes(row)).toContain('notice producer.identity')
      }),
      { numRuns: 500 },
    )
  })

  it.each<Partial<Record<Field, string>>>([
    { description: 'Mã vạch: 036000291452' },
    { description: 'GTIN 8936003721777' },
    { producer: 'HTX Ví Dụ 0912000101' },
    { address: 'Xã Đồng Văn, ĐT +84 912 000 101' },
    { description: 'Theo quyết định 321/QĐ-UBND ngày 06/8/2024' },
    { description: 'Giá 1.200.000.000 đồng' },
    { producer: 'HTX Ví Dụ, MST 5100123456' },
  ])('%j stays', (fields) => {
    expect(codes(read(fields))).not.toContain('notice producer.identity')
  })

  it('leave barcodes, phones and decisions of their own columns alone', () => {
    const row = read({ gtin: '036000291452', phone: '0912000101', sku: '002099000111' })
    expect(row.listing).toMatchObject({ gtin: '036000291452', sku: '002099000111' })
    expect(codes(row)).toEqual([])
  })
})

describe('groups', () => {
  it.each([
    ['Chè Shan tuyết', null, { group: 11, confidence: 'likely' }],
    ['Chè Shan tuyết', '11. Chè tươi, chế biến', { group: 11, confidence: 'certain' }],
    ['Chè Shan tuyết', 'Chè tươi, chế biến', { group: 11, confidence: 'certain' }],
    ['Khăn thổ cẩm', 'Thủ công mỹ nghệ', { group: 22, confidence: 'certain' }],
    ['Ví Dụ', null, { group: null, confidence: 'none', candidates: [] }],
    ['Mật ong', 'Cà phê, ca cao', { group: 13, confidence: 'unclear', candidates: [13, 4] }],
    ['Set chè xanh và mật ong', null, { group: 11, confidence: 'unclear', candidates: [11, 4] }],
    ['Muối ớt và mật ong', null, { confidence: 'likely' }],
  ])('%s, %s', (name, category, expected) => {
    expect(groupOf(name, category, null)).toMatchObject(expected)
  })

  it('are asked about only where the words point to several', () => {
    const row = read({ name: 'Set chè xanh và mật ong' })
    expect(codes(row)).toEqual(['notice group.unclear'])
    expect(row.issues[0]?.suggestion).toBe(
      'nhóm 11 (chè tươi, chế biến); nhóm 4 (mật ong và nông sản thực phẩm khác)',
    )
    expect(codes(read({ name: 'Chè Shan tuyết' }))).toEqual([])
  })
})

describe('any line', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      '',
      '120k',
      '4 sao',
      'Rượu',
      'hữu cơ',
      '5/8/2024',
      'xã Đồng Văn',
      '0912000101',
      'VietGAP số 1',
      '002099000111',
    ),
  )
  const FIELDS = Object.keys({
    name: 0,
    sku: 0,
    unit: 0,
    price: 0,
    stock: 0,
    pack: 0,
    net: 0,
    shelfLife: 0,
    producer: 0,
    phone: 0,
    address: 0,
    stars: 0,
    decision: 0,
    issuedOn: 0,
    category: 0,
    description: 0,
    season: 0,
    gtin: 0,
    status: 0,
    note: 0,
    certificates: 0,
    vietgap: 0,
    geographical: 0,
  } satisfies Partial<Record<Field, 0>>)

  it.each(['1 ', ' ', '(', 'cccd ', 'không có ', 'phòng ', '0', '1.', 'viêm ', 'set, ', '002 '])(
    'full of %j is over at once',
    (piece) => {
      const cell = `1 ${piece.repeat(40_000).slice(0, 32_000)} 12345678x`
      const fields = {
        name: `set ${cell}`,
        description: cell,
        certificates: cell,
        vietgap: cell,
        note: cell,
        decision: cell,
      }
      expect(read(fields).listing).not.toHaveProperty('certificates')
    },
  )

  it('becomes a row result; accepted only with name, price and stock', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...FIELDS), text), (fields) => {
        const row = read(fields)
        expect(RowResult.parse(row)).toEqual(row)
        if (row.outcome !== 'accepted') return
        expect(row.listing?.name && row.listing.price && row.listing.stock !== null).toBeTruthy()
        expect(row.issues.every(({ severity }) => severity === 'notice')).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
