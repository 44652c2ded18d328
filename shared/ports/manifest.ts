import type { CategoryNaming } from '../domain/category-rule.ts'

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
