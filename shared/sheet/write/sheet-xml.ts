import { columnLetters } from '../grid.ts'
import { cellText, xmlText } from './escape.ts'
import { lookNumber, lookOf } from './looks.ts'
import type { NewCell, NewSheet } from './new-sheet.ts'

const LAST_LINE = 1_048_576
const LAST_COLUMN = 16_384
const REST_WIDTH = 10
const DAY = 86_400_000
/** Before this day Excel counts a 29 February 1900. */
const FIRST_SERIAL = 61

/** The XML of one sheet. `drawing`: the relation of its notes, null without any. */
export function newSheetXml(
  sheet: NewSheet,
  main: string,
  relations: string,
  drawing: string | null,
): string {
  const rows = sheet.rows.map(({ line, cells, height }) => {
    const tall = height === undefined ? '' : ` ht="${height}" customHeight="1"`
    return `<row r="${line}"${tall}>${cells.map((cell) => cellXml(cell, line)).join('')}</row>`
  })
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${main}" xmlns:r="${relations}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView workbookViewId="0">${frozen(sheet.frozenLines ?? 0)}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="16"/>',
    columnsXml(sheet),
    `<sheetData>${rows.join('')}</sheetData>`,
    sheet.isProtected ? PROTECTION : '',
    mergesXml(sheet.merges ?? []),
    choicesXml(sheet.choices ?? []),
    '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    drawing === null ? '' : `<legacyDrawing r:id="${drawing}"/>`,
    '</worksheet>',
  ].join('')
}

/** Everything that sellers do with a list stays possible; only headings and what is locked cannot be written over. */
const PROTECTION =
  '<sheetProtection sheet="1" objects="0" scenarios="0" formatCells="0" formatColumns="0" formatRows="0" insertRows="0" deleteRows="0" insertHyperlinks="0" sort="0" autoFilter="0"/>'

function frozen(lines: number): string {
  return lines === 0
    ? ''
    : `<pane ySplit="${lines}" topLeftCell="A${lines + 1}" activePane="bottomLeft" state="frozen"/>`
}

function columnsXml({ columns = [], isProtected }: NewSheet): string {
  const all = columns.map(({ width, isHidden, look }, at) => {
    const style = look === undefined ? '' : ` style="${lookNumber(look)}"`
    return `<col min="${at + 1}" max="${at + 1}" width="${width}"${style}${isHidden ? ' hidden="1"' : ''} customWidth="1"/>`
  })
  // A line is taken out only if none of its cells is locked, empty ones far right included.
  if (isProtected)
    all.push(
      `<col min="${columns.length + 1}" max="${LAST_COLUMN}" width="${REST_WIDTH}" style="${lookNumber('text')}"/>`,
    )
  return all.length === 0 ? '' : `<cols>${all.join('')}</cols>`
}

function cellXml({ column, value, look }: NewCell, line: number): string {
  const open = `<c r="${columnLetters(column)}${line}" s="${lookNumber(look ?? lookOf(value))}"`
  if (!value) return `${open}/>`
  if ('number' in value && Number.isFinite(value.number)) return `${open}><v>${value.number}</v></c>`
  const serial = 'day' in value ? serialOf(value.day) : null
  if (serial !== null) return `${open}><v>${serial}</v></c>`
  const text = 'text' in value ? value.text : 'day' in value ? value.day : String(value.number)
  return `${open} t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`
}

/** The number by which Excel knows a day; null for days that it counts otherwise or not at all. */
function serialOf(day: string): number | null {
  const serial = (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY
  return serial >= FIRST_SERIAL ? serial : null
}

function mergesXml(merges: NonNullable<NewSheet['merges']>): string {
  const all = merges
    .filter(({ top, left, bottom, right }) => bottom > top || right > left)
    .map(
      ({ top, left, bottom, right }) =>
        `<mergeCell ref="${columnLetters(left)}${top}:${columnLetters(right)}${bottom}"/>`,
    )
  return all.length === 0 ? '' : `<mergeCells count="${all.length}">${all.join('')}</mergeCells>`
}

function choicesXml(choices: NonNullable<NewSheet['choices']>): string {
  const all = choices.map(({ column, fromLine, toLine = LAST_LINE, source }) => {
    const letters = columnLetters(column)
    return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${letters}${fromLine}:${letters}${toLine}"><formula1>${xmlText(source)}</formula1></dataValidation>`
  })
  return all.length === 0 ? '' : `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`
}
