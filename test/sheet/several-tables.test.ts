import { describe, expect, it } from 'vitest'
import { readSheet, readSheetWithin } from '../../shared/sheet/read.ts'
import { sheetXml, workbook, workbookParts, zip } from './build.ts'

const options = { filename: 'bang.xlsx', today: '2026-11-21' }

describe('several tables and sheets', () => {
  it('reads a second table with its own columns', async () => {
    const result = await readSheet(
      workbook([
        ['Tên sản phẩm', 'Giá bán', 'Số lượng', 'ĐVT'],
        ['Măng khô', '50.000', 9, 'kg'],
        [],
        ['STT', 'Tên hàng', 'ĐVT', 'Tồn kho', 'Đơn giá (1.000đ)', 'Số CCCD'],
        [1, 'Mộc nhĩ', 'túi', 7, 80, '002000000001'],
      ]),
      options,
    )
    const rows = result.ok ? result.reading.rows : []
    expect(rows.map(({ line, listing }) => [line, listing?.name, listing?.price, listing?.stock])).toEqual([
      [2, 'Măng khô', { amount: 50_000, per: 'kg' }, 9],
      [5, 'Mộc nhĩ', { amount: 80_000, per: 'túi' }, 7],
    ])
    expect(JSON.stringify(rows)).not.toContain('002000000001')
  })

  it('has one budget of rows, and one sheet for one part', async () => {
    const xml = sheetXml([
      ['Tên sản phẩm', 'Giá bán', 'Số lượng'],
      ...Array.from({ length: 10_000 }, () => ['Măng khô', '50.000', 9]),
    ])
    const parts = workbookParts([
      { name: 'Một', xml },
      { name: 'Hai', xml },
    ])
    const bytes = zip(parts.map((part) => ({ ...part, method: 0 as const })))
    expect(await readSheetWithin(bytes, options, { rows: 20_000 })).toMatchObject({
      error: { code: 'file.too-long' },
    })
    const twice = workbookParts([
      { name: 'Một', xml: sheetXml([['Tên sản phẩm', 'Giá bán', 'Số lượng']]) },
    ]).map((part) =>
      part.name === 'xl/workbook.xml'
        ? { ...part, data: String(part.data).replace(/<sheet [^>]*>/, '$&$&') }
        : part,
    )
    expect(await readSheet(zip(twice), options)).toMatchObject({ error: { code: 'file.damaged' } })
  })

  it('does not walk over its rows for thousands of tables', async () => {
    const rows = Array.from({ length: 5000 }, (_, at) =>
      at % 2 === 0 ? ['Tên sản phẩm', 'Giá bán', 'Số lượng'] : ['Tên hàng', 'Tồn kho', 'Đơn giá'],
    )
    const parts = workbookParts([{ name: 'S', xml: sheetXml(rows) }]).map((part) => ({
      ...part,
      method: 0 as const,
    }))
    expect(await readSheet(zip(parts), options)).toMatchObject({
      error: { code: 'file.too-many-tables', message: expect.stringContaining('hơn 100 bảng') },
    })
  })

  it('is not held up by cells full of brackets', async () => {
    const hostile = (piece: string) => piece.repeat(32_767).slice(0, 32_767)
    const fields = [
      'Tên sản phẩm',
      'Giá bán',
      'Số lượng',
      'ĐVT',
      'Quy cách',
      'Địa chỉ',
      'Hạng sao',
      'Số QĐ',
      'Xã',
    ]
    const xml = sheetXml([
      fields,
      ...['xã ', '(a', '(đã vat', '1 x ', 'a/'].map((piece) => fields.map(() => hostile(piece))),
    ])
    const parts = workbookParts([{ name: 'S', xml }]).map((part) => ({ ...part, method: 0 as const }))
    const result = await readSheet(zip(parts), options)
    const rows = result.ok ? result.reading.rows : []
    expect(rows).toHaveLength(5)
    expect(rows.every(({ outcome }) => outcome === 'needs-fix')).toBe(true)
  })
})
