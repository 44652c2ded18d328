import * as z from 'zod'
import type { CategoryRule } from '../domain/category-rule.ts'
import type { Result } from '../domain/failure.ts'
import type { Listing } from '../domain/listing.ts'
import type { Paper } from '../domain/paper.ts'
import type { Problem } from '../domain/rules.ts'
import type { HandOverItems } from './hand-over.ts'
import type { Manifest } from './manifest.ts'
import type { BudgetFor } from './pace.ts'
import type { PictureSide } from './pictures.ts'

/** The listing as one marketplace can carry it. `product` is what `apply` sends. */
export type Adjusted<Product> = { product: Product; problems: Problem[] }

/** Stable public address of a stored picture: as prepared, or made smaller to this longest side where it is larger. */
export type PictureUrl = (sha256: string, longestSide?: PictureSide) => string

/** What is known of the listing outside its content when it is adjusted. */
export type AdjustContext = {
  /** Unique across the shop, at most 45 characters. */
  shopSku: string
  pictureUrl: PictureUrl
  /** True where the seller wants it on sale, false where it is paused. */
  onSale: boolean
  /** Valid papers that speak for this product, with the public address of their file. */
  papers: readonly LinkedPaper[]
  /** What staff chose for this marketplace; it goes before the marketplace's own rules. */
  categoryRules: readonly CategoryRule[]
}

export type LinkedPaper = Pick<Paper, 'kind' | 'number' | 'issuedOn' | 'expiresOn'> & {
  name: string
  type: Paper['file']['type']
  url: string
}

/**
 * What the marketplace says about one product now. `state` is `unknown` for any word we do not know: never an error,
 * never live. `raw` is the marketplace's own word.
 */
export type Observation = {
  externalId: string
  state: 'in-review' | 'live' | 'paused' | 'rejected' | 'withdrawn' | 'unknown'
  raw: string
  link: string | null
  /** Vietnamese or the marketplace's own words, where it rejected the product. */
  reasons: string[]
  /** Our SKU as the product carries it there; absent where it is not told. */
  shopSku?: string
  /** Price and stock there in whole đồng and sold units, as far as they are told. */
  offer?: Offer
}

export type Offer = { price?: number; stock?: number }

/** How to find a product: by the id we recorded, or by our SKU. */
export type Lookup = { externalId: string | null; shopSku: string }

/**
 * One change of one product. Only `create` may bring a product into being. `since`: the `hashBesidesPriceStock` of what
 * the marketplace is known to have accepted last, null or absent where that is not certain.
 */
export type Change<Product> =
  | { kind: 'create'; product: Product }
  | { kind: 'update'; externalId: string; product: Product; since?: string | null }
  | { kind: 'price-stock'; externalId: string; product: Product }
  | { kind: 'withdraw'; externalId: string }

/** Which product of ours a marketplace speaks of, as far as it says; at least one of the two is told. */
export type ProductRef = { externalId: string | null; shopSku: string | null }

/** Changes at the marketplace between two moments, epoch milliseconds; both ends are within. */
export type ChangesRange = { from: number; to: number }

/** One page of them. `next` is the cursor of the next page; null at the end. */
export type ChangesPage = { products: ProductRef[]; next: string | null }

/** The code of a failed page whose cursor is no longer known: the walk begins anew from its range. */
export const changesExpired = 'changes.expired'

/** What somebody sent to our address for hints. Names of headers in lower case; `body` is what came, untouched. */
export const HintRequest = z.object({ headers: z.record(z.string(), z.string()), body: z.string() })
export type HintRequest = z.infer<typeof HintRequest>

/**
 * What a hint says. It is never believed: the products it names are looked at. `delivery` is the same for a repetition
 * of the same hint, null where the marketplace tells none. `refused` is English, for operators.
 */
export const Hint = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('products'),
    products: z.array(z.object({ externalId: z.string().nullable(), shopSku: z.string().nullable() })),
    delivery: z.string().nullable(),
  }),
  z.object({ kind: z.literal('refused'), refused: z.string() }),
])
export type Hint = z.infer<typeof Hint>

/** A marketplace reached through one connection. All calls return failures instead of throwing. */
export type Connector<Product> = {
  /** What the marketplace says now; null where it has no such product. */
  observe(lookup: Lookup): Promise<Result<Observation | null>>
  /** Carries out one change and says what the marketplace said of it. */
  apply(change: Change<Product>): Promise<Result<Observation>>
  /**
   * What `adjust` cannot know, because only the marketplace's own lists tell it: the category of the day, its required
   * attributes. Asked before a create or an update, and by every preview. Absent where there are no such lists.
   */
  complete?(product: Product): Promise<Result<Adjusted<Product>>>
  /** One page of the products that changed there, oldest or newest first; absent without the capability `changes`. */
  changes?(range: ChangesRange, cursor: string | null): Promise<Result<ChangesPage>>
}

/**
 * What an adapter gets from outside: the time in epoch milliseconds, leave to send, and what all workers of the
 * connection share. Requests go through the client of `http.ts`, which asks for leave.
 */
export type ConnectorTools = {
  now: () => number
  budgetFor: BudgetFor
  shelf: Shelf
  /** Our own record of what the desk of this shop was given; absent where nothing is ever handed over. */
  handOver?: HandOverItems
}

/**
 * What the workers of one connection leave for each other under a key: a login, a list of the marketplace. Values are
 * JSON of 100 KB at most; whoever reads one checks what it is. Nothing here is needed to be right: what is not there is
 * asked for again.
 */
export type Shelf = {
  read(key: string): Promise<Shelved | null>
  /** Replaces what is there; kept for `seconds`. */
  put(key: string, value: unknown, seconds: number): Promise<void>
  /** True for one worker at a time: until `until` (epoch ms) nobody else may do what the key stands for. */
  claim(key: string, until: number): Promise<boolean>
  /** Ends a claim before its time; nothing where it is not the one that was made `until` then. */
  release(key: string, until: number): Promise<void>
}

/** `putAt` in epoch milliseconds. */
export type Shelved = { value: unknown; putAt: number }

/**
 * One marketplace. `settings` is what an operator or a contract gives: where it is, how to log in, its words and
 * limits; it is parsed with `settingsSchema` before use and may hold secrets.
 */
export type Marketplace<Settings, Product> = {
  manifest: Manifest
  settingsSchema: z.ZodType<Settings>
  /** Pure: what this marketplace can carry, and what it cannot and why. */
  adjust(listing: Listing, context: AdjustContext, settings: Settings): Adjusted<Product>
  /**
   * The part of a product that the price and stock call sends, under the product's own top-level keys; everything else
   * needs a full update.
   */
  priceStockPart(product: Product): Partial<Product>
  /** Price and stock of a product, to be compared with what is observed. */
  offerOf(product: Product): Required<Offer>
  connect(settings: Settings, tools: ConnectorTools): Connector<Product>
  /** Checks and reads what was sent to our address for hints; absent without the capability `hints`. Sends nothing. */
  hint?(request: HintRequest, settings: Settings, now: number): Hint
}
