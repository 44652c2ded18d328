import type { Relations, Workbook } from './package.ts'
import { readRelations } from './package.ts'
import { attribute, readXml, type XmlVisitor } from './xml.ts'
import { type Archive, readPart } from './zip.ts'

/** Finds the image part of an in-cell picture: Excel's rich value number, or the id of WPS's DISPIMG. */
export type InCellPictures = (picture: number | string) => string | null

/**
 * Follows both ways in which a picture can sit in a cell. Excel: `vm` → metadata → rich value → its relation → image;
 * WPS: the name in `cellimages.xml` → its relation → image. Whatever is missing or damaged on the way has no picture.
 * Source: docs/sources.md#pictures-in-workbooks.
 */
export function inCellPictures(archive: Archive, workbook: Workbook): InCellPictures {
  const excel = richValues(archive, workbook)
  const wps = cellImages(archive, workbook)
  return (picture) => (typeof picture === 'number' ? excel(picture) : (wps.get(picture) ?? null))
}

function partOf(workbook: Workbook, types: RegExp): string | null {
  return [...workbook.relations.values()].find(({ type }) => types.test(type))?.target ?? null
}

function visit(archive: Archive, part: string | null, visitor: XmlVisitor): boolean {
  const file = part === null ? null : readPart(archive, part)
  return file?.ok === true && file.value !== null && readXml(file.value, visitor)
}

function relationsOf(archive: Archive, part: string | null): Relations {
  const read = part === null ? null : readRelations(archive, part)
  return read?.ok ? read.value : new Map()
}

function cellImages(archive: Archive, workbook: Workbook): Map<string, string> {
  const part =
    partOf(workbook, /^cellImages?$/i) ??
    (archive.entries.has('xl/cellimages.xml') ? 'xl/cellimages.xml' : null)
  const relations = relationsOf(archive, part)
  const images = new Map<string, string>()
  let name = ''
  visit(archive, part, {
    open: (element, attributes) => {
      if (element === 'cNvPr') name = attribute(attributes, 'name') ?? ''
      const target =
        element === 'blip' ? relations.get(attribute(attributes, 'embed') ?? '')?.target : undefined
      if (target !== undefined && name !== '') images.set(name, target)
    },
  })
  return images
}

type RichValue = { structure: number; values: string[] }

function richValues(archive: Archive, workbook: Workbook): (vm: number) => string | null {
  const relPart = partOf(workbook, /^richValueRel$/i)
  const relations = relationsOf(archive, relPart)
  const order: string[] = []
  visit(archive, relPart, {
    open: (name, attributes) => void (name === 'rel' && order.push(attribute(attributes, 'id') ?? '')),
  })
  const values = readRichValues(archive, partOf(workbook, /^rdRichValue$/i))
  const keys = readStructures(archive, partOf(workbook, /^rdRichValueStructure$/i))
  const indexes = readMetadata(archive, partOf(workbook, /^sheetMetadata$/i))
  return (vm) => {
    const rich = values[indexes[vm - 1] ?? -1]
    const at = rich ? (keys[rich.structure]?.indexOf('_rvRel:LocalImageIdentifier') ?? -1) : -1
    const relation = at < 0 ? undefined : order[Number(rich?.values[at])]
    return relation === undefined ? null : (relations.get(relation)?.target ?? null)
  }
}

function readRichValues(archive: Archive, part: string | null): RichValue[] {
  const values: RichValue[] = []
  let text = ''
  visit(archive, part, {
    open: (name, attributes) => {
      text = ''
      if (name === 'rv') values.push({ structure: Number(attribute(attributes, 's')), values: [] })
    },
    text: (piece) => {
      text += piece
    },
    close: (name) => void (name === 'v' && values.at(-1)?.values.push(text)),
  })
  return values
}

function readStructures(archive: Archive, part: string | null): string[][] {
  const structures: string[][] = []
  visit(archive, part, {
    open: (name, attributes) => {
      if (name === 's') structures.push([])
      if (name === 'k') structures.at(-1)?.push(attribute(attributes, 'n') ?? '')
    },
  })
  return structures
}

/** For each value metadata block, the rich value it means; -1 where it means something else. */
function readMetadata(archive: Archive, part: string | null): number[] {
  const types: string[] = []
  const future: number[] = []
  const blocks: { type: number; value: number }[] = []
  let section = ''
  visit(archive, part, {
    open: (name, attributes, parent) => {
      if (name === 'metadataType') types.push(attribute(attributes, 'name') ?? '')
      if (name === 'futureMetadata')
        section = attribute(attributes, 'name') === 'XLRICHVALUE' ? 'rich' : 'other'
      if (name === 'valueMetadata' || name === 'cellMetadata') section = name
      if (name === 'bk' && parent === 'futureMetadata' && section === 'rich') future.push(-1)
      if (name === 'rvb' && section === 'rich') future[future.length - 1] = Number(attribute(attributes, 'i'))
      if (name === 'rc' && section === 'valueMetadata') {
        blocks.push({ type: Number(attribute(attributes, 't')), value: Number(attribute(attributes, 'v')) })
      }
    },
  })
  return blocks.map(({ type, value }) => (types[type - 1] === 'XLRICHVALUE' ? (future[value] ?? -1) : -1))
}
