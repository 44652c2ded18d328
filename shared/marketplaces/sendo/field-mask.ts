import * as z from 'zod'
import { contentHash } from '../../domain/hash.ts'
import type { ConnectorTools } from '../../ports/marketplace.ts'
import { priceStockPart, type SendoProduct } from './product.ts'

type Payload = Record<string, unknown>

/** What every worker may know of the product that was accepted last. */
export type SentParts = {
  /** The fields of a payload that differ from what was accepted as `since`; null where the whole has to be sent. */
  changed(product: SendoProduct, payload: Payload, since: string | null): Promise<string[] | null>
  /** To be called when all of it was accepted. */
  note(product: SendoProduct, payload: Payload): Promise<void>
}

const KEEP_SECONDS = 90 * 86_400
/** Always sent along: they are of the moment. */
const OFFER = ['price', 'stock_quantity', 'stock_availability']

const Sent = z.object({ content: z.string(), parts: z.record(z.string(), z.string()) })

/**
 * Fingerprints of the fields that were sent, on the shelf. They count only where they belong to the very content that
 * the caller knows as accepted, so an old or a lost one only means that the whole product is sent.
 */
export function createSentParts(shelf: ConnectorTools['shelf']): SentParts {
  const keyOf = (product: SendoProduct) => `sent#${product.sku}`
  return {
    async changed(product, payload, since) {
      if (since === null) return null
      const shelved = await shelf.read(keyOf(product)).catch(() => null)
      const sent = Sent.safeParse(shelved?.value)
      if (!sent.success || sent.data.content !== since) return null
      const now = partsOf(payload)
      // What is not sent any more cannot be named.
      if (Object.keys(sent.data.parts).some((name) => !(name in now))) return null
      const changed = Object.keys(now).filter((name) => now[name] !== sent.data.parts[name])
      return changed.length === 0 ? null : [...changed, ...OFFER]
    },
    async note(product, payload) {
      const sent = { content: contentOf(product), parts: partsOf(payload) }
      await shelf.put(keyOf(product), sent, KEEP_SECONDS).catch(() => {})
    },
  }
}

/** The same as the hash besides price and stock that the caller knows. */
function contentOf(product: SendoProduct): string {
  const offer = Object.keys(priceStockPart(product))
  const content = Object.entries(product).filter(([key]) => key !== 'completion' && !offer.includes(key))
  return contentHash(Object.fromEntries(content))
}

function partsOf(payload: Payload): Record<string, string> {
  const fields = Object.entries(payload).filter(([name]) => name !== 'id' && !OFFER.includes(name))
  return Object.fromEntries(fields.map(([name, value]) => [name, contentHash(value).slice(0, 16)]))
}

/** One product as the call takes it (C: public code; the documentation names an array of products and a list of fields). */
export function maskedItem(payload: Payload, fields: readonly string[]): Payload {
  const values = fields.map((name) => [name, payload[name]])
  return { id: payload.id, field_mask: fields, ...Object.fromEntries(values) }
}
