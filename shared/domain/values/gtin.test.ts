import { describe, expect, it } from 'vitest'
import { readGtin } from './gtin.ts'

describe('readGtin', () => {
  it.each(['8936003721777', 8936003721777, '893 6003 721777', '893-6003721777'])('reads %s', (cell) => {
    expect(readGtin(cell)).toEqual({ kind: 'value', value: '8936003721777' })
  })

  it.each(['8936003721778', '8.93E+12', '893600372177', 'MO1', '0000000000000'])(
    '%s is no barcode',
    (cell) => {
      expect(readGtin(cell).kind).toBe('unreadable')
    },
  )

  it.each(['', '-', 'không'])('%j is nothing', (cell) => {
    expect(readGtin(cell).kind).toBe('missing')
  })
})
