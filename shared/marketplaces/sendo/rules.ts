import type { RuleSource } from '../../domain/rules.ts'

const checkedOn = '2026-11-21'

/**
 * What is known of Sendo's limits. `HS-<number>` is an article of help-seller.sendo.vn. Only verified rules (`V`) stop
 * a listing; the others are told to the seller. Lengths in characters, prices in đồng, weights in grams.
 */
export const sendoRules = {
  category: { source: 'HS-17992165478425: cat_4_id is a level-4 category', mark: 'V', checkedOn },
  categoryGeneral: { source: 'our own choice of a catch-all category', mark: '?', checkedOn },
  description: { source: 'HS-17992165478425', mark: 'V', checkedOn, min: 100, max: 100_000 },
  /** No limit is published; this is what comparable marketplaces take. */
  name: { source: 'none found; Lazada and TikTok Shop take 255', mark: '?', checkedOn, max: 255 },
  sku: { source: 'powersell.com, notes on listing', mark: '2', checkedOn, min: 3, max: 45 },
  price: { source: 'powersell.com, notes on listing', mark: '2', checkedOn, min: 8_000, max: 9_999_999_999 },
  stock: { source: 'powersell.com, notes on listing', mark: '2', checkedOn, max: 99_999 },
  unit: { source: 'suningwz/Customaddon_odoo14, sendo_integration', mark: 'C', checkedOn },
  weight: { source: 'suningwz/Customaddon_odoo14, sendo_integration', mark: 'C', checkedOn },
  picture: { source: 'none found', mark: '?', checkedOn },
  /** Not Sendo's rule but ours, and told on every marketplace: see claims.ts. */
  claim: { source: 'a rating is shown only while its recognition is valid', mark: '?', checkedOn },
} satisfies Record<string, RuleSource & { min?: number; max?: number }>
