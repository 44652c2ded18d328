import type { Field, SheetLine } from '../../shared/domain/normalize/line.ts'

const image = { source: 'pasted', width: 9, height: 9, sha256: 'a'.repeat(64), type: 'image/png' } as const
const USUAL = { name: 'Măng khô', price: '120.000', stock: 5, unit: 'hộp' } as const

/** A product line: usual cells and those given by field; a number is a number cell. */
export function lineOf(fields: Partial<Record<Field, string | number>>): SheetLine {
  const cells: SheetLine['cells'] = {}
  for (const [at, [field, content]] of Object.entries({ ...USUAL, ...fields }).entries()) {
    const number = typeof content === 'number' ? content : null
    const ref = `${String.fromCharCode(65 + at)}7`
    Object.assign(cells, { [field]: { text: String(content), number, day: null, uncalculated: false, ref } })
  }
  return {
    sheet: 'S',
    line: 7,
    cells,
    section: null,
    priceScale: null,
    pricePer: null,
    netUnit: null,
    images: [image],
    unusablePictures: 0,
    hidden: false,
  }
}
