import { parseReference } from '../grid.ts'

const VML = 'urn:schemas-microsoft-com:vml'
const OFFICE = 'urn:schemas-microsoft-com:office:office'
const EXCEL = 'urn:schemas-microsoft-com:office:excel'
const NAMESPACES = `xmlns:v="${VML}" xmlns:o="${OFFICE}" xmlns:x="${EXCEL}"`
const SHAPE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
const FIRST_SHAPE = 1025
/** Columns and rows that a note spans when it is shown. */
const WIDE = 4
const TALL = 7

/** The drawing of notes at these cells, for a sheet that has none. */
export function newShapes(cells: readonly string[]): string {
  const shapes = cells.map((cell, at) => shapeXml(cell, FIRST_SHAPE + at)).join('')
  return `<xml ${NAMESPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>${SHAPE_TYPE}${shapes}</xml>`
}

/** The drawing with shapes for new notes, and without those of notes that are gone. Everything else stays as it is. */
export function patchShapes(vml: string, added: readonly string[], removed: readonly string[]): string {
  const kept = removed.length === 0 ? vml : withoutShapes(vml, new Set(removed))
  const end = kept.lastIndexOf('</xml')
  if (added.length === 0 || end < 0) return kept
  const highest = Math.max(
    FIRST_SHAPE - 1,
    ...[...kept.matchAll(/_x0000_s(\d{1,9})/g)].map(([, number]) => Number(number)),
  )
  const isDeclared = NAMESPACES.split(' ').every((one) => kept.includes(one))
  const type = kept.includes('id="_x0000_t202"') ? '' : SHAPE_TYPE
  const shapes = type + added.map((cell, at) => shapeXml(cell, highest + 1 + at)).join('')
  const declared = isDeclared
    ? shapes
    : shapes.replace(/<v:shape(?:type)? /g, (open) => `${open}${NAMESPACES} `)
  return kept.slice(0, end) + declared + kept.slice(end)
}

function withoutShapes(vml: string, cells: ReadonlySet<string>): string {
  const places = new Set([...cells].map((cell) => placeOf(cell)))
  const pieces = vml.split(SHAPE_END)
  const last = pieces.pop() ?? ''
  const kept = pieces.map((piece) => {
    const start = piece.lastIndexOf('<v:shape ')
    const shape = start < 0 ? '' : piece.slice(start)
    const row = /<x:Row>\s{0,9}(\d+)/.exec(shape)?.[1]
    const column = /<x:Column>\s{0,9}(\d+)/.exec(shape)?.[1]
    const isGone = shape.includes('ObjectType="Note"') && places.has(`${row}:${column}`)
    return isGone ? piece.slice(0, start) : piece + SHAPE_END
  })
  return kept.join('') + last
}

const SHAPE_END = '</v:shape>'

/** Row and column as a shape names them, counted from 0. */
function placeOf(cell: string): string {
  const { row, column } = parseReference(cell) ?? { row: 0, column: 0 }
  return `${row - 1}:${column - 1}`
}

function shapeXml(cell: string, id: number): string {
  const { row, column } = parseReference(cell) ?? { row: 1, column: 1 }
  const top = Math.max(0, row - 2)
  const anchor = [column, 12, top, 4, column + WIDE, 12, top + TALL, 4].join(', ')
  return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:230pt;height:100pt;z-index:1;visibility:hidden" fillcolor="#fffbe6" o:insetmode="auto"><v:fill color2="#fffbe6"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`
}
