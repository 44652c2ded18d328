import { describe, expect, it } from 'vitest'
import { noteAuthor, noteOpening } from '../../shared/domain/vietnamese/workbook.ts'
import type { RowMark } from '../../shared/sheet/marked/marks.ts'
import { readXml } from '../../shared/sheet/xml.ts'
import { type Part, zip } from './build.ts'
import {
  bookOf,
  MAIN,
  mark,
  marksFor,
  OFFICE,
  partOf,
  rowsOf,
  storedParts,
  twoProducts,
} from './marked-tools.ts'

const SHEET = 'xl/worksheets/sheet0.xml'
const fault: RowMark['notes'] = [{ cell: 'B3', severity: 'error', text: 'Chưa có giá bán.' }]

async function marksOfTwo(notes: RowMark['notes']): Promise<RowMark[]> {
  const marks = marksFor(await rowsOf(bookOf(twoProducts())))
  return marks.map((one, at) => ({ ...one, notes: at === 1 ? notes : [] }))
}

/** The workbook with one part written anew, as a seller's program would. */
function withPart(bytes: Buffer, name: string, data: string): Buffer {
  const names = [...storedParts(bytes).keys()]
  return zip(names.map((one): Part => ({ name: one, data: one === name ? data : partOf(bytes, one) })))
}

describe('a marked sheet marked again', () => {
  it('loses colour, note and result of what is right now, and gains no columns', async () => {
    const book = bookOf(twoProducts())
    const before = mark(book, await marksOfTwo(fault))
    const fixed = withPart(
      before,
      SHEET,
      partOf(before, SHEET).replace(/(<c r="B3" s="\d+")\/>/, '$1><v>90000</v></c>'),
    )
    const after = mark(fixed, marksFor(await rowsOf(fixed)))
    const xml = partOf(after, SHEET)
    expect(styleOf(after, 'B3')).toBe(1)
    expect(partOf(after, 'xl/comments1.xml')).not.toContain('ref="B3"')
    expect(partOf(after, 'xl/drawings/vmlDrawing1.vml')).not.toContain('<x:Row>2</x:Row>')
    expect(xml.match(/Kết quả kiểm tra/g)).toHaveLength(1)
    expect(xml.match(/<c r="E3"[^>]*>.*?<\/c>/)?.[0]).toContain('Đã nhận')
    expect(xml).not.toContain('<c r="G')
  })

  it('a colour that the cell had before comes back, also where the program renumbered the styles', async () => {
    const before = mark(bookOf(twoProducts()), await marksOfTwo(fault))
    const styles = partOf(before, 'xl/styles.xml')
    // The program dropped the style that the cell had before.
    const bare = styles.replace(
      /<xf numFmtId="0" fontId="0" fillId="2"[^>]*\/>/,
      '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    )
    expect(bare).not.toBe(styles)
    const after = mark(withPart(before, 'xl/styles.xml', bare), await marksOfTwo([]))
    const xfs = [
      ...(/<cellXfs.*<\/cellXfs>/s.exec(partOf(after, 'xl/styles.xml'))?.[0] ?? '').matchAll(
        /<xf[ >][^>]*>/g,
      ),
    ]
    expect(xfs[styleOf(after, 'B3')]?.[0]).toContain('fillId="2"')
  })

  it('a colour that a program only guessed is not put back', async () => {
    const before = mark(bookOf(twoProducts('<c r="B3"/>')), await marksOfTwo(fault))
    const guessed = partOf(before, 'xl/styles.xml').replace(
      /(<fgColor rgb="FFFFC9C6"\/>)<bgColor[^>]*>/,
      '$1<bgColor rgb="FFFFCCCC"/>',
    )
    const after = mark(withPart(before, 'xl/styles.xml', guessed), await marksOfTwo([]))
    expect(styleOf(after, 'B3')).toBe(0)
  })

  it('a line that is no product any more loses its result and its key', async () => {
    const before = mark(bookOf(twoProducts()), await marksOfTwo(fault))
    const [first] = await marksOfTwo([])
    if (!first) throw new Error('two rows')
    const xml = partOf(mark(before, [first]), SHEET)
    expect(xml).toContain('<c r="E2"')
    expect(xml).not.toMatch(/<c r="[EF]3"/)
  })

  it('a row without a code keeps the key it has', async () => {
    const before = mark(bookOf(twoProducts()), await marksOfTwo(fault))
    const marks = (await marksOfTwo(fault)).map((one) => ({ ...one, key: null }))
    const key = /<c r="F3".*?<\/c>/
    const kept = key.exec(partOf(before, SHEET))?.[0]
    expect(kept).toMatch(/\|[0-9a-f]{6}</)
    expect(key.exec(partOf(mark(before, marks), SHEET))?.[0]).toBe(kept)
  })

  it('cells that a program leaves out are put back in front of our columns, and of one of ours alone', async () => {
    const before = mark(bookOf(twoProducts()), await marksOfTwo(fault))
    const sparse = partOf(before, SHEET)
      .replace(/<c r="D3".*?<\/c>/, '')
      .replace(/<c r="E3".*?<\/c>/, '')
    const late = [{ ...fault[0], cell: 'D3' } as RowMark['notes'][0]]
    const missing = partOf(mark(withPart(before, SHEET, sparse), await marksOfTwo(late)), SHEET)
    expect(missing.match(/<c r="[A-F]3"/g)).toEqual(
      ['A3', 'B3', 'C3', 'D3', 'E3', 'F3'].map((ref) => `<c r="${ref}"`),
    )
    const gap = partOf(before, SHEET).replace(/<c r="D3".*?<\/c>/, '')
    const filled = partOf(mark(withPart(before, SHEET, gap), await marksOfTwo(late)), SHEET)
    expect(filled.match(/<c r="[A-F]3"/g)).toEqual(missing.match(/<c r="[A-F]3"/g))
  })

  it('a seller’s own column with the same heading is not ours', async () => {
    const own = twoProducts().replace(
      '</row><row r="2">',
      '<c r="E1" t="inlineStr"><is><t>Kết quả kiểm tra</t></is></c></row><row r="2">',
    )
    const xml = partOf(mark(bookOf(own), await marksOfTwo(fault)), SHEET)
    expect(xml).toContain('<c r="F1"')
    expect(xml).not.toMatch(/<c r="E[23]"/)
  })
})

const vml = (cell: string) =>
  `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s2049"><v:textbox><div>x<br></div></v:textbox><x:ClientData ObjectType="Note">${cell}</x:ClientData></v:shape></xml>`
const AT_B3 = '<x:Row>2</x:Row><x:Column>1</x:Column>'

function bookWithNote(
  text: string,
  more: Part[] = [],
  relations: [string, string, string][] = [],
  author = 'Chị Ví Dụ',
) {
  const comments = `<comments xmlns="${MAIN}"><authors><author>${author}</author></authors><commentList><comment ref="B3" authorId="0"><text>${text}</text></comment></commentList></comments>`
  return bookOf(
    twoProducts(undefined, '', '<legacyDrawing r:id="v"/>'),
    [
      { name: 'xl/comments1.xml', data: comments },
      { name: 'xl/drawings/vmlDrawing1.vml', data: vml(AT_B3) },
      ...more,
    ],
    [['c', 'comments', '../comments1.xml'], ['v', 'vmlDrawing', '../drawings/vmlDrawing1.vml'], ...relations],
  )
}

describe('a note of the seller', () => {
  const own = [
    '<t>hỏi lại &lt;giá&gt;</t>',
    '<r><rPr><b/></rPr><t>hỏi lại</t></r><r><t xml:space="preserve"> giá</t></r>',
  ]

  it.each(own)('stays, ours stands below it and goes when the cell is right: %s', async (text) => {
    const book = bookWithNote(text)
    const marked = mark(book, await marksOfTwo(fault))
    const comments = partOf(marked, 'xl/comments1.xml')
    expect(comments).toContain(text.replace(/^<t>(.*)<\/t>$/, '<r><t>$1</t></r>'))
    expect(comments).toContain(`\n${noteOpening}\n– Chưa có giá bán.`)
    expect(comments.match(/<comment /g)).toHaveLength(1)
    expect(partOf(marked, 'xl/drawings/vmlDrawing1.vml')).toBe(vml(AT_B3))
    expect(mark(marked, await marksOfTwo(fault)).equals(marked)).toBe(true)
    const right = partOf(mark(marked, await marksOfTwo([])), 'xl/comments1.xml')
    expect(right).not.toContain(noteOpening)
    expect(right).toContain('hỏi lại')
  })

  it('of another cell is not touched, and its shape neither', async () => {
    const marked = mark(
      bookWithNote('<t>để ý</t>'),
      await marksOfTwo([{ ...fault[0], cell: 'C3' } as RowMark['notes'][0]]),
    )
    expect(partOf(marked, 'xl/comments1.xml')).toContain(
      '<comment ref="B3" authorId="0"><text><t>để ý</t></text></comment>',
    )
    const shapes = partOf(marked, 'xl/drawings/vmlDrawing1.vml')
    expect(shapes).toContain(vml(AT_B3).slice(0, -'</xml>'.length))
    expect(shapes).toContain('id="_x0000_s2050"')
    expect(partOf(marked, SHEET).match(/legacyDrawing/g)).toHaveLength(1)
  })

  it('written below ours, by a program that keeps no authors and joins runs, stays as well', async () => {
    const text = `<r><t>${noteOpening}\n– Chưa có giá bán.\nEm gọi lại sau.</t></r>`
    const right = partOf(mark(bookWithNote(text, [], [], ' '), await marksOfTwo([])), 'xl/comments1.xml')
    expect(right).toContain('Em gọi lại sau.')
    expect(right).not.toContain(noteOpening)
  })

  it('that was only ours goes even where a program keeps no authors', async () => {
    const text = `<r><t>${noteOpening}\n– Chưa có giá bán.</t></r>`
    const right = mark(bookWithNote(text, [], [], ' '), await marksOfTwo([]))
    expect(partOf(right, 'xl/comments1.xml')).not.toContain('<comment ')
    expect(partOf(right, 'xl/drawings/vmlDrawing1.vml')).not.toContain(AT_B3)
  })

  it('that belongs to a conversation is left alone; the column with results says it', async () => {
    const thread =
      '<ThreadedComments><threadedComment ref="B3" id="{1}"><text>giá?</text></threadedComment></ThreadedComments>'
    const text = '<t>[Threaded comment]</t>'
    const book = bookWithNote(
      text,
      [{ name: 'xl/threadedComments/threadedComment1.xml', data: thread }],
      [['t', 'threadedComment', '../threadedComments/threadedComment1.xml']],
    )
    const marked = mark(book, await marksOfTwo(fault))
    expect(partOf(marked, 'xl/comments1.xml')).toBe(partOf(book, 'xl/comments1.xml'))
    expect(partOf(marked, SHEET)).toContain('(ô B3)')
  })

  it('may be there no more: an empty list of notes is opened again', async () => {
    const empty = `<comments xmlns="${MAIN}"><authors/><commentList/></comments>`
    const marked = mark(
      withPart(bookWithNote('<t>x</t>'), 'xl/comments1.xml', empty),
      await marksOfTwo(fault),
    )
    expect(readXml(Buffer.from(partOf(marked, 'xl/comments1.xml')), {})).toBe(true)
    expect(partOf(marked, 'xl/comments1.xml')).toMatch(/<author>.*<comment ref="B3" authorId="0">/)
  })

  it('our author is named once', async () => {
    const marked = mark(mark(bookOf(twoProducts()), await marksOfTwo(fault)), await marksOfTwo(fault))
    expect(partOf(marked, 'xl/comments1.xml').split(`<author>${noteAuthor}</author>`)).toHaveLength(2)
    expect(partOf(marked, 'xl/worksheets/_rels/sheet0.xml.rels')).toContain(`${OFFICE}/comments`)
  })
})

function styleOf(bytes: Buffer, cell: string): number {
  return Number(new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(partOf(bytes, SHEET))?.[1] ?? 0)
}
