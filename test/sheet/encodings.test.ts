import { describe, expect, it } from 'vitest'
import type { RowResult } from '../../shared/domain/row.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { workbook } from './build.ts'

const read = async (bytes: Uint8Array, filename = 'bang.xlsx') => {
  const result = await readSheet(bytes, { filename, today: '2026-11-21' })
  if (!result.ok) throw new Error(result.error.code)
  return result.reading
}
const names = (rows: RowResult[]) => rows.map(({ line, listing }) => [line, listing?.name])

describe('text tables', () => {
  const csv = 'sep=;\r\nTên sản phẩm;Giá bán;Tồn kho;ĐVT\r\n"Chè ""Shan"" ống 5"" x";120.000;5;hộp\r\n'
  const expected = { line: 2, listing: { price: { amount: 120_000, per: 'hộp' }, stock: 5 } }

  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${csv}`)],
    ['UTF-16', Buffer.from(`\ufeff${csv}`, 'utf16le')],
    ['tabs in NFD', Buffer.from(csv.replace('sep=;\r\n', '').replaceAll(';', '\t').normalize('NFD'))],
    ['old Macintosh line ends', Buffer.from(csv.replaceAll('\r\n', '\r'))],
  ])('%s', async (_, bytes) => {
    const { rows } = await read(bytes, 'bang.csv')
    expect(rows[0]).toMatchObject(expected)
  })

  it('windows-1258', async () => {
    // Tên sản phẩm,Giá bán,Tồn kho / Măng khô,120.000,5
    const bytes = Buffer.from(
      '54ea6e207361d26e207068e2d26d2c4769e12062e16e2c54f4cc6e206b686f0a4de36e67206b68f42c3132302e3030302c350a',
      'hex',
    )
    const { rows } = await read(bytes, 'bang.csv')
    expect(rows[0]?.listing).toMatchObject({ name: 'Măng khô', price: { amount: 120_000 } })
  })

  it('TCVN3 bytes', async () => {
    const text = 'Tªn s¶n phÈm;Gi¸ b¸n;Tån kho;§¬n vÞ tÝnh\nM¨ng kh«;120.000;5;kg\nSè l­îng nøa;90.000;5;kg\n'
    const { rows } = await read(Buffer.from(text, 'latin1'), 'bang.csv')
    expect(names(rows)).toEqual([
      [2, 'Măng khô'],
      [3, 'Số lượng nứa'],
    ])
  })
})

describe('fonts before Unicode', () => {
  it.each([
    ['TCVN3', ['Tªn s¶n phÈm', 'Gi¸ b¸n', 'Tån kho'], 'Sè l­îng m¨ng kh« nøa', 'Số lượng măng khô nứa'],
    ['TCVN3 in capitals', ['Tªn s¶n phÈm', 'Gi¸ b¸n', 'Tån kho'], 'HîP T¸C X· VÝ Dô', 'HỢP TÁC XÃ VÍ DỤ'],
    ['VNI', ['Teân saûn phaåm', 'Giaù baùn', 'Toàn kho'], 'Hôïp taùc xaõ', 'Hợp tác xã'],
  ])('%s by its letters alone', async (_, headings, name, decoded) => {
    const { rows } = await read(workbook([headings, [name, '50.000', 9]]))
    expect(rows[0]?.listing?.name).toBe(decoded)
  })

  it('genuine Vietnamese stays as it is, toà and hoà among it', async () => {
    const names = ['Hoa toà sen', 'Hoà ñ', 'Chè 2 × 250g ® ©', 'Đậu tương']
    const { rows } = await read(
      workbook([['Tên sản phẩm', 'Giá bán', 'Tồn kho'], ...names.map((name) => [name, '50.000', 9])]),
    )
    expect(rows.map(({ listing }) => listing?.name)).toEqual(names)
  })
})
