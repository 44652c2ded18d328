import { describe, expect, it } from 'vitest'
import type { Field, SheetLine } from './normalize/line.ts'
import { normalizeRow } from './normalize-row.ts'
import { RowResult } from './row.ts'

const TODAY = '2026-11-21'
const image = { source: 'pasted', width: 9, height: 9, sha256: 'a'.repeat(64), type: 'image/png' } as const

/** A line whose cells are given by field; a number is a number cell. */
function line(fields: Partial<Record<Field, string | number>>, more: Partial<SheetLine> = {}): SheetLine {
  const cells: SheetLine['cells'] = {}
  for (const [at, [field, content]] of Object.entries({
    name: 'Măng khô',
    price: '120.000',
    stock: 5,
    unit: 'hộp',
    ...fields,
  }).entries()) {
    const number = typeof content === 'number' ? content : null
    const cell = {
      text: String(content),
      number,
      day: null,
      uncalculated: false,
      ref: `${'ABCDEFGHIJ'[at]}7`,
    }
    Object.assign(cells, { [field]: cell })
  }
  const settings = {
    priceScale: null,
    pricePer: null,
    netUnit: null,
    images: [image],
    unusablePictures: 0,
    hidden: false,
  }
  return { sheet: 'S', line: 7, cells, section: null, ...settings, ...more }
}
const codes = (row: RowResult) => row.issues.map(({ code }) => code)

describe('normalizeRow', () => {
  it('accepts a line with name, price and stock, in the shape of the contract', () => {
    const row = normalizeRow(line({}), TODAY)
    expect(row).toMatchObject({
      outcome: 'accepted',
      issues: [],
      listing: { price: { amount: 120_000, per: 'hộp' }, stock: 5, group: 7 },
    })
    expect(RowResult.parse(row)).toEqual(row)
  })

  it.each<[Partial<Record<Field, string | number>>, string[]]>([
    [{ name: '' }, ['name.missing']],
    [{ name: '#N/A' }, ['name.missing']],
    [{ price: 'Liên hệ' }, ['price.missing']],
    [{ price: '120-150k' }, ['price.range']],
    [{ price: 150 }, ['price.unclear']],
    [{ price: '120.000/kg' }, ['price.unclear']],
    [{ stock: '' }, ['stock.missing']],
    [{ stock: '50-60' }, ['stock.range']],
    [{ stock: 'nhiều' }, ['stock.unclear']],
    [{ name: 'Rượu ngô' }, ['alcohol.confirm']],
    [{ unit: '', stock: '5 tấn' }, ['stock.unclear', 'unit.missing']],
    [{ price: '50.000/2 hộp' }, ['price.unclear']],
    [{ sku: 'x'.repeat(46) }, ['sku.unclear']],
  ])('%j needs fixing', (fields, expected) => {
    const row = normalizeRow(line(fields), TODAY)
    expect(row.outcome).toBe('needs-fix')
    expect(codes(row)).toEqual(expected)
    expect(row.issues[0]?.cell).toMatch(/^[A-J]7$/)
    expect(RowResult.parse(row)).toEqual(row)
  })

  it.each<[Partial<Record<Field, string | number>>, string[]]>([
    [{ unit: '' }, ['unit.missing']],
    [{ unit: 'tổ yến' }, ['unit.unclear']],
    [{ stars: '4 sao (thu hồi)', decision: '321/QĐ-UBND', issuedOn: '6/8/2024' }, ['ocop.unproven']],
    [{ stars: '4 sao', decision: 'đang chờ QĐ 2026', issuedOn: '6/8/2024' }, ['ocop.unproven']],
    [{ stars: '4 sao', decision: '321/QĐ-UBND', issuedOn: '6/8/39' }, ['ocop.unproven']],
    [{ name: 'Trà 5 sao vàng', decision: '321/QĐ-UBND', issuedOn: '6/8/2024' }, ['ocop.unproven']],
    [{ address: 'xã '.repeat(10_000) }, ['commune.unknown']],
    [{ unit: 'kg', pack: 'túi 500g' }, ['net.conflict']],
    [{ pack: 'thùng 24 chai 330ml' }, ['net.unclear']],
    [{ stars: '4 sao' }, ['ocop.unproven']],
    [{ name: 'Măng khô OCOP 4 sao' }, ['ocop.unproven']],
    [{ stars: 4, decision: '321/QĐ-UBND', issuedOn: '6/8/2021' }, ['ocop.expired']],
    [{ stars: 4, decision: 'có', issuedOn: '6/8/2024' }, ['ocop.unproven']],
    [{ phone: '8.49E+10', producer: 'HTX Ví Dụ' }, ['phone.unclear']],
    [{ producer: '' }, ['producer.missing']],
    [{ address: 'Xã Yên Định, huyện Bắc Mê' }, ['commune.ambiguous']],
    [{ address: 'Xã Ví Dụ' }, ['commune.unknown']],
    [{ gtin: '8936003721778' }, ['gtin.unclear']],
    [{ season: 'mùa hè' }, ['season.unclear']],
    [{ shelfLife: '31/12/2026' }, ['shelflife.unclear']],
    [{ shelfLife: '7 ngày' }, ['shelflife.days']],
    [{ shelfLife: '45 ngày' }, ['shelflife.days']],
    [{ shelfLife: '2 tuần' }, ['shelflife.days']],
  ])('%j is told, and accepted', (fields, expected) => {
    const row = normalizeRow(line(fields), TODAY)
    expect(row.outcome).toBe('accepted')
    expect(codes(row)).toEqual(expected)
    expect(row.listing?.ocop.stars).toBeNull()
  })

  it('takes an organisation in the unit column for the producer', () => {
    const row = normalizeRow(line({ unit: 'Hợp tác xã Ví Dụ', pack: 'túi 500g' }), TODAY)
    expect(row.issues).toEqual([])
    expect(row.listing).toMatchObject({ producer: { name: 'Hợp tác xã Ví Dụ' }, price: { per: 'túi' } })
  })

  it.each(['Ngừng bán từ tháng 5', 'Không bán nữa', 'chưa bán'])('leaves out what is %s', (status) => {
    expect(normalizeRow(line({ status }), TODAY)).toMatchObject({ outcome: 'skipped' })
  })

  it('believes a decision in an unusual form, and says so', () => {
    const row = normalizeRow(line({ stars: 4, decision: 'GCN 12', issuedOn: '6/8/2024' }), TODAY)
    expect(codes(row)).toEqual(['ocop.decision'])
    expect(row.listing?.ocop).toMatchObject({ state: 'valid', stars: 4, expiresOn: '2027-08-06' })
  })

  it('tells of pictures that are missing; those that are linked to are looked for first', () => {
    expect(codes(normalizeRow(line({}, { images: [] }), TODAY))).toEqual(['images.missing'])
    expect(codes(normalizeRow(line({ images: 'https://a.invalid/a.jpg' }, { images: [] }), TODAY))).toEqual(
      [],
    )
  })

  it('writes to sellers in their own words', () => {
    const fields = {
      name: '',
      price: '1',
      stock: '',
      stars: '5 sao',
      address: 'Xã Yên Định, huyện Bắc Mê',
      phone: '12345',
    }
    for (const { message, hint } of normalizeRow(line(fields), TODAY).issues) {
      expect(`${message} ${hint}`).not.toMatch(/lỗi|SKU|JSON|\bsai\b|invalid|undefined|null/i)
    }
  })
})
