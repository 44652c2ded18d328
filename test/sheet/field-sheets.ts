import type { RowResult } from '../../shared/domain/row.ts'
import type { Value } from './small-sheets.ts'

/** The usual columns of a list with numbers. */
export const HEADINGS = ['STT', 'Tên sản phẩm', 'ĐVT', 'Giá bán', 'Số lượng']
export const product = (name: string, index: Value = null): Value[] => [index, name, 'hộp', 120_000, 5]
export const merged = (...refs: string[]) =>
  `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
export const whose = (rows: RowResult[]) =>
  rows.map(({ line, listing }) => [line, listing?.producer?.name ?? null])
export const where = (rows: RowResult[]) =>
  rows.map(({ line, listing }) => [line, listing?.producer?.address?.communeCode ?? null])
