import * as z from 'zod'
import type { CategoryNaming, CategoryRule } from '../domain/category-rule.ts'
import type { Result } from '../domain/failure.ts'
import type { Listing } from '../domain/listing.ts'
import type { Paper } from '../domain/paper.ts'
import type { Problem } from '../domain/rules.ts'
import type { HandOverItems } from './hand-over.ts'
import type { Send } from './outgoing.ts'
import type { BudgetFor } from './pace.ts'
import type { PictureSide } from './pictures.ts'

/** What a marketplace can do beyond create, read and update. A flag that is false is never used. */
export type Capabilities = {
  /** Price and stock can be changed without sending the whole product. */
  priceStock: boolean
  /** A live product can be hidden and shown again. */
  pause: boolean
  /** A product can be taken down for good. */
  withdraw: boolean
  /** Tells which products changed there since a moment. */
  changes: boolean
  /** Sends us hints about products that changed there. */
  hints: boolean
}

/** How the lane of a marketplace is deployed. Times in seconds. */
export type Lane = { batchSize: number; maxConcurrency: number; timeoutSeconds: number }

/** What the documentation says of how much may be sent; settings say what is kept. `source` is null where nothing is documented. */
export type DocumentedLimits = {
  /** English, for operators. */
  says: string
  source: string | null
}

/** `closed-core`: it closed, and what is left of it is unknown. `needs-contract`: reached only after an agreement. */
export type OffReason = 'closed-core' | 'needs-contract'

/** What one marketplace is, for people and for the infrastructure. */
export type Manifest = {
  /** The folder name. */
  id: string
  /** Shown to people, Vietnamese. */
  name: string
  site: string
  /** `api`: documented by the marketplace. `partner-api`: our protocol, bent by a contract profile. */
  mode: 'api' | 'partner-api'
  /** Why it is off unless an operator switches it on; null where it is on by default. English, for operators. */
  offByDefault: string | null
  /** The same for people, as a kind of reason; absent where it is on by default. */
  offReason?: OffReason
  /** How its categories are named; absent where it has none of its own, or nobody knows them. */
  categories?: CategoryNaming
  capabilities: Capabilities
  limits: DocumentedLimits
  lane: Lane
  /** Shortest wait between two looks at a product in review, where it is known how long reviews take there. */
  reviewSeconds?: number
}

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
  /** The only way out, used by the client of `http.ts` alone: it knows which machines may be asked. */
  send: Send
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

/** A marketplace with its own types closed over: what the rest of the system sees. */
export type AnyMarketplace = {
  manifest: Manifest
  settingsSchema: z.ZodType<unknown>
  /** Everything in settings that does not fit; empty where all fits. */
  check(rawSettings: unknown): SettingsIssue[]
  open(rawSettings: unknown, tools: ConnectorTools): OpenedMarketplace
}

/** `path`: where in the settings, with dots. `message`: plain English for operators; never a value that may be secret. */
export type SettingsIssue = { path: string; message: string }

/** A marketplace with its settings applied. Throws from `open` name the setting that does not fit. */
export type OpenedMarketplace = {
  manifest: Manifest
  adjust(listing: Listing, context: AdjustContext): AdjustedProduct
  observe(lookup: Lookup): Promise<Result<Observation | null>>
  apply(change: OpenedChange): Promise<Result<Observation>>
  /** The same product with what only the marketplace's own lists tell; its hashes stay those of `adjust`. */
  complete(adjusted: AdjustedProduct): Promise<Result<AdjustedProduct>>
  /** Null without the capability `changes`. */
  changes: ((range: ChangesRange, cursor: string | null) => Promise<Result<ChangesPage>>) | null
  /** Null without the capability `hints`. */
  hint: ((request: HintRequest) => Hint) | null
}

/** An adjusted product, opaque outside its marketplace. Both hashes are over what would be sent. */
export type AdjustedProduct = {
  product: unknown
  problems: Problem[]
  offer: Required<Offer>
  /** Changes when anything that would be sent changes. */
  hash: string
  /** Changes when anything but price and stock changes. */
  hashBesidesPriceStock: string
}

export type OpenedChange = Change<unknown>

/** Each fault a sandbox can show; the contract suite has an expectation for every one. */
export const faultKinds = [
  '429',
  '500',
  '502',
  '503',
  'cut-after-commit',
  'cut-before-commit',
  'latency',
  'no-answer',
  'expired-token',
  'slow-review',
  'malformed-json',
  'html-page',
  'empty-answer',
  'oversize',
  'wrong-product',
  'exists',
  'partial',
  'too-many-in-body',
  'reject',
  'unknown-status',
  'too-many',
] as const

/**
 * A fault a sandbox is told to show; counted down by `times`. Faults of different nature (of the exchange, of the
 * review, of the status) may hit the same request.
 */
export const SandboxFault = z
  .object({
    kind: z.enum(faultKinds).meta({
      description: `502: a gateway's page instead of an answer. html-page: the same with status 200. no-answer: takes the
request and keeps silent. wrong-product: the answer speaks of another product. exists: carries it out, then says that there
is one already. partial: takes the request but refuses what is in it. too-many-in-body: throttles in its own words, with
another status than 429. unknown-status: a status that is documented nowhere. too-many: takes no more than perSecond.`,
    }),
    times: z.int().positive().meta({ description: 'How many requests it hits; a large number lasts.' }),
    operation: z.enum(['login', 'find', 'create', 'update', 'changes']).optional().meta({
      description:
        'Only these requests. Absent: all but login; for the cuts, exists, partial, slow-review and reject those that commit.',
    }),
    retryAfter: z.number().nonnegative().optional().meta({
      description: 'Seconds in Retry-After, for 429 and 503; absent: no such header.',
    }),
    asDate: z.boolean().optional().meta({
      description: 'Retry-After as a date, by the clock of the sandbox.',
    }),
    perSecond: z.number().positive().optional().meta({
      description: 'Requests in any second, for too-many, which lasts until other faults are set.',
    }),
    delayMs: z.number().nonnegative().max(600_000).optional().meta({
      description: 'Milliseconds, for latency and slow-review.',
    }),
  })
  .meta({ id: 'SandboxFault' })
export type SandboxFault = z.infer<typeof SandboxFault>

/** A product as a sandbox holds it, for people and tests. */
export const SandboxProduct = z
  .object({
    id: z.string(),
    sku: z.string(),
    name: z.string(),
    price: z.number(),
    stock: z.number(),
    state: z.string(),
    updates: z.int().meta({ description: 'How many times it was created or changed.' }),
    pictures: z.int(),
    sent: z.unknown().meta({ description: 'All that was sent.' }),
  })
  .meta({ id: 'SandboxProduct' })
export type SandboxProduct = z.infer<typeof SandboxProduct>

/** What somebody changes of a product at the marketplace itself, not through us. What is absent stays as it is. */
export const ByHand = z
  .object({
    price: z.int().nonnegative().optional(),
    stock: z.int().nonnegative().optional(),
    hidden: z.boolean().optional(),
    deleted: z.boolean().optional(),
  })
  .strict()
  .meta({ id: 'ByHand' })
export type ByHand = z.infer<typeof ByHand>

/** What a sandbox saw. Times in epoch milliseconds. */
export const SandboxTraffic = z
  .object({
    total: z.int(),
    busiestSecond: z.int().meta({ description: 'The most requests in any second.' }),
    refused: z.int().meta({ description: 'Those above its limit.' }),
    firstAt: z.number().nullable(),
    lastAt: z.number().nullable(),
  })
  .meta({ id: 'SandboxTraffic' })
export type SandboxTraffic = z.infer<typeof SandboxTraffic>

/** A sandbox: an HTTP server on 127.0.0.1 that behaves as the documentation says and can be told to fail. */
export type Sandbox = {
  url: string
  /** Settings with which the adapter reaches this sandbox. */
  settings: unknown
  products(): SandboxProduct[]
  /** Changes a product as somebody at the marketplace does; null where it holds no product of this id. */
  change(id: string, change: ByHand): SandboxProduct | null
  /** What it would send to our address for hints about these of its products; null where it sends nothing. */
  hint: ((ids: string[]) => HintRequest) | null
  setFaults(faults: SandboxFault[]): void
  /** Requests by operation, for counting benches. */
  requests(): Record<string, number>
  traffic(): SandboxTraffic
  close(): Promise<void>
}

export type SandboxOptions = {
  /** 0 chooses a free port. Only 127.0.0.1 is listened on. */
  port: number
  /** A file that keeps the products between runs; null keeps them in memory. Every commit is on disk before the answer. */
  file: string | null
  /** The clock of the marketplace, which may be wrong. */
  now: () => number
  /** Requests in any second that it takes; absent: as many as come. Its `settings` say the same limit. */
  perSecond?: number
}

export type StartSandbox = (options: SandboxOptions) => Promise<Sandbox>
