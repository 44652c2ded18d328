import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../shared/sheet/limits.ts'
import { readSheet, readSheetWithin } from '../../shared/sheet/read.ts'
import { sheetXml, workbook, workbookParts, zip } from './build.ts'
import { TEXTS, WORKBOOKS } from './hostile-files.ts'

const options = { filename: 'bang.xlsx', today: '2026-11-21' }
const HEADINGS = ['Tên sản phẩm', 'Giá bán', 'Tồn kho', 'ĐVT']
const codeOf = async (bytes: Uint8Array) => {
  const result = await readSheet(bytes, options)
  return result.ok ? `rows: ${result.reading.rows.length}` : result.error.code
}
const withSheet = (xml: string) => zip(workbookParts([{ name: 'S', xml }]))
const sample = readFileSync(new URL('../samples/1-htx-mat-ong.xlsx', import.meta.url))
const compound = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), Buffer.from(stream, 'utf16le')])

describe('files that are refused', () => {
  it.each<[string, string, Uint8Array]>([
    ['nothing', 'file.empty', Buffer.alloc(0)],
    ['white space', 'file.empty', Buffer.from('\ufeff \n\n')],
    ['an empty workbook', 'file.empty', workbook([])],
    [
      'no headings',
      'file.no-header',
      workbook([
        ['a', 'b'],
        [1, 2],
      ]),
    ],
    ['a PDF', 'file.not-a-workbook', Buffer.from('%PDF-1.7 ...')],
    ['a picture', 'file.not-a-workbook', Buffer.from('89504e470d0a1a0a0000', 'hex')],
    ['another zip', 'file.not-a-workbook', zip([{ name: 'a.txt', data: 'a' }])],
    [
      'ods without content',
      'file.damaged',
      zip([{ name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 }]),
    ],
    ['xls without content', 'file.damaged', compound('Workbook')],
    [
      'HTML called xls',
      'file.old-format',
      Buffer.from('<html><body><table><tr><td>Tên</td></tr></table></body></html>'),
    ],
    ['an encrypted entry', 'file.encrypted', zip([{ name: 'xl/workbook.xml', data: 'x', flags: 1 }])],
    ['half a file', 'file.damaged', sample.subarray(0, sample.length / 2)],
    ['malformed XML', 'file.damaged', withSheet('<worksheet><sheetData><row></sheetData>')],
    [
      'a document type',
      'file.damaged',
      withSheet('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'),
    ],
    ['deep nesting', 'file.damaged', withSheet('<a>'.repeat(40) + '</a>'.repeat(40))],
    [
      'a row beyond the last',
      'file.damaged',
      withSheet('<worksheet><sheetData><row r="4294967290"/></sheetData></worksheet>'),
    ],
    [
      'a column beyond the last',
      'file.damaged',
      withSheet('<worksheet><sheetData><row><c r="ZZZ1"/></row></sheetData></worksheet>'),
    ],
    ['a bomb', 'file.bomb', withSheet(`<worksheet>${' '.repeat(3_000_000)}</worksheet>`)],
    [
      'more than declared',
      'file.damaged',
      zip([...workbookParts([]), { name: 'xl/styles.xml', data: 'x'.repeat(5000), size: 10 }]),
    ],
    [
      'a name twice',
      'file.bomb',
      zip([
        { name: 'a', data: 'a' },
        { name: 'A', data: 'b' },
      ]),
    ],
    ['a path outside', 'file.bomb', zip([{ name: '..\\..\\a', data: 'a' }])],
    [
      'too many entries',
      'file.bomb',
      zip(Array.from({ length: LIMITS.zipEntries + 1 }, (_, at) => ({ name: `${at}`, data: '' }))),
    ],
    ['binary', 'file.not-a-workbook', Buffer.from(Array.from({ length: 600 }, (_, at) => (at * 7) % 32))],
  ])('%s', async (_, code, bytes) => {
    const result = await readSheet(bytes, options)
    expect(result).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(/Xin /) } })
  })

  it('a file over the limit of the caller', async () => {
    const result = await readSheetWithin(sample, options, { fileBytes: 1000 })
    expect(result).toMatchObject({ ok: false, error: { code: 'file.too-large' } })
  })

  it('a sheet with more rows than the limit, which is named', async () => {
    const rows = Array.from({ length: LIMITS.rows + 1 }, () => ['a'])
    const stored = workbookParts([{ name: 'S', xml: sheetXml(rows) }]).map((part) => ({
      ...part,
      method: 0 as const,
    }))
    const tooLong = { ok: false, error: { code: 'file.too-long' } }
    expect(await readSheet(zip(stored), options)).toMatchObject(tooLong)
    expect(await readSheet(Buffer.from('a,b\n'.repeat(LIMITS.rows + 1)), options)).toMatchObject(tooLong)
    for (const bytes of [workbook([HEADINGS, ['a'], ['b']]), Buffer.from(`${HEADINGS}\na\nb`)]) {
      const result = await readSheetWithin(bytes, options, { rows: 2 })
      expect(result).toMatchObject({
        error: { code: 'file.too-long', message: expect.stringContaining('dài hơn 2 dòng') },
      })
      expect(await readSheetWithin(bytes, options, { rows: 3 })).toMatchObject({ ok: true })
    }
  })

  it('a file that takes too long to read, wherever the time is over', async () => {
    for (const bytes of [sample, Buffer.from(`${HEADINGS}\n${'Măng khô,1,2,kg\n'.repeat(2000)}`)]) {
      const result = await readSheetWithin(bytes, options, { milliseconds: -1 })
      expect(result).toMatchObject({ ok: false, error: { code: 'file.too-slow' } })
    }
  })

  it('an unclosed quote', async () => {
    expect(await codeOf(Buffer.from(`Tên sản phẩm,Giá bán,Tồn kho\n"${'a\n'.repeat(300_000)}`))).toBe(
      'file.damaged',
    )
  })
})

describe('files made to cost time or memory', () => {
  it.each([...WORKBOOKS, ...TEXTS].map((file) => [file.name, file] as const))('%s', async (_, file) => {
    const result = await readSheetWithin(file.make(), options, {
      fileBytes: 100_000_000,
      milliseconds: 60_000,
    })
    expect(result.ok ? `rows: ${result.reading.rows.length}` : result.error.code).toBe(file.outcome)
  })
})

describe('a bit that has changed', () => {
  const sheet = sheetXml([HEADINGS, ['Măng khô', 320_000, 45, 'kg']])
  const strings = '<sst><si><t>Giá</t></si></sst>'
  const stored = workbookParts([{ name: 'S', xml: sheet }]).map((part) => ({ ...part, method: 0 as const }))

  it.each([
    ['of a price in a sheet', (bytes: Buffer) => bytes.indexOf('320000')],
    ['of a shared string', (bytes: Buffer) => bytes.indexOf('Giá</t>')],
    ['of the list of sheets', (bytes: Buffer) => bytes.indexOf('sheetId')],
  ])('%s is told from what was sent', async (_, find) => {
    const bytes = zip([...stored, { name: 'xl/sharedStrings.xml', data: strings, method: 0 }])
    expect(await codeOf(bytes)).toBe('rows: 1')
    const at = find(bytes)
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    expect(await codeOf(bytes)).toBe('file.damaged')
  })

  it('is told where the part is packed', async () => {
    const parts = workbookParts([{ name: 'S', xml: sheet }])
    const lied = parts.map((part) => (part.name.includes('worksheets') ? { ...part, crc: 1 } : part))
    expect(await codeOf(zip(parts))).toBe('rows: 1')
    expect(await codeOf(zip(lied))).toBe('file.damaged')
  })
})

describe('odd files that are read', () => {
  const product = ['Măng khô', '320.000', 45, 'kg']

  it('stops after thousands of empty rows, but reads what stands behind them', async () => {
    const rows = [
      [...HEADINGS, 'Chủ thể'],
      [...product, 'HTX Ví Dụ'],
      ['Măng chua', '50.000', 9, 'kg'],
    ]
    const empty = Array.from({ length: 40_000 }, (_, at) => `<row><c s="${at % 97}"/></row>`).join('')
    const merged = '<mergeCells><mergeCell ref="E2:E3"/></mergeCells>'
    const result = await readSheet(
      withSheet(sheetXml(rows, merged).replace('</sheetData>', `${empty}</sheetData>`)),
      options,
    )
    expect(result.ok && result.reading.rows.map(({ listing }) => listing?.producer?.name)).toEqual([
      'HTX Ví Dụ',
      'HTX Ví Dụ',
    ])
  })

  it('whole-sheet ranges cost nothing', async () => {
    const after =
      '<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells><cols><col min="1" max="16384"/></cols>'
    expect(await codeOf(workbook([HEADINGS, product], after))).toBe('rows: 1')
  })

  it('names of prototypes are names', async () => {
    const result = await readSheet(
      workbook([
        [...HEADINGS, '__proto__', 'constructor'],
        [...product, 'x', 'y'],
      ]),
      options,
    )
    expect(result).toMatchObject({ ok: true, reading: { unknownColumns: ['__proto__', 'constructor'] } })
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })

  it('headings as long as texts are cut to what a record can hold', async () => {
    const long = Array.from({ length: 200 }, (_, at) => `${at} ${'ấ'.repeat(1500)}`)
    const result = await readSheet(workbook([[...HEADINGS, ...long], product]), options)
    const { columns, unknownColumns } = result.ok ? result.reading : { columns: [], unknownColumns: [] }
    expect(columns).toHaveLength(204)
    expect(JSON.stringify([columns, unknownColumns]).length).toBeLessThan(200_000)
  })

  it('markup and formulas stay text', async () => {
    const name = '=HYPERLINK("http://a.invalid","<script>alert(1)</script>")'
    const result = await readSheet(workbook([HEADINGS, [name, ...product.slice(1)]]), options)
    expect(result.ok && result.reading.rows[0]?.listing?.name).toBe(name)
  })
})

describe('whatever the bytes', () => {
  it('random ones are refused or read, never thrown at', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        expect(typeof (await readSheet(bytes, options)).ok).toBe('boolean')
      }),
      { numRuns: 300 },
    )
  })

  it('a workbook with changed bytes is refused or read, never thrown at', async () => {
    const change = fc.record({ at: fc.nat(sample.length - 1), byte: fc.nat(255) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
        const bytes = Buffer.from(sample)
        for (const { at, byte } of changes) bytes[at] = byte
        expect(typeof (await readSheet(bytes, options)).ok).toBe('boolean')
      }),
      { numRuns: 300 },
    )
  })
})
