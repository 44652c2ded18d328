// What must hold when nothing goes wrong any more and everybody has had the time they need.
import type { Desired, Target } from '../../shared/domain/desired.ts'
import type { TenantId } from '../../shared/domain/ids.ts'
import { shopSku } from '../../shared/domain/shop-sku.ts'
import { isAtRest, type Status } from '../../shared/domain/status.ts'
import type { Stores } from '../../shared/ports/stores.ts'
import { papersFor } from '../../shared/steps/papers-for.ts'
import { previewListings } from '../../shared/steps/preview-listings.ts'
import { allListings } from '../../shared/steps/walk.ts'
import { tenantIds } from './cast.ts'
import { unaskedShop } from './shops/open-shop.ts'
import { type Kept, productAt, type Shop, stateOf } from './shops/shop.ts'
import { sheetsOf, wrongAccount, wrongTarget, wrongWish } from './truth.ts'
import type { World } from './world.ts'

type Judging = { world: World; stores: Stores; bulk: ReadonlySet<TenantId> }

/**
 * `looked`: every place has been looked at since. Before, what was done by hand need not be known: of deletions no shop
 * tells, of other changes only some.
 */
export async function judgePlaces(
  { world, stores }: Pick<Judging, 'world' | 'stores'>,
  looked: boolean,
): Promise<void> {
  const clock = { now: world.setting.schedule.now, id: () => '' }
  for (const tenant of tenantIds)
    for await (const desired of allListings(stores, tenant)) {
      const { mark, linked } = await papersFor({ stores, paperUrl, clock }, desired)
      for (const shop of world.shops.values()) {
        const status = await stores.statuses.get({ tenant, marketplace: shop.id, sku: desired.sku })
        const papers = linked.map(({ url }) => url)
        const kept = productAt(shop, shopSku(tenant, desired.sku))
        if (!looked && isUnknown(shop, shopSku(tenant, desired.sku), kept)) continue
        const wrong = wrongPlace({ desired, shop, status, kept, papers, mark })
        if (wrong) world.watch.fail(wrong.rule, `${desired.sku} of ${tenant} at ${shop.id}: ${wrong.what}`)
      }
    }
}

const isUnknown = ({ deleted, manifest }: Shop, code: string, kept: Kept | null): boolean =>
  deleted.has(code) || (!manifest.capabilities.changes && kept !== null && kept.touched.size > 0)

const paperUrl = (sha256: string) => `https://vidu.example/papers/${sha256}`

type Place = {
  desired: Desired
  shop: Shop
  status: Status | null
  kept: Kept | null
  papers: string[]
  mark: string
}
type Wrong = { rule: 'one-product' | 'newest-wins' | 'no-lie' | 'all-accounted'; what: string } | null

const newest = (what: string): Wrong => ({ rule: 'newest-wins', what })
const lie = (what: string): Wrong => ({ rule: 'no-lie', what })

function wrongPlace(place: Place): Wrong {
  const { desired, shop, status, kept } = place
  const target = desired.targets[shop.id]
  if (target === undefined)
    return kept ? { rule: 'one-product', what: 'it is there, which nobody wants' } : null
  if (!status || status.version !== desired.version)
    return newest(`version ${desired.version} is wanted, ${status?.version ?? 'none'} was dealt with`)
  if (status.dueAt !== null || status.lease !== null || !isAtRest(status.condition))
    return { rule: 'all-accounted', what: `it is still ${status.condition}` }
  if (status.condition === 'held' || status.condition === 'rejected' || status.condition === 'stuck')
    return status.reasons.length === 0 || status.code === null
      ? { rule: 'all-accounted', what: `it is ${status.condition}, and nobody says why` }
      : wrongReason(place, status)
  return wrongState(place, target, status)
}

/** What stops it has to be so. */
function wrongReason({ shop, kept, desired, status }: Place, { condition, code }: Status): Wrong {
  const state = kept ? stateOf(shop, kept) : null
  const isUp = state !== null && state !== 'withdrawn'
  if (condition === 'rejected')
    return state === 'rejected' || shop.applied.refused > 0 ? null : lie(`rejected, but it is ${state}`)
  if (code === 'marketplace.removed') return isUp ? lie('removed, but it is there') : null
  if (code === 'marketplace.hidden') return kept?.isHidden ? null : lie('hidden, but it is not')
  if (code === 'marketplace.changed')
    return kept && (kept.price !== desired.listing.price.amount || kept.stock > desired.listing.stock)
      ? null
      : lie('changed there, but it is not')
  if (code === 'title.length') return null
  return lie(`${condition} because of ${status?.code}, for good`)
}

function wrongState(place: Place, target: Target, { condition }: Status): Wrong {
  const { shop, kept } = place
  const state = kept ? stateOf(shop, kept) : null
  const isUp = state !== null && state !== 'withdrawn'
  if (target === 'withdrawn')
    return isUp || condition !== 'withdrawn' ? newest(`it is ${state} and said to be ${condition}`) : null
  if (target === 'paused') {
    if (condition !== 'paused' || (isUp && state !== 'paused'))
      return newest(`to be paused, it is ${state} and said to be ${condition}`)
    return isUp ? wrongContent(place) : null
  }
  if (!kept || !isUp) return { rule: 'one-product', what: `said to be ${condition}, and not there` }
  // Sold out and hidden because of it: nothing to be put right.
  if (condition === 'paused' && kept.isHidden && (kept.stock === 0 || place.desired.listing.stock === 0))
    return null
  if (state !== condition) return lie(`said to be ${condition}, and it is ${state}`)
  return condition === 'live' ? wrongContent(place) : newest(`to be listed, it is ${condition}`)
}

function wrongContent({ desired, shop, kept, papers }: Place): Wrong {
  if (!kept) return null
  const { name, description, price, stock } = desired.listing
  const { sent } = kept
  if (sent.name !== name || sent.description !== description)
    return newest(`its name is "${sent.name}", not "${name}"`)
  // Nobody buys what is hidden: its price is put right when it is shown again.
  if (desired.targets[shop.id] === 'paused' && kept.touched.size > 0) return null
  if (kept.price !== price.amount) return newest(`it costs ${kept.price}, not ${price.amount}`)
  const wasSold = shop.sold.has(sent.sku) && kept.stock < stock
  if (kept.stock !== stock && !wasSold) return newest(`there are ${kept.stock} of it, not ${stock}`)
  return JSON.stringify(sent.papers) === JSON.stringify(papers) ? null : newest('it shows other papers')
}

/** What is wanted is what people said; rows, mails and previews are true. */
export async function judgeWishes({ world, stores, bulk }: Judging): Promise<void> {
  const { watch } = world
  const sheets = await sheetsOf(stores)
  const told = { sheets, edits: watch.edits, bulk }
  for (const tenant of tenantIds)
    for await (const desired of allListings(stores, tenant)) {
      const wrong = [
        wrongWish(desired, told),
        ...world.lanes.map((lane) => wrongTarget(desired, lane, told)),
      ].find((one) => one !== null)
      if (wrong) watch.fail('newest-wins', `${desired.sku} of ${tenant}: ${wrong}`)
      await judgePreview({ world, stores }, desired)
    }
  for (const sheet of sheets) {
    const { tenant, importId } = sheet.of.request
    const wrong = wrongAccount(sheet, world.sheets.has(`${tenant}/${importId}`))
    if (wrong) watch.fail('all-accounted', wrong)
    for (const { seller, sku, result } of sheet.of.reading ? sheet.rows : [])
      if (result.outcome === 'accepted' && !(await stores.desired.get(seller, sku ?? '')))
        watch.fail('all-accounted', `${sku} of the sheet ${importId} was accepted, and is nowhere`)
    const count = world.mails.filter((text) => text.includes(importId)).length
    if (sheet.of.settlement?.mail === 'sent' && count !== 1)
      watch.fail('one-mail', `the mail about ${importId} is said to be sent, and ${count} were`)
  }
}

async function judgePreview({ world, stores }: Pick<Judging, 'world' | 'stores'>, desired: Desired) {
  const { tenant, listing } = desired
  for (const shop of world.shops.values()) {
    if (desired.targets[shop.id] !== 'listed') continue
    const parts = {
      ...{
        stores,
        pictureUrl: paperUrl,
        paperUrl,
        clock: { now: world.setting.schedule.now },
        patienceMs: 1_000,
      },
      ...{ open: async () => unaskedShop(shop), categoryRules: async () => [] },
    }
    const [answer] = await previewListings(parts, shop.id, [{ tenant, listing }])
    const blocks = answer?.problems.some(({ blocking }) => blocking) === true
    const status = await stores.statuses.get({ tenant, marketplace: shop.id, sku: desired.sku })
    const isHeld = status?.condition === 'held' && status.code === 'title.length'
    if (blocks !== isHeld)
      world.watch.fail(
        'preview-true',
        `${desired.sku} at ${shop.id}: a preview ${blocks ? 'blocks' : 'lets through'} what is ${status?.condition}`,
      )
  }
}
