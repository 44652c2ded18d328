import type { Field, SheetLine } from '../domain/normalize/line.ts'

type Cells = SheetLine['cells']

/** `nt`, `như trên`, `"`: the same as in the line above. */
const DITTO = /^(?:["”“″〃]+|''|-?\s*(?:nt|n\/t|như trên|"|”)\s*-?)$/iu
const LONGEST = 9
/** What each product has of its own: here it stays what the sheet says, and is asked about. */
const OWN: ReadonlySet<Field> = new Set(['name', 'sku', 'gtin', 'stock', 'images', 'rowKey'])

/** Puts the cells of the line above in the place of ditto marks; nothing where nothing stands above. */
export function withoutDittos(cells: Cells, above: Cells): Cells {
  let filled = cells
  for (const [field, { text: sign, ref }] of Object.entries(cells)) {
    if (sign === '' || sign.length > LONGEST || OWN.has(field as Field) || !DITTO.test(sign)) continue
    const { text = '', number = null, day = null } = above[field as Field] ?? {}
    filled = { ...filled, [field]: { text, number, day, uncalculated: false, ref } }
  }
  return filled
}
