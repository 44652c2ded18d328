import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FILE_LIMITS, newBudget } from '../../shared/sheet/limits.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { feedRows } from '../../shared/sheet/row-feed.ts'
import { newState } from '../../shared/sheet/sheet-state.ts'
import { feedXml } from '../../shared/sheet/xml.ts'
import { sheetXml, workbookParts, zip } from './build.ts'

const options = { filename: 'bang.xlsx', today: '2026-11-21' }
/** One prefix makes every row one that only the XML parser reads. */
const prefixed = (xml: string): string => xml.replace(/<(\/?)(?=[a-z])/gi, '<$1x:')
const read = async (xml: string) => {
  const result = await readSheet(zip(workbookParts([{ name: 'S', xml }])), options)
  return result.ok ? result.reading.rows : result.error.code
}
/** The rows of a sheet that comes in pieces of this size, without what only the parser reads. */
function rowsOf(xml: string, size: number) {
  const context = {
    strings: { texts: [], fonts: new Map() },
    styles: [],
    is1904: false,
    budget: newBudget(FILE_LIMITS),
  }
  const state = newState('S', context)
  const feed = feedRows(state, feedXml({}))
  for (let at = 0; at < xml.length; at += size) feed.write(xml.slice(at, at + size))
  feed.close()
  return state.grid.rows
}

/** Reads the same cells in the quick way and by the parser. */
const both = async (xml: string) => [await read(xml), await read(prefixed(xml))]

const HEADINGS =
  '<row><c t="inlineStr"><is><t>Tên sản phẩm</t></is></c><c t="str"><v>Giá bán</v></c><c t="str"><v>Ghi chú</v></c></row>'
const sheet = (rows: string) => `<worksheet><sheetData>${HEADINGS}${rows}</sheetData></worksheet>`

const text = fc.oneof(
  fc.string({ maxLength: 12 }).map((raw) => raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
  fc.constantFrom(
    'Măng khô',
    'a &amp; b',
    '&#273;',
    '&quot;x&quot;',
    ']]',
    ']]>',
    '\r\n',
    '🐝',
    '<!-- </row> -->',
    '<![CDATA[a&b]]>',
    '&nbsp;',
    '',
    '\u0001',
    '320000',
    '1e3',
  ),
)
/** Most cells are as usual: one that is refused hides whatever else a sheet has. */
const seldom = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: usual }, { weight: 1, arbitrary: odd })
const attributes = seldom(
  fc.constantFrom('', ' t="str"'),
  fc.constantFrom(
    '',
    ' r="A2"',
    ' r="c2" ',
    " t='str'",
    ' t="str"',
    ' t="n"  s="1"',
    ' t="b" t="b"',
    ' x:y="1"',
    ' x:t="str"',
    ' s="&amp;"',
    '\n t="str"',
    ' 1="2"',
    ' t="e" vm="1"',
  ),
)
const cell = fc
  .record({
    attributes,
    value: seldom(fc.constantFrom('Măng khô', '5000', 'a &amp; b'), text),
    form: seldom(fc.nat(5), fc.constant(6)),
  })
  .map(
    ({ attributes: given, value, form }) =>
      [
        `<c${given}><v>${value}</v></c>`,
        `<c${given}><f>A1</f><v>${value}</v></c>`,
        `<c t="inlineStr"${given}><is><t xml:space="preserve">${value}</t></is></c>`,
        `<c t="inlineStr"><is><r><t>${value}</t></r><rPh><t>x</t></rPh></is></c>`,
        `<c${given}/>`,
        ` <c${given}>\n<v>${value}</v> </c >`,
        `<c${given}><v>${value}</c>`,
      ][form] ?? '',
  )
const row = fc
  .record({ cells: fc.array(cell, { maxLength: 3 }), form: fc.nat(9) })
  .map(({ cells, form }) =>
    form === 0
      ? '<row/>'
      : form === 1
        ? `<row hidden="1">${cells.join('')}</row>\n`
        : form === 2
          ? `<!-- <row> -->`
          : `<row>${cells.join('')}</row>`,
  )

describe('rows read without the XML parser', () => {
  it('are what the parser reads, and refused where it refuses', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 3 }), async (rows) => {
        const [quick, parsed] = await both(sheet(rows.join('')))
        expect(quick).toEqual(parsed)
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    [
      'nothing but rows in a comment',
      sheet(
        '<row s=\'1\'/><!-- </row><row><c t="str"><v>Măng</v></c></row> --><row><c t="str"><v>Chè</v></c><c><v>5000</v></c></row>',
      ),
    ],
    [
      'a heading of rows in a comment',
      `<worksheet><!-- <sheetData> -->${sheet('<row><c t="str"><v>Chè</v></c><c><v>5000</v></c></row>').slice(11)}`,
    ],
    [
      'XML 1.1',
      `<?xml version="1.1"?>${sheet('<row><c t="str"><v>Chè\u0085x</v></c><c><v>5000</v></c></row>')}`,
    ],
    [
      'an end that is missing',
      sheet('<row><c t="str"><v>Chè</v></c><c><v>5000</v></c></row>').replace('</sheetData>', ''),
    ],
    ['a row that never ends', sheet('<row><c t="str"><v>Chè</v></c>').replace('</worksheet>', '')],
  ])('%s', async (_, xml) => {
    const [quick, parsed] = await both(xml)
    expect(quick).toEqual(parsed)
  })

  it('are the same wherever the pieces of a file meet', () => {
    const xml = sheetXml([
      ['Tên sản phẩm', 'Giá bán'],
      ['Măng "khô" & chua', 320_000],
      [null, 'x'.repeat(50)],
    ])
    const whole = rowsOf(xml, xml.length)
    expect(whole.size).toBe(3)
    for (let size = 1; size < 40; size += 1) expect(rowsOf(xml, size), `pieces of ${size}`).toEqual(whole)
  })
})
