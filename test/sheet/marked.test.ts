import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readRowKey } from '../../shared/domain/product/row-key.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { zip } from './build.ts'
import {
  bookOf,
  mark,
  markedBy,
  marksFor,
  OFFICE,
  partOf,
  rowsOf,
  storedParts,
  twoProducts,
} from './marked-tools.ts'

const sample = (name: string) => readFileSync(new URL(`../samples/${name}`, import.meta.url))
const SAMPLES = [
  '1-htx-mat-ong.xlsx',
  '2-bieu-tong-hop-xa.xlsx',
  '4-anh-dan-trong-o.xlsx',
  '5-phong-chu-cu-tcvn3.xlsx',
]
const NEW = /comments1\.xml$|vmlDrawing1\.vml$|_rels\/sheet1\.xml\.rels$/
const TOUCHED =
  /^\[Content_Types\]\.xml$|^xl\/styles\.xml$|worksheets\/sheet1\.xml$|worksheets\/_rels\/sheet1\.xml\.rels$/

/** The sheet without what marking puts into it: what is left must be what the seller sent. */
function withoutMarks(xml: string, columns: string[], original: string): string {
  const bare = xml
    .replace(new RegExp(`<c r="(?:${columns.join('|')})\\d+"[^>]*>.*?</c>`, 'gs'), '')
    .replace(/<legacyDrawing [^>]*\/>/, '')
    .replace(/<col min="(\d+)" max="\1" width="(?:46|24)"[^>]*\/>/g, '')
    .replace('<cols></cols>', '')
  const dimension = /<dimension [^>]*>/.exec(original)?.[0] ?? ''
  return bare.replace(/<dimension [^>]*>/, dimension)
}

/** Without the numbers of styles, and without cells that hold nothing else. */
const sameStyles = (xml: string): string =>
  xml.replace(/(<c r="[A-Z]+\d+")(?: s="\d+")?/g, '$1').replace(/<c r="[A-Z]+\d+"\/>/g, '')

describe.each(SAMPLES)('%s marked', async (name) => {
  const bytes = sample(name)
  const rows = await rowsOf(bytes, name)
  const marks = marksFor(rows)
  const marked = mark(bytes, marks)

  it('keeps the bytes of every part that holds no marks, their order and their names', () => {
    const before = storedParts(bytes)
    const after = storedParts(marked)
    const names = [...after.keys()].filter((part) => before.has(part) || !NEW.test(part))
    expect(names).toEqual([...before.keys()])
    const changed = [...before].filter(([part, stored]) => after.get(part) !== stored).map(([part]) => part)
    expect(changed.filter((part) => !TOUCHED.test(part))).toEqual([])
  })

  it('changes nothing in the sheet but what it puts there', () => {
    const before = partOf(bytes, 'xl/worksheets/sheet1.xml')
    const after = partOf(marked, 'xl/worksheets/sheet1.xml')
    const ours = [
      ...after.matchAll(/<c r="([A-Z]+)\d+"[^>]*><is><t[^>]*>(?:Kết quả kiểm tra|Mã dòng của hệ thống)</g),
    ]
    const columns = ours.map(([, column]) => column ?? '')
    expect(columns).toHaveLength(2)
    expect(sameStyles(withoutMarks(after, columns, before))).toBe(sameStyles(before))
  })

  it('is read like the sheet that was sent, with a key for every listing', async () => {
    const result = await readSheet(marked, { filename: name, today: '2026-11-21' })
    if (!result.ok) throw new Error(result.error.code)
    expect(result.reading.rows).toEqual(rows)
    expect(result.reading.unknownColumns).toEqual([])
    const xml = partOf(marked, 'xl/worksheets/sheet1.xml')
    const keys = marks.flatMap(({ key }) => key ?? [])
    expect(keys.length).toBeGreaterThan(0)
    for (const key of keys) {
      expect(readRowKey(key)).not.toBeNull()
      expect(xml).toContain(`>${key}<`)
    }
  })

  it('marked once more is the same file', () => {
    expect(mark(marked, marks).equals(marked)).toBe(true)
  })

  it('says at each faulty cell what is wrong', () => {
    const comments = name.startsWith('5') ? '' : partOf(marked, 'xl/comments1.xml')
    const cells = new Set(marks.flatMap(({ notes }) => notes.map(({ cell }) => cell)))
    const noted = [...comments.matchAll(/<comment ref="([A-Z]+\d+)"/g)].map(([, cell]) => cell)
    expect(new Set(noted)).toEqual(cells)
  })
})

it('styles are only added at the end', () => {
  const bytes = sample('1-htx-mat-ong.xlsx')
  const entries = (xml: string, list: string) =>
    [
      ...(new RegExp(`<${list} [^>]*>(.*?)</${list}>`, 's').exec(xml)?.[1] ?? '').matchAll(
        /<(xf|fill|font)[ >].*?(?:<\/\1>|(?<=xf [^<]*)\/>)/gs,
      ),
    ].map(([entry]) => entry)
  const before = partOf(bytes, 'xl/styles.xml')
  return markedBy(bytes).then((marked) => {
    const after = partOf(marked, 'xl/styles.xml')
    for (const list of ['fonts', 'fills', 'cellXfs']) {
      const old = entries(before, list)
      expect(entries(after, list).slice(0, old.length), list).toEqual(old)
      expect(Number(new RegExp(`<${list} count="(\\d+)"`).exec(after)?.[1])).toBe(entries(after, list).length)
    }
  })
})

describe('what a sheet may hold', () => {
  const rest =
    '<sheetProtection sheet="1"/><autoFilter ref="A1:F3"/><mergeCells count="1"><mergeCell ref="A9:M9"/></mergeCells><conditionalFormatting sqref="B2"><cfRule type="expression" dxfId="0" priority="1"><formula>B2&gt;1</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="D2:D99"><formula1>"hộp,chai"</formula1></dataValidation></dataValidations><pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/><tableParts count="1"><tablePart r:id="t"/></tableParts><extLst><ext uri="{x}"/></extLst>'
  const table = { name: 'xl/tables/table1.xml', data: '<table ref="A1:G3" id="1"/>' }
  const book = bookOf(
    twoProducts(undefined, '<cols><col min="2" max="40" width="12" style="1"/></cols>', rest),
    [table],
    [['t', 'table', '../tables/table1.xml']],
  )

  it('our columns stand right of tables, filters and merges', async () => {
    const xml = partOf(await markedBy(book), 'xl/worksheets/sheet0.xml')
    expect(xml).toContain('<c r="N1"')
    expect(xml).toContain('<c r="O2"')
  })

  it('what stands behind the rows stays where it was, notes are referred to in their place', async () => {
    const xml = partOf(await markedBy(book), 'xl/worksheets/sheet0.xml')
    expect(xml.replace(/<legacyDrawing r:id="rIdKt2"\/>/, '')).toContain(rest)
    expect(xml).toMatch(/footer="1"\/><legacyDrawing r:id="rIdKt2"\/><tableParts/)
  })

  it('a range of columns is parted around ours, and no two ranges overlap', async () => {
    const xml = partOf(await markedBy(book), 'xl/worksheets/sheet0.xml')
    const ranges = [...xml.matchAll(/<col min="(\d+)" max="(\d+)"/g)].map(([, min, max]) => [
      Number(min),
      Number(max),
    ])
    expect(ranges).toEqual([
      [2, 13],
      [14, 14],
      [15, 15],
      [16, 40],
    ])
    expect(xml).toMatch(/<col min="15" max="15"[^>]*hidden="1"/)
  })

  it('pictures beside the table are not covered', async () => {
    const drawing =
      '<xdr:wsDr xmlns:xdr="x"><xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col></xdr:from><xdr:to><xdr:col>6</xdr:col></xdr:to></xdr:twoCellAnchor><xdr:twoCellAnchor><xdr:from><xdr:col>60</xdr:col></xdr:from><xdr:to><xdr:col>61</xdr:col></xdr:to></xdr:twoCellAnchor></xdr:wsDr>'
    const pictured = bookOf(
      twoProducts(),
      [{ name: 'xl/drawings/drawing1.xml', data: drawing }],
      [['d', 'drawing', '../drawings/drawing1.xml']],
    )
    expect(partOf(await markedBy(pictured), 'xl/worksheets/sheet0.xml')).toContain('<c r="H1"')
  })

  it('pictures in cells, of Excel and of WPS, keep their cells and all their parts', async () => {
    const names = [
      'xl/metadata.xml',
      'xl/richData/rdrichvalue.xml',
      'xl/cellimages.xml',
      'xl/media/image1.png',
    ]
    const parts = names.map((name) => ({ name, data: `<x>${name}</x>` }))
    const cells =
      '<c r="E3" t="e" vm="1"><v>#VALUE!</v></c><c r="F3" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'
    const book = bookOf(twoProducts().replace('</row></sheetData>', `${cells}</row></sheetData>`), parts)
    const marks = marksFor(await rowsOf(book)).map((one) => ({
      ...one,
      notes: [{ cell: 'E3', severity: 'notice' as const, text: 'Ảnh mờ.' }],
    }))
    const marked = mark(book, marks)
    const xml = partOf(marked, 'xl/worksheets/sheet0.xml')
    expect(xml).toMatch(
      /<c r="E3" s="\d+" t="e" vm="1"><v>#VALUE!<\/v><\/c><c r="F3" t="str"><f>_xlfn.DISPIMG/,
    )
    const [before, after] = [storedParts(book), storedParts(marked)]
    for (const name of names) expect(after.get(name), name).toBe(before.get(name))
  })

  it('names with backslashes, flags and dates are kept', async () => {
    const parts = zip([
      {
        name: '_rels\\.rels',
        data: `<Relationships><Relationship Id="r" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      },
      {
        name: 'xl\\workbook.xml',
        data: `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="Bảng" sheetId="1" r:id="s0"/></sheets></workbook>`,
      },
      {
        name: 'xl\\_rels\\workbook.xml.rels',
        data: `<Relationships><Relationship Id="s0" Type="${OFFICE}/worksheet" Target="worksheets/sheet0.xml"/></Relationships>`,
      },
      { name: 'xl\\worksheets\\sheet0.xml', data: twoProducts(), flags: 0x0800 },
    ])
    const marked = await markedBy(parts)
    expect([...storedParts(marked).keys()].slice(0, 4)).toEqual([...storedParts(parts).keys()])
    expect(await rowsOf(marked)).toEqual(await rowsOf(parts))
  })

  it('a workbook in the strict dialect gets strict namespaces', async () => {
    const strict = 'http://purl.oclc.org/ooxml'
    const xml = twoProducts().replace(/xmlns="[^"]*"/, `xmlns="${strict}/spreadsheetml/main"`)
    const marked = await markedBy(bookOf(xml))
    expect(partOf(marked, 'xl/comments1.xml')).toContain(`xmlns="${strict}/spreadsheetml/main"`)
    expect(partOf(marked, 'xl/worksheets/_rels/sheet0.xml.rels')).toContain(
      `${strict}/officeDocument/relationships/comments`,
    )
  })
})
