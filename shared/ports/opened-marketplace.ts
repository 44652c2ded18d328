import type * as z from 'zod'
import type { Result } from '../domain/failure.ts'
import type { Listing } from '../domain/listing.ts'
import type { Problem } from '../domain/rules.ts'
import type { Manifest } from './manifest.ts'
import type {
  AdjustContext,
  Change,
  ChangesPage,
  ChangesRange,
  ConnectorTools,
  Hint,
  HintRequest,
  Lookup,
  Observation,
  Offer,
} from './marketplace.ts'

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
