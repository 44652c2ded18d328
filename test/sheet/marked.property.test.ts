import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markPlain, workbookFromPlain } from '../../shared/sheet/marked/mark-plain.ts'
import { markWorkbook } from '../../shared/sheet/marked/mark-workbook.ts'
import type { RowMark } from '../../shared/sheet/marked/marks.ts'
import { readXml } from '../../shared/sheet/xml.ts'
import { bookOf, MAIN, mark, marksFor, partOf, rowsOf } from './marked-tools.ts'

const HEADINGS = ['Tên sản phẩm', 'Giá bán', 'Tồn kho', 'Đơn vị tính', 'Ghi chú']
const LETTERS = 'ABCDE'

/** How a program writes sheets. */
type Manner = {
  prefix: string
  refs: boolean
  rowRefs: boolean
  comments: boolean
  cdata: boolean
  spans: boolean
  close: string
}
const manner: fc.Arbitrary<Manner> = fc.record({
  prefix: fc.constantFrom('', 'x:', 'ns0:'),
  refs: fc.boolean(),
  rowRefs: fc.boolean(),
  comments: fc.boolean(),
  cdata: fc.boolean(),
  spans: fc.boolean(),
  close: fc.constantFrom('', ' '),
})

type Said = string | number | null
const price = fc.oneof(
  fc.constantFrom('Liên hệ', '120.000 - 150.000', null),
  fc.integer({ min: 5000, max: 900_000 }),
)
const note = fc.constantFrom<Said>(null, '<c r="Z9">', 'it\'s > "ngon"', '</row>', ']]', 'bình thường')
const line: fc.Arbitrary<Said[]> = fc
  .tuple(
    fc.constantFrom('Chè Shan', 'Mật ong', 'Cam sành', 'Gạo tẻ', 'Thịt khô'),
    fc.nat(99),
    price,
    fc.nat(500),
    note,
  )
  .map(([name, number, amount, stock, said]) => [`${name} ${number}`, amount, stock, 'hộp', said])
const lines = fc.array(fc.option(line, { nil: null, freq: 5 }), { minLength: 1, maxLength: 12 })

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function sheetOf(
  rows: (Said[] | null)[],
  { prefix: p, refs, rowRefs, comments, cdata, spans, close }: Manner,
): string {
  const cell = (value: Said, column: number, row: number): string => {
    const ref = refs ? ` r="${LETTERS[column]}${row}"` : ''
    if (value === null) return refs && column % 2 === 0 ? '' : `<${p}c${ref}/>`
    if (typeof value === 'number') return `<${p}c${ref}><${p}v>${value}</${p}v></${p}c${close}>`
    const text = cdata && !value.includes(']]') ? `<![CDATA[${value}]]>` : escaped(value)
    return `<${p}c${ref} t='inlineStr'><${p}is><${p}t>${text}</${p}t></${p}is></${p}c${close}>`
  }
  const all = [HEADINGS, ...rows].map((values, at) => {
    const number = rowRefs || values === null ? ` r="${at + 1}"` : ''
    const said = comments ? '<!-- <row r="1"><c r="A1"/></row> -->' : ''
    if (values === null) return `<${p}row${number}/>`
    const reach = spans ? ' spans="1:5"' : ''
    return `${said}<${p}row${number}${reach} x="a>b">${values.map((value, column) => cell(value, column, at + 1)).join(said)}</${p}row>`
  })
  const name = p === '' ? 'xmlns' : `xmlns:${p.slice(0, -1)}`
  return `<?xml version="1.0"?><${p}worksheet ${name}="${MAIN}"><${p}dimension ref="A1"/><${p}sheetData>${all.join('')}</${p}sheetData></${p}worksheet>`
}

const outcomes = (rows: Awaited<ReturnType<typeof rowsOf>>) => rows.map((row) => ({ ...row, sheet: '' }))

describe('any sheet, however it is written', () => {
  it('marked, it is still XML, is read the same, and marking it again changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(lines, manner, async (rows, how) => {
        fc.pre(rows.some((row) => row !== null))
        const book = bookOf(sheetOf(rows, how))
        const read = await rowsOf(book)
        const marks = marksFor(read)
        const marked = mark(book, marks)
        const sheet = Buffer.from(partOf(marked, 'xl/worksheets/sheet0.xml'))
        expect(readXml(sheet, {})).toBe(true)
        expect(outcomes(await rowsOf(marked))).toEqual(outcomes(read))
        expect(mark(marked, marks).equals(marked)).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  it('with all marks taken back nothing is left but our columns', async () => {
    await fc.assert(
      fc.asyncProperty(lines, manner, async (rows, how) => {
        fc.pre(rows.some((row) => row !== null))
        const book = bookOf(sheetOf(rows, how))
        const marks = marksFor(await rowsOf(book))
        const plain = marks.map((one): RowMark => ({ ...one, status: 'Đã nhận', tone: 'good', notes: [] }))
        const back = mark(mark(book, marks), plain)
        const only = mark(book, plain)
        const withoutStyles = (xml: string) =>
          xml.replace(/ s="\d+"/g, '').replace(/<[a-z0-9:]*c r="[A-E]\d+"\/>/g, '')
        const bare = (bytes: Buffer) =>
          withoutStyles(partOf(bytes, 'xl/worksheets/sheet0.xml')).replace(
            /<[a-z0-9:]*legacyDrawing [^>]*>/,
            '',
          )
        expect(bare(back)).toBe(bare(only))
      }),
      { numRuns: 80 },
    )
  })

  it('cells of any style: the coloured cell keeps every part of its format but the fill', () => {
    fc.assert(
      fc.property(fc.constantFrom(0, 1), (style) => {
        const book = bookOf(
          sheetOf([['Chè', null, 1, 'hộp', null]], {
            prefix: '',
            refs: true,
            rowRefs: true,
            comments: false,
            cdata: false,
            spans: false,
            close: '',
          }).replace('<c r="C2">', `<c r="C2" s="${style}">`),
        )
        const one: RowMark = {
          sheet: 'Bảng',
          line: 2,
          status: 'x',
          tone: 'fix',
          key: null,
          notes: [{ cell: 'C2', severity: 'error', text: 'y' }],
        }
        const before = mark(book, [one])
        const after = mark(before, [{ ...one, notes: [] }])
        expect(/<c r="C2" s="(\d+)"/.exec(partOf(after, 'xl/worksheets/sheet0.xml'))?.[1]).toBe(String(style))
      }),
    )
  })
})

describe('a file that is no .xlsx', () => {
  const value = fc.oneof(
    fc.string().map((text) => ({ text: `${text}x` })),
    fc.integer().map((number) => ({ number })),
    fc
      .date({ min: new Date('1901-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => ({ day: day.toISOString().slice(0, 10) })),
  )

  it('comes back as a workbook with the same content at the same addresses, and its marks', async () => {
    const cells = [HEADINGS, ['Chè Shan', 'Liên hệ', '5', 'hộp', '=1+1']].flatMap((row, at) =>
      row.map((text, column) => ({ line: at + 3, column: column + 2, value: { text } })),
    )
    const sheet = { name: 'Bảng [tổng hợp]: các hộ sản xuất của xã', cells, merges: [] }
    const rows = await rowsOf(workbookFromPlain([sheet]))
    expect(rows.map(({ line, listing }) => [line, listing?.name])).toEqual([[4, 'Chè Shan']])
    const marked = markPlain(
      [sheet],
      marksFor(rows).map((one) => ({ ...one, sheet: sheet.name })),
    )
    if (!marked.ok) throw new Error(marked.code)
    expect(partOf(marked.value, 'xl/comments1.xml')).toContain('ref="C4"')
    expect(outcomes(await rowsOf(marked.value))).toEqual(outcomes(rows))
  })

  it('holds text as text, numbers and days as they are', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
        const cells = values.map((one, at) => ({ line: 1, column: at + 1, value: one }))
        const book = workbookFromPlain([{ name: 'a', cells, merges: [] }])
        const xml = partOf(book, 'xl/worksheets/sheet1.xml')
        expect(readXml(Buffer.from(xml), {})).toBe(true)
        expect(xml).not.toMatch(/<f[ >]/)
        expect(xml.match(/t="inlineStr"/g)?.length ?? 0).toBe(values.filter((one) => 'text' in one).length)
        expect(markWorkbook(book, []).ok).toBe(true)
      }),
    )
  })
})
