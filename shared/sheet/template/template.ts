import type { DraftListing } from '../../domain/listing.ts'
import { COMMUNES } from '../../domain/place/register.ts'
import { writeRowKey } from '../../domain/product/row-key.ts'
import { UNITS } from '../../domain/values/unit-words.ts'
import {
  markHeadings,
  templateGroups,
  templateHeadings,
  templateSheet,
  templateValues,
} from '../../domain/vietnamese/workbook.ts'
import { columnLetters } from '../grid.ts'
import type { Choices, NewCell, NewSheet } from '../write/new-sheet.ts'
import { writeWorkbook } from '../write/write-workbook.ts'
import { type TemplateColumn, type TemplateLists, templateColumns } from './template-columns.ts'

/**
 * What a seller has already, and lists other than the usual ones. `withProducers`: whether each line names who made it;
 * without it only where a listing does, or there is none yet.
 */
export type TemplateContent = {
  listings: readonly DraftListing[]
  withProducers?: boolean
} & Partial<TemplateLists>

const LIST_SHEET = 'DanhMuc'
const LIST_NAMES = ['units', 'groups', 'stars', 'communes'] as const
const KEY_WIDTH = 20
const HEADING_HEIGHT = 34

/**
 * The workbook in which a seller writes products: headings that the reader knows, each with a note, lists to choose from
 * over whole columns, and the seller's listings with their keys, hidden and locked. Lines that the seller adds hold nothing
 * locked, so they may be sorted and taken out. No line is an example: whatever stands in a line is a product. Read back
 * unchanged it gives the same listings, pictures aside, which a template does not carry.
 */
export function makeTemplate({ listings, withProducers, ...lists }: TemplateContent): Buffer {
  const hasProducers = listings.length === 0 || listings.some(({ producer }) => producer !== null)
  const columns = templateColumns(withProducers ?? hasProducers)
  const offered: TemplateLists = { ...usualLists(), ...lists }
  const products: NewSheet = {
    name: templateSheet,
    rows: [
      { line: 1, cells: headingCells(columns), height: HEADING_HEIGHT },
      ...listings.map((listing, at) => ({ line: at + 2, cells: listingCells(listing, columns) })),
    ],
    columns: [
      ...columns.map(({ width, look }) => ({ width, look })),
      { width: KEY_WIDTH, isHidden: true, look: 'text' },
    ],
    frozenLines: 1,
    choices: choicesOf(offered, columns),
    isProtected: true,
  }
  return writeWorkbook([products, listSheet(offered)])
}

function usualLists(): TemplateLists {
  return {
    units: UNITS.map(({ unit }) => unit.word),
    groups: [...templateGroups],
    stars: [3, 4, 5].map(templateValues.stars),
    communes: COMMUNES.map(({ name, province }) => templateValues.commune(name, province)),
  }
}

function headingCells(columns: TemplateColumn[]): NewCell[] {
  const cells = columns.map(({ name }, at): NewCell => {
    const [heading, note] = templateHeadings[name]
    return { column: at + 1, value: { text: heading }, look: 'heading', note }
  })
  return [...cells, { column: columns.length + 1, value: { text: markHeadings.key }, look: 'heading' }]
}

function listingCells(listing: DraftListing, columns: TemplateColumn[]): NewCell[] {
  const cells = columns.flatMap(({ look, value }, at): NewCell[] => {
    const said = value(listing)
    if (said === null) return []
    // Text in a column of numbers stays text.
    return [{ column: at + 1, value: said, look: 'text' in said ? 'text' : look }]
  })
  const { sku, name } = listing
  const key: NewCell[] =
    sku === null || name === null
      ? []
      : [{ column: columns.length + 1, value: { text: writeRowKey(sku, name) }, look: 'locked' }]
  return [...cells, ...key]
}

function choicesOf(lists: TemplateLists, columns: TemplateColumn[]): Choices[] {
  return columns.flatMap(({ list }, at) => {
    if (list === undefined || lists[list].length === 0) return []
    const letters = columnLetters(LIST_NAMES.indexOf(list) + 1)
    return [
      {
        column: at + 1,
        fromLine: 2,
        source: `${LIST_SHEET}!$${letters}$1:$${letters}$${lists[list].length}`,
      },
    ]
  })
}

/** The lists, one a column, on a sheet that is never shown: a list in the cell itself may have 255 signs only. */
function listSheet(lists: TemplateLists): NewSheet {
  const longest = Math.max(...LIST_NAMES.map((name) => lists[name].length))
  const rows = Array.from({ length: longest }, (_, at) => ({
    line: at + 1,
    cells: LIST_NAMES.flatMap((name, column): NewCell[] => {
      const word = lists[name][at]
      return word === undefined ? [] : [{ column: column + 1, value: { text: word } }]
    }),
  }))
  return { name: LIST_SHEET, rows, isVeryHidden: true }
}
