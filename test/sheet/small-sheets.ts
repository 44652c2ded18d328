import type { RowResult } from '../../shared/domain/row.ts'
import type { SheetReading } from '../../shared/sheet/contract.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { workbook } from './build.ts'

export const TODAY = '2026-11-21'
export type Value = string | number | null

/** Reads a workbook of these rows (`after`: XML behind them); throws where it cannot be read. */
export async function readRows(rows: Value[][], after = ''): Promise<SheetReading> {
  const result = await readSheet(workbook(rows, after), { filename: 'bang.xlsx', today: TODAY })
  if (!result.ok) throw new Error(result.error.code)
  return result.reading
}

const USUAL: Record<string, Value> = {
  'Tên sản phẩm': 'Sản phẩm Ví Dụ',
  'Giá bán': '120.000đ',
  'Số lượng': 9,
  ĐVT: 'hộp',
}

/** Reads a sheet of one product: usual cells, and those given by their headings. */
export async function readProduct(cells: Record<string, Value>): Promise<RowResult> {
  const all = Object.entries({ ...USUAL, ...cells }).filter(([, value]) => value !== '(none)')
  const { rows } = await readRows([all.map(([heading]) => heading), all.map(([, value]) => value)])
  const [row] = rows
  if (!row) throw new Error('no product was read')
  return row
}

/** The codes of a row without that of the missing picture. */
export const codesOf = (row: RowResult): string[] =>
  row.issues.map(({ code }) => code).filter((code) => code !== 'images.missing')

/** What is suggested under a code. */
export const suggestionOf = (row: RowResult, code: string): string | null | undefined =>
  row.issues.find((issue) => issue.code === code)?.suggestion
