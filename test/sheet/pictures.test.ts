import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readSheet } from '../../shared/sheet/read.ts'
import { type Part, relations, sheetXml, workbookParts, zip } from './build.ts'

/** The head of a PNG of this size, which is all that its size needs. */
function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(33)
  bytes.write('89504e470d0a1a0a0000000d49484452', 'hex')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

const POINT = 12_700
const blip = (id: string) => `<xdr:pic><xdr:blipFill><a:blip r:embed="${id}"/></xdr:blipFill></xdr:pic>`
const from = (row: number, points = 0) =>
  `<xdr:from><xdr:col>0</xdr:col><xdr:row>${row}</xdr:row><xdr:rowOff>${points * POINT}</xdr:rowOff></xdr:from>`
const to = (row: number, points: number) =>
  `<xdr:to><xdr:row>${row}</xdr:row><xdr:rowOff>${points * POINT}</xdr:rowOff></xdr:to>`

/** A sheet of three products in rows 2 to 4, 15 points high each, with what lies over it. */
async function readWith(anchors: string, more: Part[] = [], edit: (xml: string) => string = (xml) => xml) {
  const rows = [
    ['Tên sản phẩm', 'Giá bán', 'Tồn kho', 'Ảnh'],
    ...['A', 'B', 'C'].map((name) => [`Lê ${name}`, '50.000', 9, null]),
  ]
  const parts = workbookParts([{ name: 'S', xml: edit(sheetXml(rows)) }])
  const drawing: Part[] = [
    {
      name: 'xl/worksheets/_rels/sheet0.xml.rels',
      data: relations(['d', 'drawing', '../drawings/drawing1.xml']),
    },
    { name: 'xl/drawings/drawing1.xml', data: `<xdr:wsDr>${anchors}</xdr:wsDr>` },
    {
      name: 'xl/drawings/_rels/drawing1.xml.rels',
      data: relations(
        ['p', 'image', '../media/p.png'],
        ['q', 'image', '/xl/media/q.emf'],
        ['o', 'image', '../../../outside.png'],
      ),
    },
    { name: 'xl/media/p.png', data: png(640, 480) },
    { name: 'xl/media/q.emf', data: Buffer.alloc(40, 1) },
  ]
  const replaced = parts.filter(({ name }) => !more.some((part) => part.name === name))
  const result = await readSheet(zip([...replaced, ...drawing, ...more]), {
    filename: 'a.xlsx',
    today: '2026-11-21',
  })
  if (!result.ok) throw new Error(result.error.code)
  return result.reading
}
const counts = async (anchors: string) =>
  (await readWith(anchors)).rows.map(({ listing }) => listing?.images.length)

describe('floating pictures', () => {
  it('carry size, type and hash, and their bytes once', async () => {
    const reading = await readWith(
      `<xdr:oneCellAnchor>${from(1)}<xdr:ext cy="1000"/>${blip('p')}</xdr:oneCellAnchor><xdr:oneCellAnchor>${from(2)}<xdr:ext cy="1000"/>${blip('p')}</xdr:oneCellAnchor>`,
    )
    const sha256 = createHash('sha256').update(png(640, 480)).digest('hex')
    const image = { source: 'pasted', width: 640, height: 480, sha256, type: 'image/png' }
    expect(reading.rows.map(({ listing }) => listing?.images)).toEqual([[image], [image], []])
    expect(reading.pictures.map((picture) => picture.sha256)).toEqual([sha256])
  })

  it.each([
    [
      'one cell',
      `<xdr:oneCellAnchor>${from(1)}<xdr:ext cy="1000"/>${blip('p')}</xdr:oneCellAnchor>`,
      [1, 0, 0],
    ],
    [
      'begins at the foot of one row, stands in the next',
      `<xdr:oneCellAnchor>${from(1, 12)}<xdr:ext cy="${12 * POINT}"/>${blip('p')}</xdr:oneCellAnchor>`,
      [0, 1, 0],
    ],
    [
      'two cells, mostly in the second',
      `<xdr:twoCellAnchor>${from(1, 10)}${to(2, 12)}${blip('p')}</xdr:twoCellAnchor>`,
      [0, 1, 0],
    ],
    [
      'two cells, mostly in the first',
      `<xdr:twoCellAnchor>${from(1, 1)}${to(2, 5)}${blip('p')}</xdr:twoCellAnchor>`,
      [1, 0, 0],
    ],
    [
      'twice in one row',
      `<xdr:oneCellAnchor>${from(1)}<xdr:ext cy="9"/>${blip('p')}${blip('p')}</xdr:oneCellAnchor>`,
      [1, 0, 0],
    ],
  ])('%s', async (_, anchors, expected) => {
    expect(await counts(anchors)).toEqual(expected)
  })

  it.each([
    ['half and half', 7.5, 7.5, [[3], [], []]],
    ['two thirds and a third', 5, 5, [[3], [], []]],
    ['mostly in one', 1, 4, [[], [], []]],
  ])('between two products, %s: the other one is named', async (_, above, below, others) => {
    const anchor = `<xdr:twoCellAnchor>${from(1, above)}${to(2, below)}${blip('p')}</xdr:twoCellAnchor>`
    const { rows } = await readWith(anchor)
    const lines = rows.map(({ issues }) =>
      issues.flatMap(({ code, message }) => (code === 'images.nearest' ? Number(/\d+/.exec(message)) : [])),
    )
    expect(lines).toEqual(others)
  })

  it('between a product and the headings are in no doubt', async () => {
    const anchor = `<xdr:twoCellAnchor>${from(0, 8)}${to(1, 8)}${blip('p')}</xdr:twoCellAnchor>`
    const { rows } = await readWith(anchor)
    expect(rows.flatMap(({ issues }) => issues.map(({ code }) => code))).not.toContain('images.nearest')
    expect(rows[0]?.listing?.images).toHaveLength(1)
  })

  it('in a group stand where they stand within it', async () => {
    const frame = (off: number, size: number, more = '') =>
      `<a:xfrm><a:off y="${off}"/><a:ext cy="${size}"/>${more}</a:xfrm>`
    const inside = (off: number) =>
      blip('p').replace('</xdr:pic>', `<xdr:spPr>${frame(off, 100)}</xdr:spPr></xdr:pic>`)
    const group = `<xdr:grpSp><xdr:grpSpPr>${frame(0, 300, '<a:chOff y="0"/><a:chExt cy="300"/>')}</xdr:grpSpPr>${inside(0)}${inside(200)}</xdr:grpSp>`
    expect(await counts(`<xdr:twoCellAnchor>${from(1)}${to(4, 0)}${group}</xdr:twoCellAnchor>`)).toEqual([
      1, 0, 1,
    ])
  })

  it('of other types are told of, those without a cell are counted, those outside are not there', async () => {
    const reading = await readWith(
      `<xdr:oneCellAnchor>${from(1)}<xdr:ext cy="9"/>${blip('q')}</xdr:oneCellAnchor><xdr:absoluteAnchor><xdr:pos y="9"/>${blip('p')}</xdr:absoluteAnchor><xdr:oneCellAnchor>${from(2)}${blip('o')}</xdr:oneCellAnchor>`,
    )
    expect(
      reading.rows.map(({ issues }) =>
        issues.map(({ code }) => code).filter((code) => code.startsWith('images')),
      ),
    ).toEqual([['images.unsupported'], ['images.unsupported'], ['images.missing']])
    expect(reading.unplacedPictures).toBe(1)
  })
})

describe('pictures in cells', () => {
  const place = (cell: string) => (xml: string) => xml.replace('<c/>', cell)

  it('as WPS puts them', async () => {
    const parts: Part[] = [
      {
        name: 'xl/cellimages.xml',
        data: '<etc:cellImages><xdr:pic><xdr:cNvPr name="ID_1"/><a:blip r:embed="i"/></xdr:pic></etc:cellImages>',
      },
      { name: 'xl/_rels/cellimages.xml.rels', data: relations(['i', 'image', 'media/p.png']) },
    ]
    const { rows } = await readWith(
      '',
      parts,
      place('<c t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'),
    )
    expect(rows.map(({ listing }) => listing?.images.length)).toEqual([1, 0, 0])
  })

  it('as Excel places them', async () => {
    const base = workbookParts([{ name: 'S', xml: '' }])[2]?.data.toString() ?? ''
    const rich = relations(
      ['m', 'sheetMetadata', 'metadata.xml'],
      ['v', 'rdRichValue', 'richData/rdrichvalue.xml'],
      ['t', 'rdRichValueStructure', 'richData/rdrichvaluestructure.xml'],
      ['l', 'richValueRel', 'richData/richValueRel.xml'],
    )
    const parts: Part[] = [
      {
        name: 'xl/_rels/workbook.xml.rels',
        data: base.replace('</Relationships>', rich.replace(/^<Relationships[^>]*>/, '')),
      },
      {
        name: 'xl/metadata.xml',
        data: '<metadata><metadataTypes><metadataType name="XLRICHVALUE"/></metadataTypes><futureMetadata name="XLRICHVALUE"><bk><extLst><ext><xlrd:rvb i="0"/></ext></extLst></bk></futureMetadata><valueMetadata><bk><rc t="1" v="0"/></bk></valueMetadata></metadata>',
      },
      { name: 'xl/richData/rdrichvalue.xml', data: '<rvData><rv s="0"><v>0</v><v>5</v></rv></rvData>' },
      {
        name: 'xl/richData/rdrichvaluestructure.xml',
        data: '<rvStructures><s t="_localImage"><k n="_rvRel:LocalImageIdentifier" t="i"/><k n="CalcOrigin" t="i"/></s></rvStructures>',
      },
      { name: 'xl/richData/richValueRel.xml', data: '<richValueRels><rel r:id="i"/></richValueRels>' },
      { name: 'xl/richData/_rels/richValueRel.xml.rels', data: relations(['i', 'image', '../media/p.png']) },
    ]
    const { rows } = await readWith('', parts, place('<c t="e" vm="1"><v>#VALUE!</v></c>'))
    expect(rows.map(({ listing }) => listing?.images.length)).toEqual([1, 0, 0])
  })
})
