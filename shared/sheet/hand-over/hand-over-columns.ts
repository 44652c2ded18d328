import { imageName, paperName } from '../../domain/hand-over/file-names.ts'
import type { Task } from '../../domain/hand-over/item.ts'
import type { ChangedPart, HandedPaper, HandOverProduct } from '../../domain/hand-over/product.ts'
import {
  changesText,
  type handOverHeadings,
  paperText,
  starsText,
  taskName,
} from '../../domain/vietnamese/hand-over.ts'
import { net } from '../../domain/vietnamese/pages.ts'
import { groupText } from '../../domain/vietnamese/values.ts'
import type { CellLook, CellValue } from '../write/new-sheet.ts'

/** One product of a package. `left`: pictures and papers that did not fit in, by address; shown as links. */
export type HandOverRow = {
  task: Task
  product: HandOverProduct
  changes: readonly ChangedPart[]
  left: ReadonlySet<string>
}

export type HandOverColumn = {
  name: keyof typeof handOverHeadings
  width: number
  look: CellLook
  value: (row: HandOverRow, packageId: string) => CellValue | null
}

const text = (said: string | null): CellValue | null => (said ? { text: said } : null)

const column = (
  name: HandOverColumn['name'],
  width: number,
  value: HandOverColumn['value'],
  look: CellLook = 'text',
): HandOverColumn => ({ name, width, look, value })

function images({ product, left }: HandOverRow): string {
  return product.images
    .map(({ url, type }, at) => (left.has(url) ? url : imageName(product.key, at, type)))
    .join('\n')
}

function papers({ product, left }: HandOverRow): string {
  const place = (paper: HandedPaper) => (left.has(paper.url) ? paper.url : paperName(paper))
  return product.papers.map((paper) => paperText(paper, place(paper))).join('\n')
}

function netOf({ netValue: value, netUnit: unit }: HandOverProduct): string | null {
  return value === null || unit === null ? null : net({ value, unit })
}

/** From left to right; the desk fills in the three before the last. */
export const HAND_OVER_COLUMNS: readonly HandOverColumn[] = [
  column('task', 14, ({ task }) => text(taskName[task])),
  column('key', 24, ({ product }) => text(product.key)),
  column('changes', 18, ({ changes }) => text(changesText(changes))),
  column('name', 34, ({ product }) => text(product.name)),
  column('price', 14, ({ product }) => ({ number: product.price }), 'money'),
  column('unit', 11, ({ product }) => text(product.unit)),
  column('stock', 12, ({ product }) => ({ number: product.stock }), 'number'),
  column('net', 12, ({ product }) => text(netOf(product))),
  column('description', 50, ({ product }) => text(product.description)),
  column('group', 26, ({ product }) => text(product.group === null ? null : groupText(product.group))),
  column('category', 20, ({ product }) => text(product.category)),
  column('stars', 10, ({ product }) =>
    text(product.ocopStars === null ? null : starsText(product.ocopStars)),
  ),
  column('decision', 18, ({ product }) => text(product.ocopDecision)),
  column(
    'expires',
    12,
    ({ product }) => (product.ocopExpiresOn ? { day: product.ocopExpiresOn } : null),
    'day',
  ),
  column('producer', 26, ({ product }) => text(product.producer)),
  column('place', 24, ({ product }) => text(product.place)),
  column('gtin', 16, ({ product }) => text(product.gtin)),
  column('images', 30, (row) => text(images(row))),
  column('papers', 40, (row) => text(papers(row))),
  column('result', 14, () => null),
  column('link', 36, () => null),
  column('reason', 30, () => null),
  column('packageId', 30, (_, id) => text(id)),
]
