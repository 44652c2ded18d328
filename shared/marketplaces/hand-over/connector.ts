import { type Result, retryable, success } from '../../domain/failure.ts'
import { type HandOverItem, stateOf, withWish } from '../../domain/hand-over/item.ts'
import { HandOverProduct } from '../../domain/hand-over/product.ts'
import type { HandOverItems } from '../../ports/hand-over.ts'
import type { Change, Connector, ConnectorTools, Lookup, Observation } from '../../ports/marketplace.ts'
import { offerOf } from './adjust.ts'

/** How often a record is read anew where somebody else writes it at the same time. */
const rounds = 5

/**
 * A "marketplace" that is our own record of what its desk was given: a change puts a wish on the record, which the next
 * package takes to the desk; what the desk answered is what is observed. Nothing is sent from here.
 */
export function connect({ handOver }: ConnectorTools): Connector<HandOverProduct> {
  const items = handOver ?? noRecords
  return {
    async observe({ externalId, shopSku }: Lookup) {
      const byId = externalId === null ? null : await items.get(externalId)
      const item = byId ?? (externalId === shopSku ? null : await items.get(shopSku))
      return success(item && observationOf(item))
    },
    apply: (change) => apply(items, change),
  }
}

/** For whoever was wired to ask nothing of a desk, and asks: a bug. */
const notWired = () => Promise.reject(new Error('no records of hand-overs were wired'))
const noRecords: HandOverItems = { get: notWired, put: notWired }

async function apply(items: HandOverItems, change: Change<HandOverProduct>): Promise<Result<Observation>> {
  const product = 'product' in change ? HandOverProduct.parse(change.product) : null
  const key = change.kind === 'create' ? (product?.key ?? '') : change.externalId
  for (let round = 0; round < rounds; round += 1) {
    const current = await items.get(key)
    const wanted = product ?? current?.wish.product
    if (!wanted) return retryable('marketplace.gone')
    const kind = change.kind === 'withdraw' ? 'remove' : 'offer'
    const next = withWish(current, { kind, product: { ...wanted, key } })
    // Written even where nothing changes: a note that got lost on the way is made again.
    if (await items.put(next, current)) return success(observationOf(next))
  }
  return retryable('marketplace.timeout', 'the hand-over record is written by others all the time')
}

/** Price and stock are told only once the desk has answered for them: before that nobody knows what is there. */
export function observationOf(item: HandOverItem): Observation {
  const { state, raw, reason } = stateOf(item)
  const isKnown = state === 'live' || state === 'paused'
  return {
    externalId: item.key,
    state,
    raw,
    link: item.link,
    reasons: reason === null ? [] : [reason],
    shopSku: item.key,
    ...(isKnown && { offer: offerOf(item.wish.product) }),
  }
}
