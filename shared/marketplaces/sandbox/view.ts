import type { SandboxProduct } from '../../ports/sandbox.ts'
import { type SandboxRecord, stateOf } from './record.ts'

/** Under which names a marketplace is sent what people look for first. */
export type ViewNames = { name: string; price: string; stock: string; pictures: string }

const usual: ViewNames = { name: 'name', price: 'price', stock: 'stock', pictures: 'pictures' }

/** A product for people and tests. */
export function viewOf(record: SandboxRecord, now: number, names: Partial<ViewNames> = {}): SandboxProduct {
  const { name, price, stock, pictures } = { ...usual, ...names }
  const { id, sku, updates, sent } = record
  const sentPictures = sent[pictures]
  return {
    id,
    sku,
    name: String(sent[name]),
    price: Number(sent[price]),
    stock: Number(sent[stock]),
    state: stateOf(record, now),
    updates,
    pictures: Array.isArray(sentPictures) ? sentPictures.length : 0,
    sent,
  }
}
