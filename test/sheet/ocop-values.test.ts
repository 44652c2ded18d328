// Numbers, prices, units and dates as they were seen in sheets and press, each read from a small sheet.
import { describe, expect, it } from 'vitest'
import { codesOf, readProduct, suggestionOf, type Value } from './small-sheets.ts'

const priced = (price: Value, more: Record<string, Value> = {}) => readProduct({ 'Giá bán': price, ...more })

describe('prices', () => {
  it.each([
    ['120.000đ', 120_000],
    ['120,000 VND', 120_000],
    ['120 000 ₫', 120_000],
    ['120.000\u00a0₫', 120_000],
    ['120000', 120_000],
    [120_000, 120_000],
    ['120k', 120_000],
    ['120 nghìn', 120_000],
    ['120 ngàn', 120_000],
    ['120 ngàn đồng', 120_000],
    ['1,2 triệu', 1_200_000],
    ['1tr2', 1_200_000],
    ['1.2tr', 1_200_000],
    ['1tr250', 1_250_000],
    ['1 triệu 2', 1_200_000],
    ['17.525.000', 17_525_000],
    ['120.000,00', 120_000],
    ['120,000.00', 120_000],
    ['1.250k', 1_250_000],
    ['VNĐ 120.000', 120_000],
    ['120.000 vnd/hộp 500g', 120_000],
    ['giá: 120k', 120_000],
    ['１２０.０００', 120_000],
    ['120.000đ (hàng loại 1)', 120_000],
  ])('%s', async (price, amount) => {
    const row = await priced(price)
    expect(codesOf(row)).toEqual([])
    expect(row.listing?.price).toEqual({ amount, per: 'hộp' })
  })

  it.each(['Giá bán (nghìn đồng)', 'Giá bán (1.000đ)'])('150 under %s', async (heading) => {
    const row = await readProduct({ 'Giá bán': '(none)', [heading]: 150 })
    expect(row.listing?.price?.amount).toBe(150_000)
  })

  it('asks whether 150 without a hint means thousands', async () => {
    const row = await priced(150)
    expect(codesOf(row)).toEqual(['price.unclear'])
    expect(suggestionOf(row, 'price.unclear')).toBe('150.000 đồng')
    expect(row.listing?.price).toBeNull()
  })

  it.each([
    ['120.000 - 150.000', '120.000 đồng; 150.000 đồng'],
    ['120-150k', '120.000 đồng; 150.000 đồng'],
    ['120k-150k', '120.000 đồng; 150.000 đồng'],
    ['từ 120k', '120.000 đồng'],
    ['1.000 - 1.500', '1.000 đồng; 1.500 đồng'],
    ['22.000 - 25.000 đ/hộp', '22.000 đồng; 25.000 đồng'],
    ['40 - 50 nghìn đồng/hộp', '40.000 đồng; 50.000 đồng'],
  ])('%s is a range', async (price, choices) => {
    const row = await priced(price)
    expect(codesOf(row)).toEqual(['price.range'])
    expect(suggestionOf(row, 'price.range')).toBe(choices)
    expect(row.listing?.price).toBeNull()
  })

  it.each([
    ['> 25.000 đ/hộp', '25.000 đồng'],
    ['khoảng 120k', '120.000 đồng'],
    ['tầm 120k', '120.000 đồng'],
    ['≈120k', '120.000 đồng'],
    ['120k/150k', '120.000 đồng; 150.000 đồng'],
    ['120.000 (giá sỉ 100.000)', '120.000 đồng; 100.000 đồng'],
    ['một trăm hai mươi nghìn', '120.000 đồng'],
    ['12O.000', '120.000 đồng'],
  ])('%s has to be confirmed', async (price, choices) => {
    const row = await priced(price)
    expect(codesOf(row)).toEqual(['price.unclear'])
    expect(suggestionOf(row, 'price.unclear')).toBe(choices)
    expect(row.listing?.price).toBeNull()
  })

  it.each([
    ['22.000 - 25.000 đ/kg', 'price.range', '22.000 đồng; 25.000 đồng'],
    ['40 - 50 nghìn đồng/kg', 'price.range', '40.000 đồng; 50.000 đồng'],
    ['> 25.000 đ/kg', 'price.unclear', '25.000 đồng'],
    ['120.000đ/kg (chưa VAT)', 'price.unclear', '120.000 đồng'],
  ])('%s of what is sold by the kg', async (price, code, choices) => {
    const row = await priced(price, { ĐVT: 'kg' })
    expect(codesOf(row)).toEqual([code])
    expect(suggestionOf(row, code)).toBe(choices)
    expect(row.listing?.price).toBeNull()
  })

  it.each(['Liên hệ', 'LH', 'Thỏa thuận', 'Thoả thuận', 'theo thời vụ', '', '-', '0', 0])(
    '%j is no price',
    async (price) => {
      const row = await priced(price)
      expect(codesOf(row)).toEqual(['price.missing'])
      expect(row.outcome).toBe('needs-fix')
    },
  )

  it('takes the sold unit behind the slash', async () => {
    const kilo = await priced('120.000đ/kg', { ĐVT: '(none)' })
    expect(kilo.listing).toMatchObject({
      price: { amount: 120_000, per: 'kg' },
      net: { value: 1000, unit: 'g' },
    })
    const box = await priced('60.000/hộp 100g', { ĐVT: '(none)' })
    expect(box.listing).toMatchObject({
      price: { amount: 60_000, per: 'hộp' },
      net: { value: 100, unit: 'g' },
    })
    expect(codesOf(await priced('120.000đ/kg'))).toEqual(['price.unclear'])
  })
})

describe('what one unit holds', () => {
  it.each<[string, number, 'g' | 'ml' | 'piece']>([
    ['1,5 kg', 1500, 'g'],
    ['1.5kg', 1500, 'g'],
    ['1.500 g', 1500, 'g'],
    ['0,5 lít', 500, 'ml'],
    ['500ml', 500, 'ml'],
    ['nửa lít', 500, 'ml'],
    ['hộp 500g', 500, 'g'],
    ['Hộp/500gr', 500, 'g'],
    ['500 gram', 500, 'g'],
    ['5 lạng', 500, 'g'],
    ['1 yến', 10_000, 'g'],
    ['1 tạ', 100_000, 'g'],
    ['1 tấn', 1_000_000, 'g'],
    ['combo 2 hộp x 250g', 500, 'g'],
    ['120g (60 tép x 2g)', 120, 'g'],
    ['1 cân', 1000, 'g'],
    ['1 ký', 1000, 'g'],
    ['1 kí', 1000, 'g'],
    ['2 kilô', 2000, 'g'],
    ['nửa ký', 500, 'g'],
    ['kg rưỡi', 1500, 'g'],
    ['1/2 kg', 500, 'g'],
    ['1kg2', 1200, 'g'],
    ['500cc', 500, 'ml'],
    ['1 lit', 1000, 'ml'],
    ['10 gói x 20 g', 200, 'g'],
    ['20 g x 10', 200, 'g'],
    ['500g/hộp', 500, 'g'],
    ['1 bó (300g)', 300, 'g'],
    ['hộp 10 gói (20g/gói)', 200, 'g'],
    ['hộp 500g (±5g)', 500, 'g'],
    ['10 quả', 10, 'piece'],
    ['1 chục', 10, 'piece'],
    ['1 tá', 12, 'piece'],
  ])('%s', async (pack, value, unit) => {
    const row = await readProduct({ 'Quy cách': pack })
    expect(row.listing?.net).toEqual({ value, unit })
    expect(codesOf(row)).toEqual([])
  })

  it.each([
    ['1.500 kg', '1.500.000 g; 1.500 g'],
    ['thùng 24 chai 500ml', '500 ml; 12.000 ml'],
    ['hộp 10 gói (200g)', '200 g; 2.000 g'],
    ['1kg/hộp x 2 hộp', '1.000 g; 2.000 g'],
    ['hộp 500g (tịnh 450g)', '500 g; 450 g'],
    ['500g ± 5g', null],
    ['500-600g', null],
    ['khoảng 500g', null],
  ])('asks about %s', async (pack, choices) => {
    const row = await readProduct({ 'Quy cách': pack })
    expect(codesOf(row)).toEqual(['net.unclear'])
    expect(suggestionOf(row, 'net.unclear')).toBe(choices)
    expect(row.listing?.net).toBeNull()
  })

  it('says nothing where a name is in doubt', async () => {
    for (const name of ['Chè Ví Dụ 500g-1kg', 'Chè Ví Dụ khoảng 100g', 'Chè Ví Dụ 100 g ~ 200 g']) {
      const row = await readProduct({ 'Tên sản phẩm': name })
      expect(row.listing?.net).toBeNull()
    }
  })
})

describe('stock', () => {
  it.each<[Value, string, number]>([
    ['100 hộp', 'hộp', 100],
    ['còn 50 hộp', 'hộp', 50],
    ['50 (hộp)', 'hộp', 50],
    ['2 tấn', 'kg', 2000],
    ['hết hàng', 'hộp', 0],
    ['０５', 'hộp', 5],
  ])('%s of %s', async (stock, unit, count) => {
    const row = await readProduct({ 'Số lượng': stock, ĐVT: unit })
    expect(codesOf(row)).toEqual([])
    expect(row.listing?.stock).toBe(count)
  })

  it.each([
    '~100',
    'hơn 100',
    '100+',
    'tối đa 100',
    '2 tấn',
    'còn',
    'nhiều',
    '100/tháng',
    '5 thùng',
    '1OO',
    '0912000101',
  ])('asks about %s boxes', async (stock) => {
    const row = await readProduct({ 'Số lượng': stock })
    expect(codesOf(row)).toEqual(['stock.unclear'])
    expect(row.listing?.stock).toBeNull()
  })
})

describe('days of recognition', () => {
  const proof = { 'Hạng sao': '4 sao', 'Số quyết định': '321/QĐ-UBND' }
  it.each<[Value, string]>([
    ['05/09/2026', '2026-09-05'],
    ['5-9-26', '2026-09-05'],
    ['5.9.2026', '2026-09-05'],
    [46_270, '2026-09-05'],
    ['13/2/25', '2025-02-13'],
    ['ngày 6 tháng 8 năm 2024', '2024-08-06'],
  ])('%s', async (day, iso) => {
    const row = await readProduct({ ...proof, 'Ngày công nhận': day })
    expect(row.listing?.ocop).toMatchObject({ state: 'valid', stars: 4, issuedOn: iso })
  })

  it.each<Value>(['28/3', '2024', 2024, '8/2024', '02/13/2025', 'hôm qua'])(
    '%s proves nothing',
    async (day) => {
      const row = await readProduct({ ...proof, 'Ngày công nhận': day })
      expect(row.listing?.ocop).toMatchObject({ state: 'unproven', stars: null })
      expect(codesOf(row)).toEqual(['ocop.unproven'])
    },
  )
})

describe('stars', () => {
  const read = (stars: Value) =>
    readProduct({ 'Hạng sao': stars, 'Số quyết định': '321/QĐ-UBND', 'Ngày công nhận': '06/8/2024' })

  it.each<[Value, number]>([
    ['3 sao', 3],
    ['3*', 3],
    ['★★★', 3],
    ['ba sao', 3],
    ['Hạng 3', 3],
    ['OCOP 4 sao cấp tỉnh', 4],
    ['4 sao, còn hạn', 4],
    ['4 sao năm 2024', 4],
    ['Bốn (4) sao', 4],
    ['4 (bốn) sao', 4],
    [5, 5],
  ])('%s', async (stars, count) => {
    const row = await read(stars)
    expect(row.listing?.ocop).toMatchObject({ state: 'valid', stars: count })
    expect(codesOf(row)).toEqual([])
  })

  it.each([
    '1/2 sao',
    'tiềm năng 5 sao',
    'đề nghị 4 sao',
    'đang làm',
    'đang làm 4 sao',
    'phấn đấu 4 sao',
    'dự kiến 4 sao',
    '4 sao hết hạn',
    '4 sao (hạn đến 2025)',
    '4 sao (2019-2022)',
    '4 sao chưa còn hạn',
    'không còn hạn 4 sao',
    '3-4 sao',
    '3 hoặc 4 sao',
    'bốn (5) sao',
    '2 sao',
  ])('%s is none', async (stars) => {
    const row = await read(stars)
    expect(row.listing?.ocop.stars).toBeNull()
    expect(codesOf(row)).toEqual(['ocop.unproven'])
  })

  it('takes decision and day from beside the stars', async () => {
    const row = await readProduct({ 'Hạng sao': '4 sao (QĐ số 321/QĐ-UBND ngày 06/8/2024)' })
    expect(row.listing?.ocop).toMatchObject({
      state: 'valid',
      stars: 4,
      decision: '321/QĐ-UBND',
      issuedOn: '2024-08-06',
    })
  })
})

describe('decisions', () => {
  it.each([
    ['321/QĐ-UBND ngày 06/8/2024', '321/QĐ-UBND'],
    ['321/QĐ-UBND 06/8/2024', '321/QĐ-UBND'],
    ['321/QĐ-UBND - 06/8/2024', '321/QĐ-UBND'],
    ['321/QÐ-UBND cấp ngày 06/08/2024', '321/QĐ-UBND'],
    ['321/QD-UBND ký ngày 6.8.2024', '321/QD-UBND'],
    ['QĐ số 321/QĐ-UBND của UBND tỉnh ngày 06/8/2024', '321/QĐ-UBND'],
    ['2890/QĐ-BNN-VPĐP ngày 06/8/2024', '2890/QĐ-BNN-VPĐP'],
  ])('%s', async (decision, number) => {
    const row = await readProduct({ 'Hạng sao': 4, 'Số quyết định': decision })
    expect(row.listing?.ocop).toMatchObject({ state: 'valid', decision: number, issuedOn: '2024-08-06' })
    expect(codesOf(row)).toEqual([])
  })

  it('proves nothing by a day without a number', async () => {
    const row = await readProduct({
      'Hạng sao': 4,
      'Số quyết định': 'ngày 06/8/2024',
      'Ngày cấp': '06/8/2024',
    })
    expect(row.listing?.ocop).toMatchObject({ state: 'unproven', stars: null })
  })

  it('counts 36 months from the earlier of two days', async () => {
    const row = await readProduct({
      'Hạng sao': 4,
      'Số quyết định': '321/QĐ-UBND ngày 06/8/2023',
      'Ngày cấp': '06/8/2024',
    })
    expect(row.listing?.ocop).toMatchObject({ state: 'expired', stars: null, expiresOn: '2026-08-06' })
  })

  it('keeps the code of a dossier whole', async () => {
    const row = await readProduct({
      'Hạng sao': 4,
      'Số quyết định': '83-829-28780-3-2022',
      'Ngày cấp': '6/8/2024',
    })
    expect(row.listing?.ocop.decision).toBe('83-829-28780-3-2022')
  })
})

describe('seasons', () => {
  const all = Array.from({ length: 12 }, (_, at) => at + 1)
  it.each<[string, number[]]>([
    ['tháng 9 - 12', [9, 10, 11, 12]],
    ['T9-T12', [9, 10, 11, 12]],
    ['T10-T2', [10, 11, 12, 1, 2]],
    ['tháng 10 đến tháng 2 năm sau', [10, 11, 12, 1, 2]],
    ['T.9 → T.12', [9, 10, 11, 12]],
    ['quanh năm', all],
  ])('%s', async (season, months) => {
    const row = await readProduct({ 'Mùa vụ': season })
    expect(row.listing?.season).toEqual(months)
    expect(codesOf(row)).toEqual([])
  })

  it.each(['vụ xuân', 'tháng 9 âm lịch', 'T9-T12 (ÂL)', 'tháng Chạp', 'cuối năm', '28/3', 'tháng 13'])(
    'asks about %s',
    async (season) => {
      const row = await readProduct({ 'Mùa vụ': season })
      expect(row.listing?.season).toEqual([])
      expect(codesOf(row)).toEqual(['season.unclear'])
    },
  )
})

describe('shelf life', () => {
  it.each<[string, number]>([
    ['12 tháng', 12],
    ['6T', 6],
    ['12T', 12],
    ['24 tháng', 24],
    ['24 tháng kể từ NSX', 24],
    ['18 tháng kể từ ngày sản xuất', 18],
    ['1 năm', 12],
    ['1,5 năm', 18],
    ['30 ngày', 1],
    ['6 tháng (bảo quản lạnh)', 6],
  ])('%s', async (shelfLife, months) => {
    const row = await readProduct({ 'Hạn sử dụng': shelfLife })
    expect(row.listing?.shelfLifeMonths).toBe(months)
    expect(codesOf(row)).toEqual([])
  })

  it.each([
    '6-12 tháng',
    '6 tháng ngăn mát, 12 tháng ngăn đông',
    '3 tháng sau khi mở nắp',
    '31/12/2026',
    'khoảng 12 tháng',
    '12',
  ])('asks about %s', async (shelfLife) => {
    const row = await readProduct({ 'Hạn sử dụng': shelfLife })
    expect(row.listing?.shelfLifeMonths).toBeNull()
    expect(codesOf(row)).toEqual(['shelflife.unclear'])
  })
})

describe('phones and barcodes', () => {
  it.each<[Value, string]>([
    ['912000101', '+84912000101'],
    [912_000_101, '+84912000101'],
    ['0912.000.101', '+84912000101'],
    ['+84 912 000 101', '+84912000101'],
    ['02193000001', '+842193000001'],
    ['0912000101 - 0988000000', '+84912000101'],
    ['０９１２０００１０１', '+84912000101'],
  ])('%s', async (phone, read) => {
    expect((await readProduct({ SĐT: phone })).listing?.producer?.phone).toBe(read)
  })

  it('tells that the first of several numbers counts', async () => {
    expect(codesOf(await readProduct({ SĐT: '0912 000 101 0988 000 000' }))).toEqual(['phone.several'])
    expect(codesOf(await readProduct({ SĐT: '0912000101; +84 912 000 101' }))).toEqual([])
  })

  it.each<[Value, string]>([
    ['8936003721777', '8936003721777'],
    ['893 6003 721 777', '8936003721777'],
    ["'8936003721777", '8936003721777'],
    ['036000291452', '036000291452'],
  ])('barcode %s', async (code, read) => {
    expect((await readProduct({ 'Mã vạch': code })).listing?.gtin).toBe(read)
  })

  it.each<Value>(['8.936E+12', 8_936_000_000_000, '8936003721778', '36000291452'])(
    'never repairs the barcode %s',
    async (code) => {
      const row = await readProduct({ 'Mã vạch': code })
      expect(row.listing?.gtin).toBeNull()
      expect(codesOf(row)).toEqual(['gtin.unclear'])
    },
  )
})
