import { adjust, offerOf, priceStockPart } from './adjust.ts'
import { connect } from './connector.ts'

/** How goods reach a marketplace by a package to its desk. */
export const handOver = {
  adjust,
  offerOf,
  priceStockPart,
  connect: (_settings: unknown, tools: Parameters<typeof connect>[0]) => connect(tools),
}
