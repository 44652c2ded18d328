import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ColumnReading,
  columnKeys,
  columnsMeant,
  layoutOf,
  mergeChoices,
  suggestedField,
} from './columns.ts'

const headings = ['STT', 'Tên hàng', 'Giá', 'Giá', 'Người làm ra']
const layout = layoutOf(headings)
const columns: ColumnReading[] = columnKeys(headings).map((key, at) => ({
  sheet: 'Bảng',
  layout,
  key,
  column: 'ABCDE'[at] ?? '',
  heading: headings[at] ?? '',
  field: null,
  how: 'unknown',
  examples: [],
}))

describe('a layout', () => {
  test('is the same however the headings are typed', () => {
    expect(layoutOf(['stt', 'TÊN HÀNG', 'giá', ' Giá ', 'Ngươi lam ra:'])).toBe(layout)
  })

  test('is another with another heading, or another order', () => {
    expect(layoutOf([...headings, 'Ghi chú'])).not.toBe(layout)
    expect(layoutOf([...headings].reverse())).not.toBe(layout)
  })
})

test('columns with the same heading have keys of their own', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('Giá', 'giá ', 'Tên', '', 'Giá #2')), (texts) => {
      expect(new Set(columnKeys(texts)).size).toBe(texts.length)
    }),
  )
})

describe('a choice', () => {
  test('means every column with the heading, or the one that is named', () => {
    const meant = (choice: Parameters<typeof columnsMeant>[1]) =>
      columnsMeant(columns, choice).map(({ column }) => column)
    expect(meant({ heading: 'GIÁ', field: 'price' })).toEqual(['C', 'D'])
    expect(meant({ heading: 'Giá', field: 'price', column: 'D' })).toEqual(['D'])
    expect(meant({ heading: 'Giá', field: 'price', sheet: 'Bảng khác' })).toEqual([])
  })

  test('never means a column that was dropped unread', () => {
    const dropped = columns.map((column) => ({ ...column, how: 'dropped' as const }))
    expect(columnsMeant(dropped, { heading: 'Giá', field: 'note' })).toEqual([])
  })

  test('is added to what was said of the layout before', () => {
    const before = [{ layout, fields: { 'nguoi lam ra': 'producer', gia: 'price' } as const }]
    const merged = mergeChoices(columns, [{ heading: 'Giá', column: 'C', field: 'ignored' }], before)
    expect([...merged]).toEqual([[layout, { 'nguoi lam ra': 'producer', gia: 'ignored' }]])
  })
})

test('what was always chosen for a heading elsewhere is offered, not taken', () => {
  const said = (at: string, field: 'producer' | 'note') => ({
    layout: at,
    fields: { 'nguoi lam ra': field },
    savedBy: 'htx',
    savedAt: 1,
  })
  const column = columns[4] as ColumnReading
  expect(suggestedField(column, [said('x', 'producer'), said('y', 'producer')])).toBe('producer')
  expect(suggestedField(column, [said('x', 'producer'), said('y', 'note')])).toBeNull()
  expect(suggestedField(column, [])).toBeNull()
})
