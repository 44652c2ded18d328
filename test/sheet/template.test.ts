import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DraftListing } from '../../shared/domain/listing.ts'
import { COMMUNES } from '../../shared/domain/place/register.ts'
import { groupOf } from '../../shared/domain/product/group.ts'
import { readRowKey, writeRowKey } from '../../shared/domain/product/row-key.ts'
import { stableSku } from '../../shared/domain/product/sku.ts'
import { netOfUnit } from '../../shared/domain/values/unit.ts'
import { UNITS } from '../../shared/domain/values/unit-words.ts'
import { markHeadings, templateGroups, templateHeadings } from '../../shared/domain/vietnamese/workbook.ts'
import { matchHeadings } from '../../shared/sheet/headings.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { makeTemplate } from '../../shared/sheet/template/template.ts'
import { mark, marksFor, partOf, rowsOf } from './marked-tools.ts'

const NAMES = [
  'Chè Shan tuyết',
  'Mật ong bạc hà',
  'Cam sành',
  'Tổng hợp hạt khô',
  '=Trà "gừng" <đặc biệt>',
  'Ngày mới',
]
const SKUS = ['MH-01', '007', 'a.b/c', 'SP 9']

/** Listings as the reader makes them: a unit of weight, volume or piece holds itself. */
const offer = fc
  .record({
    unit: fc.constantFrom(...UNITS.map(({ unit }) => unit).filter(({ word }) => word !== 'sản phẩm')),
    net: fc.option(
      fc.record({
        value: fc.oneof(fc.integer({ min: 1, max: 99_000 }), fc.constantFrom(0.5, 2.25, 1.125)),
        unit: fc.constantFrom('g' as const, 'ml' as const),
      }),
      { nil: null },
    ),
    amount: fc.oneof(fc.integer({ min: 1000, max: 99_999_999 }), fc.constantFrom(100_000_000, 250_000_000)),
  })
  .map(({ unit, net, amount }) => {
    const own = netOfUnit(unit)
    const holdsItself = unit.kind === 'weight' || unit.kind === 'volume'
    return { price: { amount, per: unit.word }, net: holdsItself ? own : (net ?? own) }
  })

const listing: fc.Arbitrary<DraftListing> = fc
  .record({
    name: fc.constantFrom(...NAMES),
    offer,
    sku: fc.option(fc.constantFrom(...SKUS), { nil: null }),
    stock: fc.integer({ min: 0, max: 100_000 }),
    group: fc.integer({ min: 1, max: 26 }),
    season: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 }),
    shelfLifeMonths: fc.option(fc.integer({ min: 1, max: 120 }), { nil: null }),
    description: fc.option(fc.constantFrom('Thơm, ngọt.', '+ ngon\n- bổ', '=1+1'), { nil: null }),
    commune: fc.option(fc.constantFrom(...COMMUNES), { nil: null }),
    gtin: fc.constantFrom(null, '8936000000011'),
    ocop: fc.constantFrom(
      { state: 'none', stars: null, decision: null, issuedOn: null, expiresOn: null } as const,
      {
        state: 'valid',
        stars: 4,
        decision: '321/QĐ-UBND',
        issuedOn: '2025-08-06',
        expiresOn: '2028-08-06',
      } as const,
    ),
  })
  .map(({ offer: { price, net }, commune, sku, ...rest }) => {
    const producer = commune && {
      name: 'HTX Ví Dụ Xanh',
      phone: '+84912000101',
      address: {
        original: `Thôn Ví Dụ, ${commune.name}`,
        communeCode: commune.code,
        commune: commune.name,
        province: commune.province,
      },
    }
    const whole = { ...rest, price, net, producer, images: [] }
    return { ...whole, sku: sku ?? stableSku(whole) }
  })

/** What a template carries: all but pictures, and the wording of an address. */
const carried = ({ producer, sku: _, images: __, ...rest }: DraftListing) => ({
  ...rest,
  producer: producer && { ...producer, address: { ...producer.address, original: '' } },
})

/** The keys of a file, as the reader finds them. */
async function keysOf(bytes: Buffer): Promise<(string | null)[]> {
  const result = await readSheet(bytes, { filename: 'mau.xlsx', today: '2026-11-21' })
  return result.ok ? result.reading.keys : []
}

describe('the template', () => {
  it('read back unchanged gives the same listings with the same keys', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(listing, { maxLength: 5, selector: ({ sku }) => sku }),
        async (listings) => {
          const template = makeTemplate({ listings })
          const rows = await rowsOf(template)
          expect(rows.map((row) => row.listing && carried(row.listing))).toEqual(listings.map(carried))
          const keys = listings.map(({ sku, name }) => writeRowKey(sku ?? '', name ?? ''))
          expect(await keysOf(template)).toEqual(keys)
          expect(keys.map((key) => readRowKey(key)?.sku)).toEqual(listings.map(({ sku }) => sku))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('without listings holds no product, and asks who made them', async () => {
    const template = makeTemplate({ listings: [] })
    expect(await rowsOf(template)).toEqual([])
    expect(partOf(template, 'xl/worksheets/sheet1.xml')).toContain('Chủ thể')
  })

  it('does not ask a cooperative who made its own products', () => {
    const [one] = fc.sample(
      listing.map((some) => ({ ...some, producer: null })),
      1,
    )
    if (!one) throw new Error('a listing')
    expect(partOf(makeTemplate({ listings: [one] }), 'xl/worksheets/sheet1.xml')).not.toContain('Chủ thể')
    const asked = makeTemplate({ listings: [one], withProducers: true })
    expect(partOf(asked, 'xl/worksheets/sheet1.xml')).toContain('Chủ thể')
  })

  it('offers lists over whole columns from a sheet that is never shown', () => {
    const template = makeTemplate({ listings: [], units: ['hộp', 'chai'] })
    const xml = partOf(template, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('sqref="C2:C1048576"><formula1>DanhMuc!$B$1:$B$26</formula1>')
    expect(xml).toContain('sqref="D2:D1048576"><formula1>DanhMuc!$A$1:$A$2</formula1>')
    expect(xml).toContain(`<formula1>DanhMuc!$D$1:$D$${COMMUNES.length}</formula1>`)
    expect(partOf(template, 'xl/workbook.xml')).toMatch(/name="DanhMuc"[^>]*state="veryHidden"/)
  })

  it('keeps headings and keys from being written over, and leaves the rest open', () => {
    const [one] = fc.sample(listing, 1)
    if (!one) throw new Error('a listing')
    const template = makeTemplate({ listings: [one], withProducers: true })
    const xml = partOf(template, 'xl/worksheets/sheet1.xml')
    const styles = [...partOf(template, 'xl/styles.xml').matchAll(/<xf .*?(?:<\/xf>|\/>)/g)].slice(1)
    const styleOf = (cell: string) =>
      styles[Number(new RegExp(`<c r="${cell}" s="(\\d+)"`).exec(xml)?.[1])]?.[0] ?? ''
    expect(xml).toContain('<sheetProtection sheet="1"')
    expect(styleOf('A2')).toContain('locked="0"')
    expect(styleOf('T2')).not.toContain('locked="0"')
    // A spreadsheet program sorts and removes no line of a protected sheet that has one locked cell: new ones have none.
    expect(styles[Number(/<col min="20" max="20"[^>]* style="(\d+)"/.exec(xml)?.[1])]?.[0]).toContain(
      'locked="0"',
    )
    expect(styleOf('A1')).not.toContain('locked="0"')
    expect(xml).toMatch(/<col min="20" max="20"[^>]*hidden="1"/)
    expect(styles[Number(/<col min="21" max="16384"[^>]* style="(\d+)"/.exec(xml)?.[1])]?.[0]).toContain(
      'locked="0"',
    )
  })

  it('says at every heading how to fill the column in', () => {
    const comments = partOf(makeTemplate({ listings: [] }), 'xl/comments1.xml')
    expect(comments.match(/<comment /g)).toHaveLength(Object.keys(templateHeadings).length)
  })

  it('has headings that the reader takes for different things', () => {
    const meanings = Object.values(templateHeadings).map(([heading]) => matchHeadings(heading, '')?.meaning)
    expect(meanings).not.toContain(undefined)
    expect(meanings).not.toContain('ignored')
    expect(new Set(meanings).size).toBe(meanings.length)
  })

  it('names groups as the reader understands them', () => {
    expect(templateGroups.map((name) => groupOf('', name, null).group)).toEqual(
      templateGroups.map((_, at) => at + 1),
    )
  })

  it('filled in and marked keeps its keys and its lists', async () => {
    const listings = fc.sample(listing, { numRuns: 1, seed: 5 })
    const template = makeTemplate({ listings })
    const marked = mark(
      template,
      marksFor(await rowsOf(template)).map((one) => ({ ...one, key: null })),
    )
    const xml = partOf(marked, 'xl/worksheets/sheet1.xml')
    const result = Number(/<c r="\w+2" s="(\d+)"[^>]*><is><t[^>]*>Đã nhận/.exec(xml)?.[1])
    const styles = (/<cellXfs.*<\/cellXfs>/s.exec(partOf(marked, 'xl/styles.xml'))?.[0] ?? '').split('<xf ')
    expect(styles[result + 1]).toContain('locked="0"')
    expect(xml.match(new RegExp(markHeadings.key, 'g'))).toHaveLength(1)
    expect(xml).toContain('<dataValidations')
    expect(await keysOf(marked)).toEqual(await keysOf(template))
  })
})

describe('headings of our own columns', () => {
  it('are known to the reader, and to nobody else', () => {
    expect(matchHeadings(markHeadings.status, '')?.meaning).toBe('ignored')
    expect(matchHeadings(markHeadings.key, '')?.meaning).toBe('rowKey')
    expect(matchHeadings('Mã dòng', '')?.meaning).not.toBe('rowKey')
    expect(matchHeadings('Kết quả kiểm tra của xã', '')?.meaning).not.toBe('ignored')
  })
})
