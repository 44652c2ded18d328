import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyGrid, putCell, type RawCell, rowNumbers } from '../../shared/sheet/grid.ts'
import { cellAt, changeTexts, columnsOf, dropCell, textAt } from '../../shared/sheet/packed-row.ts'

const bare = { day: null, uncalculated: false, picture: null }
const font = fc.constantFrom(null, '.VnTime', 'Times New Roman')
const cell: fc.Arbitrary<RawCell> = fc.oneof(
  fc.record({ text: fc.string(), font }).map((of) => ({ ...bare, ...of, number: null })),
  fc
    .record({ number: fc.double({ noNaN: true }), font })
    .map((of) => ({ ...bare, ...of, text: `${of.number}` })),
  fc.record({ font }).map((of) => ({ ...bare, ...of, text: '007', number: 7 })),
  fc
    .record({ font })
    .map((of) => ({ ...bare, ...of, text: '06/08/2024', number: 45_510, day: '2024-08-06' })),
  fc.record({ font }).map((of) => ({ ...bare, ...of, text: '', number: null, uncalculated: true })),
  fc
    .record({ font, picture: fc.constantFrom(3, 'ID_1') })
    .map((of) => ({ ...bare, ...of, text: '', number: null })),
)
const put = fc.record({ row: fc.integer({ min: 1, max: 4 }), column: fc.integer({ min: 1, max: 300 }), cell })

describe('cells packed into rows', () => {
  it('come out as they were put in, the later of two for one place', () => {
    fc.assert(
      fc.property(fc.array(put), (puts) => {
        const grid = emptyGrid('S')
        const last = new Map<string, RawCell>()
        for (const { row, column, cell: given } of puts) {
          putCell(grid, row, column, structuredClone(given))
          last.set(`${row} ${column}`, given)
        }
        for (const [at, given] of last) {
          const [row = 0, column = 0] = at.split(' ').map(Number)
          expect(cellAt(grid.rows.get(row), grid.fonts, column)).toEqual(given)
          expect(textAt(grid.rows.get(row), column)).toBe(given.text)
        }
        expect(rowNumbers(grid)).toEqual([...new Set(puts.map(({ row }) => row))].sort())
        expect([...grid.rows.values()].flatMap(columnsOf)).toHaveLength(last.size)
      }),
    )
  })

  it('are dropped and changed one by one, numbers never', () => {
    const grid = emptyGrid('S')
    putCell(grid, 1, 1, { ...bare, text: 'a', number: null, font: 'x' })
    putCell(grid, 1, 2, { ...bare, text: '5', number: 5, font: 'x' })
    putCell(grid, 1, 3, { ...bare, text: 'c', number: null, font: null })
    const row = grid.rows.get(1)
    if (!row) throw new Error('no row')
    changeTexts(row, grid.fonts, (text, of) => `${text} ${of}`)
    dropCell(row, 3)
    expect([1, 2, 3].map((column) => textAt(row, column))).toEqual(['a x', '5', ''])
  })

  it('keep more fonts than anyone uses', () => {
    const grid = emptyGrid('S')
    for (let n = 1; n <= 5000; n += 1)
      putCell(grid, n, 1, { ...bare, text: 'a', number: null, font: `f${n}` })
    expect(cellAt(grid.rows.get(5000), grid.fonts, 1)?.font).toBe('f5000')
  })
})
