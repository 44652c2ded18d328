import { type Result, success } from '../domain/failure.ts'
import { contentHash } from '../domain/hash.ts'
import type { Listing } from '../domain/listing.ts'
import type { AdjustContext, Connector, ConnectorTools, Marketplace } from '../ports/marketplace.ts'
import type {
  AdjustedProduct,
  AnyMarketplace,
  OpenedChange,
  OpenedMarketplace,
} from '../ports/opened-marketplace.ts'
import { inOneLine, settingsIssues } from './settings-issues.ts'

/**
 * Closes over the types of one marketplace. Settings are parsed on `open`, which throws an error naming the setting
 * that does not fit (never its value: settings hold secrets).
 */
export function defineMarketplace<Settings, Product extends object>(
  marketplace: Marketplace<Settings, Product>,
): AnyMarketplace {
  return {
    manifest: marketplace.manifest,
    settingsSchema: marketplace.settingsSchema,
    check: (rawSettings) => settingsIssues(marketplace.settingsSchema, rawSettings),
    open(rawSettings, tools) {
      return openWith(marketplace, parseSettings(marketplace, rawSettings), tools)
    },
  }
}

function openWith<Settings, Product extends object>(
  marketplace: Marketplace<Settings, Product>,
  settings: Settings,
  tools: ConnectorTools,
): OpenedMarketplace {
  const connector = marketplace.connect(settings, tools)
  const { hint } = marketplace
  return {
    manifest: marketplace.manifest,
    adjust: (listing, context) => adjustAndHash(marketplace, settings, listing, context),
    observe: (lookup) => connector.observe(lookup),
    // A change carries the product that `adjust` of this same marketplace made: the one place where the type is lost.
    apply: (change: OpenedChange) => connector.apply(change as Parameters<typeof connector.apply>[0]),
    complete: (adjusted) => complete(connector, adjusted),
    changes: connector.changes?.bind(connector) ?? null,
    hint: hint ? (request) => hint(request, settings, tools.now()) : null,
  }
}

/** Problems of before stay: what is found out comes on top. */
async function complete<Product>(
  connector: Connector<Product>,
  adjusted: AdjustedProduct,
): Promise<Result<AdjustedProduct>> {
  if (!connector.complete) return success(adjusted)
  const found = await connector.complete(adjusted.product as Product)
  if (!found.ok) return found
  const { product, problems } = found.value
  return success({ ...adjusted, product, problems: [...adjusted.problems, ...problems] })
}

function adjustAndHash<Settings, Product extends object>(
  marketplace: Marketplace<Settings, Product>,
  settings: Settings,
  listing: Listing,
  context: AdjustContext,
): AdjustedProduct {
  const { product, problems } = marketplace.adjust(listing, context, settings)
  const priceStock = new Set(Object.keys(marketplace.priceStockPart(product)))
  const rest = Object.entries(product).filter(([key]) => !priceStock.has(key))
  return {
    product,
    problems,
    offer: marketplace.offerOf(product),
    hash: contentHash(product),
    hashBesidesPriceStock: contentHash(Object.fromEntries(rest)),
  }
}

function parseSettings<Settings, Product>(
  marketplace: Marketplace<Settings, Product>,
  raw: unknown,
): Settings {
  const parsed = marketplace.settingsSchema.safeParse(raw)
  if (parsed.success) return parsed.data
  const issues = settingsIssues(marketplace.settingsSchema, raw)
  throw new Error(`Settings of ${marketplace.manifest.id} do not fit: ${inOneLine(issues)}`)
}
