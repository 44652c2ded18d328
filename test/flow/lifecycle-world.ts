// One product on all four marketplaces, and what people do with it: through us, or by hand at one of them.
import { expect, onTestFinished } from 'vitest'
import type { Targets } from '../../shared/domain/desired.ts'
import type { Edit, Request } from '../../shared/domain/edit.ts'
import { MarketplaceId } from '../../shared/domain/ids.ts'
import { registeredMarketplace } from '../../shared/runtime/enabled.ts'
import { freeBudget, memoryShelf } from '../connector-tools.ts'
import { madeSheet } from './made-sheet.ts'
import { plainDelivery } from './step-queues.ts'
import { connectionsTo, laneIds } from './step-sandboxes.ts'
import { allClosed, confirm, cooperative, idOf, importIs, say, until, upload } from './step-story.ts'
import { noTrouble, startWorld, type World } from './step-world.ts'

/** The marketplace at which something is done by itself, or by hand. */
export const voso = MarketplaceId.parse('voso')

/** A cooperative with one product on all four marketplaces; its world ends with the test. */
export async function published(): Promise<{ here: World; sku: string }> {
  const here = await startWorld(plainDelivery, noTrouble)
  onTestFinished(() => here.stop())
  await sheet(here, 1, 20_000)
  const { items } = await here.stores.desired.list(cooperative, { after: null, limit: 1 })
  return { here, sku: items[0]?.sku ?? '' }
}

export async function sheet(here: World, n: number, price: number): Promise<void> {
  await upload(here, { n, tenant: cooperative, filename: 'bang.csv', bytes: madeSheet(1, () => price) })
  await until(here, importIs(here, cooperative, n, 'ready'))
  await confirm(here, cooperative, n)
  await until(here, importIs(here, cooperative, n, 'settled'))
  await until(here, allClosed(here))
}

export const productAt = (here: World, id: string) => here.sandboxes.get(id)?.products()[0]
export const products = (here: World) => laneIds.map((id) => productAt(here, id))
export const statusAt = (here: World, sku: string, marketplace = voso) =>
  here.stores.statuses.get({ tenant: cooperative, marketplace, sku })

export async function said(
  here: World,
  n: number,
  sku: string,
  what: Parameters<typeof say>[3],
): Promise<void> {
  await say(here, n, sku, what)
  await until(here, allClosed(here))
}

export const at = (target: Targets[MarketplaceId]) => ({ targets: { [voso]: target } as Targets })
export const asking = (n: number, kind: Request['kind'], more: Partial<Request> = {}) => ({
  requests: { [voso]: { kind, order: idOf(n), ...more } } as Edit['requests'],
})

async function openThere(here: World) {
  const settings = (await connectionsTo(here.sandboxes).get(cooperative, voso))?.settings
  return registeredMarketplace(voso).open(settings, {
    now: here.clock.now,
    budgetFor: freeBudget,
    shelf: memoryShelf(),
  })
}

/** A change by hand at the marketplace itself: not through us. */
export async function byHand(
  here: World,
  change: 'withdraw' | { price?: number; stock?: number; onSale?: boolean },
) {
  const market = await openThere(here)
  const there = productAt(here, voso)
  const externalId = there?.id ?? ''
  const product = { ...(there?.sent as object), ...(change === 'withdraw' ? {} : change) }
  const done = await market.apply(
    change === 'withdraw' ? { kind: 'withdraw', externalId } : { kind: 'price-stock', externalId, product },
  )
  expect(done.ok).toBe(true)
}

/** Puts the product up again at the marketplace itself. */
export async function byHandAgain(here: World, other: { sku?: string } = {}): Promise<void> {
  const market = await openThere(here)
  const product = { ...(productAt(here, voso)?.sent as object), ...other }
  const done = await market.apply({ kind: 'create', product })
  expect(done.ok).toBe(true)
  here.clock.pass(5_000)
}
