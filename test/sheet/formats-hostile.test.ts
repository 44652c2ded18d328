import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../shared/sheet/limits.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { cell, compound, HEADINGS, ods, odsXml, p, record, row, table } from './formats-build.ts'

const options = { filename: 'bang', today: '2026-11-21' }
const folder = new URL('../samples/formats/', import.meta.url)
const sample = (name: string) => readFileSync(new URL(name, folder))
const codeOf = async (bytes: Buffer) => {
  const result = await readSheet(bytes, options)
  return result.ok ? `rows: ${result.reading.rows.length}` : result.error.code
}
const product = row(
  cell(p('Măng')) +
    cell(p('50.000')) +
    cell(p('9'), 'office:value-type="float" office:value="9"') +
    cell(p('kg')),
)

describe('hostile .ods files', () => {
  const repeated = (rows: number, columns: number, inside = p('x')) =>
    row(
      cell(inside, `office:value-type="string" table:number-columns-repeated="${columns}"`),
      `table:number-rows-repeated="${rows}"`,
    )

  it.each<[string, string, string | Buffer]>([
    ['a value in every cell of the sheet', 'file.too-long', odsXml(table(repeated(1_048_576, 16_384)))],
    ['a value in every row', 'file.too-long', odsXml(table(repeated(1_048_576, 1)))],
    ['more cells than are taken', 'file.too-long', odsXml(table(repeated(19_000, 256)))],
    [
      'empty repeats without end',
      'rows: 1',
      odsXml(table(HEADINGS + product + repeated(1_048_576, 16_384, '').repeat(99))),
    ],
    [
      'a wide row',
      'rows: 1',
      odsXml(
        table(
          HEADINGS +
            product.replace(
              '</table:table-row>',
              `${cell(p('x'), 'office:value-type="string" table:number-columns-repeated="16380"')}</table:table-row>`,
            ),
        ),
      ),
    ],
    [
      'counts that are no numbers',
      'rows: 1',
      odsXml(
        table(
          HEADINGS +
            product.replace('<table:table-row ', '<table:table-row table:number-rows-repeated="-1e9" '),
        ),
      ),
    ],
    [
      'ten million spaces',
      'rows: 1',
      odsXml(table(HEADINGS + product.replace('Măng', 'Măng<text:s text:c="10000000"/>khô'))),
    ],
    [
      'a value behind the last row',
      'file.damaged',
      odsXml(table(row('', 'table:number-rows-repeated="1048576"') + product)),
    ],
    [
      'a document type',
      'file.damaged',
      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${odsXml(table(row(cell(p('&b;')))))}`,
    ],
    [
      'deep nesting',
      'file.damaged',
      odsXml(table(row(cell('<text:p>'.repeat(40) + '</text:p>'.repeat(40))))),
    ],
    ['half of its XML', 'file.damaged', odsXml(table(HEADINGS)).slice(0, -60)],
    ['a text document', 'file.not-a-workbook', odsXml('').replaceAll('spreadsheet', 'text')],
    ['XML that is no UTF-8', 'file.damaged', Buffer.from(odsXml(table(HEADINGS)), 'utf16le')],
  ])('%s', async (_, code, content) => {
    expect(await codeOf(ods(content))).toBe(code)
  })

  it('a lying size and a bomb', async () => {
    const lie = { name: 'styles.xml', data: `<a>${'x'.repeat(5000)}</a>`, size: 10 }
    expect(await codeOf(ods(odsXml(table(HEADINGS)), [lie]))).toBe('file.damaged')
    expect(await codeOf(ods(`${odsXml(table(HEADINGS))}${' '.repeat(3_000_000)}`))).toBe('file.bomb')
  })

  it('a password, of one part and of the whole', async () => {
    const manifest =
      '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    const part = { name: 'META-INF/manifest.xml', data: manifest }
    expect(await codeOf(ods(Buffer.alloc(99, 7), [part]))).toBe('file.encrypted')
    expect(await codeOf(ods('', [{ name: 'encrypted-package', data: 'x' }]))).toBe('file.encrypted')
  })

  it('texts of spaces are no larger than the file that holds them', async () => {
    const cells = cell(p('<text:s text:c="32767"/>'.repeat(50)) + p('x'))
    const rows = row(cells.repeat(20)).repeat(30)
    expect(await codeOf(ods(odsXml(table(HEADINGS + product + rows))))).toBe('rows: 31')
  })
})

describe('hostile .xls files', () => {
  const stream = (...records: Buffer[]) => compound({ Workbook: Buffer.concat(records) })
  const begin = record(0x809, '00060500000000000000000000000000')
  const end = record(0x0a, '')
  const bound = (offset: number) =>
    record(0x85, `${Buffer.from(Uint32Array.of(offset).buffer).toString('hex')}0000020053305330`)

  it.each<[string, string, Buffer]>([
    ['no records', 'file.damaged', stream(Buffer.alloc(9000))],
    ['a sheet that is its own workbook', 'file.empty', stream(begin, bound(0), end)],
    ['a sheet nowhere', 'file.damaged', stream(begin, bound(0x7fffffff), end)],
    [
      'one sheet a thousand times',
      'file.empty',
      stream(begin, ...Array.from({ length: 1000 }, () => bound(0)), end),
    ],
    [
      'a table of four billion texts',
      'file.damaged',
      stream(begin, record(0xfc, 'ffffffffffffffff0500'), bound(0), end),
    ],
    [
      'a text longer than its record',
      'file.damaged',
      stream(begin, record(0xfc, '0100000001000000ffff0141'), bound(0), end),
    ],
    ['a short cell', 'file.damaged', stream(begin, record(0x203, '0000'), bound(0), end)],
    [
      'a drawing that holds itself without end',
      'file.empty',
      stream(begin, record(0xec, '0f0003f0ffffffff'.repeat(500)), bound(0), end),
    ],
    ['a chain of sectors without end', 'file.damaged', withLoop(sample('1-htx-mat-ong.libreoffice.xls'))],
  ])('%s', async (_, code, bytes) => {
    expect(await codeOf(bytes)).toBe(code)
  })

  it('more rows than anyone sells', async () => {
    const rows = Array.from({ length: LIMITS.rows + 1 }, (_, at) =>
      record(0x27e, Buffer.from(Uint16Array.of(at, 0, 0, 2, 0).buffer)),
    )
    expect(await codeOf(stream(begin, bound(0), ...rows, end))).toBe('file.too-long')
  })

  /** Every sector of the table of sectors leads to the first. */
  function withLoop(bytes: Buffer): Buffer {
    const looped = Buffer.from(bytes)
    const table = (looped.readInt32LE(76) + 1) * 512
    for (let at = table; at < table + 512; at += 4) looped.writeInt32LE(0, at)
    return looped
  }
})

describe('damaged copies', () => {
  const files = [
    '4-anh-dan-trong-o.libreoffice.xls',
    '5-phong-chu-cu-tcvn3.sheetjs.biff5.xls',
    '6-du-kieu-o.libreoffice.xls',
  ]
  const edit = fc.record({ at: fc.nat(), value: fc.nat(255), length: fc.integer({ min: 1, max: 8 }) })

  type Edit = { at: number; value: number; length: number }
  const changed = (bytes: Buffer, edits: Edit[]): Buffer => {
    const copy = Buffer.from(bytes)
    for (const { at, value, length } of edits)
      copy
        .subarray(at % copy.length)
        .subarray(0, length)
        .fill(value)
    return copy
  }

  it.each(files)('%s, bytes changed at random, is read or refused', async (name) => {
    const bytes = sample(name)
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 1, maxLength: 12 }),
        fc.nat(bytes.length),
        async (edits, cut) => {
          const copy = changed(bytes, edits)
          const result = await readSheet(cut % 5 === 0 ? copy.subarray(0, cut) : copy, options)
          expect(result.ok || result.error.code.startsWith('file.')).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('an .ods, bytes of the archive and of its XML changed at random, is read or refused', async () => {
    const bytes = sample('6-du-kieu-o.libreoffice.ods')
    const content = Buffer.from(odsXml(table(HEADINGS + product.repeat(3))))
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 8 }), fc.boolean(), async (edits, inner) => {
        const copy = changed(inner ? content : bytes, edits)
        const result = await readSheet(inner ? ods(copy) : copy, options)
        expect(result.ok || result.error.code.startsWith('file.')).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})
