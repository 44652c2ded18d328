import { type Block, communeInTitle, levelOf, readBlock } from '../domain/normalize/block.ts'
import type { Cell, Field, SheetLine } from '../domain/normalize/line.ts'
import { namesCommune } from '../domain/place/parts.ts'
import { resolvePlace } from '../domain/place/resolve.ts'
import { fold, sanitize } from '../domain/text.ts'
import { columnLetters, type Grid } from './grid.ts'
import { textsOf } from './packed-row.ts'
import type { Table } from './table.ts'

type Cells = SheetLine['cells']
type Open = { block: Block | null; rank: number; isOutermost: boolean; ref: string }

/** The headings of blocks that a line stands under, outermost first; `sheet`: the commune that the whole sheet is about. */
export type Blocks = { open: Open[]; hasSigns: boolean; sheet: Cell | null }

/** Before the first line of a table: what its sheet is about is said by its name or by the lines above, if they agree. */
export function blocksOf(grid: Grid, table: Pick<Table, 'headingRow'>): Blocks {
  return { open: [], hasSigns: false, sheet: communeOfSheet(grid, table.headingRow) }
}

const ROWS_ABOVE = 30

function communeOfSheet(grid: Grid, headingRow: number): Cell | null {
  const named = readBlock(sanitize(grid.name))?.commune
  if (named) return textCell(named, `A${headingRow}`)
  const found = new Map<string, Cell>()
  for (const [number, row] of [...grid.rows].slice(0, ROWS_ABOVE)) {
    if (number >= headingRow) continue
    for (const { column, text } of textsOf(row)) {
      const commune = communeInTitle(sanitize(text))
      if (commune !== null) found.set(fold(commune), textCell(commune, `${columnLetters(column)}${number}`))
    }
  }
  return found.size === 1 && !found.has('several') ? ([...found.values()][0] ?? null) : null
}

/** How headings are counted, from outside to inside. */
const RANKS = ['upper', 'roman', '1', '2', '3', 'lower']

/**
 * Goes on to the block under this heading: it ends every block that is not counted by a sign further outside (A, I, 1, a).
 * Places without a sign that came before all signs stay; who a producer's heading speaks for is never stretched like that.
 */
export function enterBlock(blocks: Blocks, heading: { text: string; index: string; ref: string }): void {
  const level = levelOf(heading.index, heading.text)
  const rank = level === null ? RANKS.length : RANKS.indexOf(level)
  blocks.open = blocks.open.filter((one) => one.rank < rank || (one.isOutermost && level !== null))
  blocks.hasSigns ||= level !== null
  const block = readBlock(heading.text)
  const isOutermost = level === null && !blocks.hasSigns && block?.producer === undefined
  blocks.open.push({ block, rank, isOutermost, ref: heading.ref })
}

/**
 * The cells of a line with what the headings above say where the line itself says nothing. A line with a producer of its
 * own ends what they say about producers: whose the next one is, is for the sheet to say.
 */
export function underBlocks(cells: Cells, blocks: Blocks): Cells {
  if (blocks.open.length > 0 && cells.producer?.text)
    blocks.open = blocks.open.filter(({ block }) => !block?.producer)
  const { open, sheet } = blocks
  if (!sheet && open.every(({ block }) => block === null)) return cells
  const filled = { ...cells }
  const fill = (field: Field, text: string | undefined, ref: string) => {
    if (text && !filled[field]?.text && !filled[field]?.uncalculated) filled[field] = textCell(text, ref)
  }
  for (const { block, ref } of open.toReversed()) {
    if (!block) continue
    if (block.producer && !filled.producer?.text) {
      fill('producer', block.producer, ref)
      fill('phone', block.phone, ref)
      fill('address', block.address, ref)
    }
    fill('stars', block.stars, ref)
    fill('hamlet', block.hamlet, ref)
    if (saysCommune(filled)) continue
    fill('commune', block.commune, ref)
    fill('district', block.district, ref)
  }
  // Only somebody's place: a cooperative's own products need none.
  const isSomebodys = Boolean(filled.producer?.text || filled.hamlet?.text)
  if (sheet && isSomebodys && !filled.commune?.text && !filled.district?.text && !saysCommune(filled))
    filled.commune = sheet
  return filled
}

/** An address in one cell, or a village with its commune, would contradict what stands above. */
function saysCommune({ address, hamlet }: Cells): boolean {
  const isVillage =
    VILLAGE.test(address?.text ?? '') && resolvePlace({ address: address?.text ?? '' }).kind === 'unsaid'
  return (Boolean(address?.text) && !isVillage) || namesCommune(hamlet?.text ?? '')
}
const VILLAGE = /^(?:thôn|bản|xóm|tổ|tdp|khu)\s[^,;-]*$/i

const textCell = (text: string, ref: string): Cell => ({
  text,
  number: null,
  day: null,
  uncalculated: false,
  ref,
})
