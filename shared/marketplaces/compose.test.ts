import { expect, it } from 'vitest'
import type { Listing } from '../domain/listing.ts'
import { composeDescription, type DescriptionLimits } from './compose.ts'

const bare: Listing = {
  sku: 'A',
  name: 'Cam',
  price: { amount: 1, per: 'kg' },
  net: null,
  stock: 1,
  ocop: { state: 'none', stars: null, decision: null, issuedOn: null, expiresOn: null },
  producer: null,
  group: 1,
  gtin: null,
  description: null,
  season: [],
  shelfLifeMonths: null,
  images: [],
}
const html: DescriptionLimits = { min: 100, max: 100_000, format: 'html' }
const plain: DescriptionLimits = { min: 0, max: 1_000, format: 'text' }

const text = (changes: Partial<Listing>, limits = plain) =>
  composeDescription({ ...bare, ...changes }, limits).text

it('is long enough even where nothing is known', () => {
  const { text, length } = composeDescription(bare, html)
  expect(length).toBeGreaterThanOrEqual(100)
  expect(text.replace(/<[^>]+>/g, '').length).toBe(length)
})

it('shows mark-up of the seller as text', () => {
  expect(text({ description: '<script>x</script> & "y"' }, html)).toContain(
    '<p>&lt;script&gt;x&lt;/script&gt; &amp; &quot;y&quot;</p>',
  )
})

it('keeps the paragraphs of the seller', () => {
  expect(text({ description: 'Một.\r\n\r\nHai.' })).toMatch(/^Một\.\nHai\.\n/)
})

it.each([
  [[10, 11], 'tháng 10, tháng 11'],
  [[10, 11, 12, 1], 'từ tháng 10 đến tháng 1'],
  [[3, 8, 9, 10], 'tháng 3, từ tháng 8 đến tháng 10'],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], 'quanh năm'],
])('tells the season %j', (season, expected) => {
  expect(text({ season })).toContain(`: ${expected}.`)
})

it('tells net content as people write it', () => {
  expect(text({ net: { value: 1500, unit: 'g' } })).toContain('1,5 kg')
  expect(text({ net: { value: 750, unit: 'ml' } })).toContain('750 ml')
  expect(text({ net: { value: 10, unit: 'piece' } })).toMatch(/ 10\./)
})

it('tells stars only while they are valid, with decision and end', () => {
  const ocop = {
    state: 'valid',
    stars: 4,
    decision: '321/QĐ-UBND',
    issuedOn: null,
    expiresOn: '2028-08-06',
  } as const
  expect(text({ ocop })).toMatch(/OCOP 4 sao .*321\/QĐ-UBND.*06\/08\/2028/)
  expect(text({ ocop: { ...ocop, state: 'expired', stars: null } })).not.toContain('OCOP')
  const claim = composeDescription({ ...bare, description: 'Đạt chứng nhận OCOP 5 sao. Ngon.' }, plain)
  expect(claim.claimRemoved).toBe(true)
  expect(claim.text).not.toContain('5 sao')
})

it('tells commune and province, never phone or house', () => {
  const address = {
    original: 'số 1 thôn Ví Dụ',
    communeCode: '1',
    commune: 'Xã Mèo Vạc',
    province: 'Tuyên Quang',
  }
  const told = text({ producer: { name: 'HTX Ví Dụ', phone: '+84900000000', address } })
  expect(told).toContain('Xã Mèo Vạc, Tuyên Quang')
  expect(told).not.toMatch(/849|thôn/)
  expect(
    text({ producer: { name: 'A', phone: null, address: { ...address, commune: null } } }),
  ).not.toContain('Tuyên')
})

it('shortens the longest paragraph by whole words', () => {
  const description = `${'dài '.repeat(400).trim()}\nNgắn.`
  const result = composeDescription({ ...bare, description }, { ...plain, max: 300 })
  expect(result).toMatchObject({ shortened: true, length: result.text.length })
  expect(result.text.length).toBeLessThanOrEqual(300)
  expect(result.text).toContain('Ngắn.')
  expect(result.text).toMatch(/^(dài )+dài\n/)
})

it('says how long a text is that cannot be long enough', () => {
  expect(composeDescription(bare, { ...plain, min: 900 }).length).toBeLessThan(900)
})

const paper = { kind: 'vietgap', number: 'VG-01', issuedOn: null, expiresOn: '2027-12-31' } as const

it('tells a paper only with its number', () => {
  expect(text({ certificates: [paper] })).toContain(
    'Giấy chứng nhận VietGAP số VG-01, có giá trị đến ngày 31/12/2027.',
  )
  expect(text({ certificates: [{ ...paper, number: null }] })).not.toContain('VietGAP')
})

it('leaves out the sentence that claims a paper which the product has not, and says which', () => {
  const description = 'Cam ngọt. Trồng theo tiêu chuẩn VietGAP tại xã Ví Dụ. Mọng nước.'
  const without = composeDescription({ ...bare, description }, plain)
  expect(without.text).toMatch(/^Cam ngọt\. Mọng nước\.\n/)
  expect(without.qualityRemoved).toEqual(['VietGAP'])
  const proven = composeDescription({ ...bare, description, certificates: [paper] }, plain)
  expect(proven.text).toContain(description)
  expect(proven.qualityRemoved).toEqual([])
})
