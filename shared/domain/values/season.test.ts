import { describe, expect, it } from 'vitest'
import { readSeason } from './season.ts'

describe('readSeason', () => {
  it.each([
    ['tháng 9 - 12', [9, 10, 11, 12]],
    ['T9-T12', [9, 10, 11, 12]],
    ['9-12', [9, 10, 11, 12]],
    ['tháng 10 đến tháng 2 năm sau', [10, 11, 12, 1, 2]],
    ['từ tháng 11 đến hết tháng 1', [11, 12, 1]],
    ['đầu tháng 6 - cuối tháng 7 hằng năm', [6, 7]],
    ['tháng 9, 10, 11', [9, 10, 11]],
    ['tháng 3 - 4 và tháng 9', [3, 4, 9]],
    ['quanh năm', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    [9, [9]],
  ])('reads %s', (cell, months) => {
    expect(readSeason(cell)).toEqual({ kind: 'value', value: months })
  })

  it.each(['vụ đông xuân', 'tháng 13', '30/9', 'mùa hè'])('%s is not understood', (cell) => {
    expect(readSeason(cell).kind).toBe('unreadable')
  })

  it('asks about lunar months and takes nothing for nothing', () => {
    expect(readSeason('tháng 9 - 12 âm lịch')).toMatchObject({ question: 'lunar' })
    expect(readSeason('').kind).toBe('missing')
  })
})
