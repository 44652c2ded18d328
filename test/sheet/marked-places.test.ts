import { describe, expect, it } from 'vitest'
import type { RowMark } from '../../shared/sheet/marked/marks.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { workbook, workbookParts, zip } from './build.ts'
import {
  bookOf,
  HEADINGS,
  MAIN,
  mark,
  markedBy,
  marksFor,
  partOf,
  rowsOf,
  STYLES,
  twoProducts,
} from './marked-tools.ts'

describe('what is written', () => {
  const hostile = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '<f>1</f>',
    '\u0000\u0008x',
    '_x000D_',
    ']]>',
    '&amp;',
    '\ud800',
  ]

  it.each(hostile)('%j stays text', async (said) => {
    const book = bookOf(twoProducts())
    const [first, second] = marksFor(await rowsOf(book))
    if (!first || !second) throw new Error('two rows')
    const note = { cell: 'B3', severity: 'error' as const, text: said }
    const marked = mark(book, [first, { ...second, status: said, key: said, notes: [note] }])
    const xml = partOf(marked, 'xl/worksheets/sheet0.xml')
    expect(xml).not.toMatch(/<f[ >]/)
    const styles = partOf(marked, 'xl/styles.xml')
    const style = Number(/<c r="E3" s="(\d+)" t="inlineStr"/.exec(xml)?.[1])
    const formats = [...(/<cellXfs.*<\/cellXfs>/s.exec(styles)?.[0] ?? '').matchAll(/<xf[ >][^>]*>/g)]
    expect(formats[style]?.[0]).toContain('quotePrefix="1"')
    expect(await rowsOf(marked)).toHaveLength(2)
  })

  it('is no longer than a cell or a note may be', async () => {
    const book = bookOf(twoProducts())
    const marks = marksFor(await rowsOf(book)).map((one) => ({
      ...one,
      status: 'x'.repeat(40_000),
      notes: [{ cell: 'B3', severity: 'notice' as const, text: 'y'.repeat(5000) }],
    }))
    const marked = mark(book, marks)
    const longest = Math.max(
      ...[...partOf(marked, 'xl/worksheets/sheet0.xml').matchAll(/x{100,}/g)].map(([run]) => run.length),
    )
    expect(longest).toBe(32_766)
    expect(/y+/.exec(partOf(marked, 'xl/comments1.xml'))?.[0].length).toBeLessThan(1000)
  })

  it('a cell that several lines speak of has one note, and the colour of the worst', async () => {
    const book = bookOf(twoProducts())
    const marks = marksFor(await rowsOf(book)).map((one, at) => ({
      ...one,
      notes: [
        { cell: 'B2', severity: at === 0 ? ('error' as const) : ('notice' as const), text: `lời ${at}` },
      ],
    }))
    const comments = partOf(mark(book, marks), 'xl/comments1.xml')
    expect(comments.match(/<comment /g)).toHaveLength(1)
    expect(comments).toMatch(/– lời 0\n– lời 1/)
  })

  it('a file that cannot be read is refused as by the reader', async () => {
    const { markWorkbook } = await import('../../shared/sheet/marked/mark-workbook.ts')
    expect(markWorkbook(Buffer.from('Tên;Giá'), [])).toEqual({ ok: false, code: 'file.damaged' })
  })
})

describe('places that the sheet does not have yet', () => {
  const one = (line: number, cell: string): RowMark => ({
    sheet: 'Bảng',
    line,
    status: 'Đã nhận',
    tone: 'good',
    notes: [{ cell, severity: 'error', text: 'x' }],
    key: null,
  })

  it('a line gets its row between the others, and a cell its place between others', () => {
    const xml = `<worksheet xmlns="${MAIN}"><sheetData>${HEADINGS}<row r="2" spans="1:4" s="1" customFormat="1"><c r="A2"/><c r="D2"/></row><row r="9"/></sheetData></worksheet>`
    const after = partOf(
      mark(bookOf(xml), [one(2, 'C2'), one(5, 'B7'), one(9, 'A9')]),
      'xl/worksheets/sheet0.xml',
    )
    expect([...after.matchAll(/<row r="(\d+)"/g)].map(([, line]) => line)).toEqual(['1', '2', '5', '7', '9'])
    expect([...after.matchAll(/<c r="([A-Z]+2)"/g)].map(([, cell]) => cell)).toEqual(['A2', 'C2', 'D2', 'E2'])
    expect(after).toMatch(/<row r="2" spans="1:5"/)
    expect(after).toMatch(/<row r="9"><c r="A9"[^>]*\/><c r="E9"[^>]*>.*?<\/c><\/row>/)
  })

  it('a cell that is missing takes the format of its column, under our colour', () => {
    const cols = '<cols><col min="2" max="3" style="1" width="9"/></cols>'
    const xml = `<worksheet xmlns="${MAIN}">${cols}<sheetData>${HEADINGS}<row r="2"/></sheetData></worksheet>`
    const marked = mark(bookOf(xml), [one(2, 'C2')])
    const back = mark(marked, [{ ...one(2, 'C2'), notes: [] }])
    expect(partOf(back, 'xl/worksheets/sheet0.xml')).toContain('<c r="C2" s="1"/>')
  })

  it('a workbook without styles gets some', async () => {
    const plain = zip(workbookParts([{ name: 'Bảng', xml: twoProducts() }]))
    const marked = await markedBy(plain)
    expect(partOf(marked, 'xl/styles.xml')).toContain('<cellXfs count="')
    expect(await rowsOf(marked)).toEqual(await rowsOf(plain))
  })

  it('every table of a sheet gets the headings of our columns', async () => {
    const again = HEADINGS.replace(/(r="[A-D]?)1"/g, '$15"').replace('Giá bán', 'Đơn giá')
    const row =
      '<row r="6"><c r="A6" t="inlineStr"><is><t>Gạo tẻ</t></is></c><c r="B6"><v>90000</v></c><c r="C6"><v>1</v></c></row>'
    const book = bookOf(twoProducts().replace('</sheetData>', `${again}${row}</sheetData>`))
    const marked = await markedBy(book)
    expect(partOf(marked, 'xl/worksheets/sheet0.xml')).toMatch(/<c r="E5"[^>]*>.*?Kết quả kiểm tra/)
    const result = await readSheet(marked, { filename: 'a.xlsx', today: '2026-11-21' })
    expect(result.ok && result.reading.keys.map((key) => key !== null)).toEqual([true, true, true])
  })

  it('a formula that a seller wrote into our column stays', async () => {
    const book = bookOf(twoProducts())
    const marks = marksFor(await rowsOf(book))
    const [first] = marks
    if (!first) throw new Error('two rows')
    const own = '<c r="E2"><f>B2*2</f><v>1</v></c>'
    const mine = partOf(mark(book, marks), 'xl/worksheets/sheet0.xml').replace(/<c r="E2".*?<\/c>/, own)
    expect(partOf(mark(bookOf(mine), marks), 'xl/worksheets/sheet0.xml')).toContain(own)
  })
})

describe('parts made to take long', () => {
  const wide = ' '.repeat(100_000)

  it('are marked all the same', async () => {
    const styles = STYLES.replace(
      '<xf numFmtId="0" fontId="0" fillId="2"',
      `<xf ${wide}numFmtId="0" fontId="0" fillId="2"`,
    ).replace('<fgColor rgb="FF00B0F0"', `<fgColor ${wide}rgb="FF00B0F0"`)
    const shapes = `<xml>${'<v:shape x '.repeat(90_000)}</xml>`
    const said = `Kết quả kiểm tra:${'\n'.repeat(300_000)}`
    const note = (ref: string, text: string) =>
      `<comment ref="${ref}" authorId="0"><text><t>${text}</t></text></comment>`
    const comments = `<comments xmlns="${MAIN}"><authors><author/></authors><commentList>${note('B2', 'Kết quả kiểm tra:')}${note('C2', said)}</commentList></comments>`
    const table = { name: 'xl/tables/table1.xml', data: '<'.repeat(1_000_000) }
    const parts = [
      { name: 'xl/comments1.xml', data: comments },
      { name: 'xl/drawings/vmlDrawing1.vml', data: shapes },
      table,
    ]
    const relations: [string, string, string][] = [
      ['c', 'comments', '../comments1.xml'],
      ['v', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
      ['t', 'table', '../tables/table1.xml'],
    ]
    const book = bookOf(twoProducts(undefined, '', '<legacyDrawing r:id="v"/>'), parts, relations, styles)
    const marked = await markedBy(book)
    expect(partOf(marked, 'xl/comments1.xml')).toContain('ref="B3"')
    expect(partOf(marked, 'xl/comments1.xml')).not.toContain('ref="B2"')
    expect(await rowsOf(marked)).toHaveLength(2)
  }, 20_000)

  it('thousands of notes alike do not make a file that is refused when it comes back', async () => {
    const rows = Array.from({ length: 6000 }, (_, n) => [`Chè Shan ${n}`, 'Liên hệ', 5, 'hộp'])
    const book = workbook([['Tên sản phẩm', 'Giá bán', 'Tồn kho', 'Đơn vị tính'], ...rows])
    const text = 'Chưa có giá bán. Xin cho biết giá bán một đơn vị. '.repeat(15)
    const marks = rows.map((_, n): RowMark => {
      const notes = [{ cell: `B${n + 2}`, severity: 'error' as const, text }]
      return { sheet: 'Bảng', line: n + 2, status: 'Cần bổ sung', tone: 'fix', notes, key: `S${n}|abcdef` }
    })
    const marked = mark(book, marks)
    expect(await rowsOf(marked)).toHaveLength(6000)
    expect(partOf(marked, 'xl/worksheets/sheet0.xml').match(/<c s="\d+"/g)).toHaveLength(6000)
  }, 30_000)
})
