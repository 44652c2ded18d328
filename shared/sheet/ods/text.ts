import { LIMITS } from '../limits.ts'
import { type Attributes, attribute } from '../xml.ts'
import { fontOf, type Styles } from './styles.ts'

/** The text of one cell while it is read. `depth`: elements open in the cell that hold other text than its own. */
export type CellText = {
  pieces: string[]
  length: number
  paragraphs: number
  font: string | null
  depth: number
}

/** Spaces that one element may stand for: more of them in succession say nothing. */
const SPACES = 100
/** Elements within a paragraph whose text is not the cell's: notes, drawings, readings of signs. */
const OTHERS = /^(?:annotation|note|ruby-text|frame|g|custom-shape)$/

export const newText = (): CellText => ({ pieces: [], length: 0, paragraphs: 0, font: null, depth: 0 })

/** Whether an element is a cell of a table. */
export const isCell = (name: string): boolean => name === 'table-cell' || name === 'covered-table-cell'

/** Takes what opens in a cell. */
export function openInCell(
  text: CellText,
  styles: Styles,
  name: string,
  attributes: Attributes,
  parent: string,
): void {
  if (text.depth > 0 || OTHERS.test(name) || (isCell(parent) && name !== 'p')) text.depth += 1
  else if (name === 'p') {
    if (text.paragraphs > 0) add(text, '\n')
    text.paragraphs += 1
  } else if (name === 's') add(text, ' '.repeat(spaces(attributes)))
  else if (name === 'tab') add(text, '\t')
  else if (name === 'line-break') add(text, '\n')
  else if (name === 'span') text.font ??= fontOf(styles, 'text', attribute(attributes, 'style-name'))
}

/** Takes what closes in a cell. */
export function closeInCell(text: CellText): void {
  if (text.depth > 0) text.depth -= 1
}

/** Takes text: only what stands in paragraphs, white space of the XML being one space. */
export function addText(text: CellText, piece: string, parent: string): void {
  if (text.depth === 0 && !isCell(parent)) add(text, piece.replace(/[ \t\r\n]+/g, ' '))
}

function spaces(attributes: Attributes): number {
  const count = Number(attribute(attributes, 'c') ?? 1)
  return Number.isInteger(count) ? Math.min(Math.max(count, 0), SPACES) : 1
}

function add(text: CellText, piece: string): void {
  if (text.length > LIMITS.cellText) return
  text.pieces.push(piece)
  text.length += piece.length
}
