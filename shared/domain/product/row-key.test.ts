import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesName, readRowKey, resolveKeys, writeRowKey } from './row-key.ts'

const code = fc
  .string({ unit: fc.constantFrom(...'ABCabc012-|. Đ'), minLength: 1, maxLength: 45 })
  .filter((text) => text.trim() === text)
const name = fc.constantFrom('Chè Shan tuyết', 'Mật ong bạc hà', 'Cam sành', 'Thịt bò khô', 'Gạo tẻ')

describe('the hidden key of a row', () => {
  it('is the code and six digits for the name', () => {
    expect(writeRowKey('MH-01', 'Chè Shan tuyết')).toMatch(/^MH-01\|[0-9a-f]{6}$/)
  })

  it.each([
    '',
    'MH-01',
    'MH-01|',
    '|3f0a91',
    'MH-01|3F0A91',
    'MH-01|3f0a9',
    ' |3f0a91',
    `${'x'.repeat(46)}|3f0a91`,
  ])('nothing else is a key: %j', (text) => expect(readRowKey(text)).toBeNull())

  it('is read back whatever the code and the name are', () => {
    fc.assert(
      fc.property(code, fc.string(), (sku, said) => {
        const key = readRowKey(writeRowKey(sku, said))
        expect(key?.sku).toBe(sku)
        expect(key && matchesName(key, said)).toBe(true)
      }),
    )
  })

  it('knows a name by its words, not by its marks', () => {
    const key = readRowKey(writeRowKey('A', 'Chè  Shan tuyết'))
    if (!key) throw new Error('not a key')
    expect(matchesName(key, 'CHE SHAN TUYET')).toBe(true)
    expect(matchesName(key, 'Chè Shan')).toBe(false)
    expect(matchesName(key, null)).toBe(false)
  })
})

const row = (said: string | null, key: string | null, sheetSku: string | null = null) => ({
  name: said,
  key,
  sheetSku,
})

describe('whose listing a row is', () => {
  it('the sheet’s own code comes before the key', () => {
    expect(resolveKeys([row('Chè', writeRowKey('A', 'Chè'), 'B')])).toEqual([{ sku: 'B', renamed: false }])
  })

  it('a corrected name is the same listing, renamed', () => {
    expect(resolveKeys([row('Chè Shan', writeRowKey('A', 'Chè'))])).toEqual([{ sku: 'A', renamed: true }])
  })

  it('a row that lost its name keeps its listing, and nobody says that it was renamed', () => {
    expect(resolveKeys([row(null, writeRowKey('A', 'Chè'))])).toEqual([{ sku: 'A', renamed: false }])
  })

  it('of a row and its copies the one with the old name keeps the listing', () => {
    const key = writeRowKey('A', 'Chè')
    expect(resolveKeys([row('Chè xanh', key), row('Chè', key), row('Chè', key)])).toEqual([
      { sku: null, renamed: false },
      { sku: 'A', renamed: false },
      { sku: null, renamed: false },
    ])
  })

  it('a listing whose code another row names is not given twice', () => {
    const rows = [row('Chè', writeRowKey('a', 'Chè')), row('Cam', null, 'A')]
    expect(resolveKeys(rows).map(({ sku }) => sku)).toEqual([null, 'A'])
  })

  it('names that were sorted away from their keys find their listings again', () => {
    const names = ['Chè', 'Cam', 'Gạo']
    const keys = names.map((one, at) => writeRowKey(`S${at}`, one))
    const moved = ['Gạo', 'Chè', 'Cam'].map((one, at) => row(one, keys[at] ?? null))
    expect(resolveKeys(moved)).toEqual(['S2', 'S0', 'S1'].map((sku) => ({ sku, renamed: false })))
  })

  const anyRow = fc.record({
    name: fc.option(name, { nil: null }),
    key: fc.option(
      fc.tuple(fc.constantFrom('A', 'B', 'C'), name).map((pair) => writeRowKey(...pair)),
      { nil: null },
    ),
    sheetSku: fc.constant(null),
  })

  it('never gives one listing to two rows', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
        const given = resolveKeys(rows).flatMap(({ sku }) => sku ?? [])
        expect(new Set(given).size).toBe(given.length)
      }),
    )
  })

  it('loses no listing: every key that some row carries finds a row, unless its rows fit others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name), fc.nat(), (names, turn) => {
        const keys = names.map((one, at) => writeRowKey(`S${at}`, one))
        const moved = names.flatMap((_, at) => names[(at + turn) % names.length] ?? [])
        const found = resolveKeys(moved.map((one, at) => row(one, keys[at] ?? null)))
        expect(found.map(({ sku }) => sku)).toEqual(moved.map((one) => `S${names.indexOf(one)}`))
      }),
    )
  })

  it('rows without a key are new', () => {
    expect(resolveKeys([row('Chè', null), row('Chè', 'ghi chú')]).map(({ sku }) => sku)).toEqual([null, null])
  })
})
