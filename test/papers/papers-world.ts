// Live products of a seller at one marketplace: real steps, stores and sandbox, a clock that the test moves, and messages that get lost.
import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { paceStore } from '../../shared/adapters/dynamodb/paces.ts'
import { openPacing } from '../../shared/adapters/pace/pacing.ts'
import { contentHash } from '../../shared/domain/hash.ts'
import { ImportId, MarketplaceId, TenantId } from '../../shared/domain/ids.ts'
import type { Listing } from '../../shared/domain/listing.ts'
import type { AnyMessage } from '../../shared/domain/messages.ts'
import type { Paper } from '../../shared/domain/paper.ts'
import { startSandbox } from '../../shared/marketplaces/voso/sandbox.ts'
import type { OpenedMarketplace } from '../../shared/ports/opened-marketplace.ts'
import type { Sandbox } from '../../shared/ports/sandbox.ts'
import { registeredMarketplace } from '../../shared/runtime/enabled.ts'
import { openConnections } from '../../shared/runtime/open-marketplace.ts'
import { declareListings } from '../../shared/steps/declare-listings.ts'
import { publish } from '../../shared/steps/publish.ts'
import { sweep } from '../../shared/steps/sweep.ts'
import { memoryShelf } from '../connector-tools.ts'
import { listingAt } from '../domain/examples.ts'
import { type Delivery, plainDelivery, testQueues } from '../flow/step-queues.ts'
import { openStores } from '../stores/open-stores.ts'

export const lane = MarketplaceId.parse('voso')
const second = 1_000
const patience = {
  retryMs: second,
  retryLimit: 12,
  leaseMs: 30 * second,
  reviewMs: second,
  settleMs: 600 * second,
  connectionMs: 3_600 * second,
  resendMs: 5 * second,
}

/** Hooks of the test file that calls it, once. */
export function openPapersWorld() {
  const open = openStores()
  let sandbox: Sandbox
  let tenant: TenantId
  let lose: Delivery['lose'] = () => false
  let queues: ReturnType<typeof testQueues>
  let sellers = 0

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, file: null, now: () => open().clock.now })
  })
  afterAll(() => sandbox.close())
  beforeEach(() => {
    sellers += 1
    tenant = TenantId.parse(`coso${sellers}`)
    lose = () => false
    queues = testQueues([lane], { ...plainDelivery, lose: (message) => lose(message) })
  })

  /** A marketplace that is shown the papers at the end of the description. */
  function withPapers(market: OpenedMarketplace): OpenedMarketplace {
    const adjust: OpenedMarketplace['adjust'] = (listing, context) => {
      const shown = context.papers.map(({ url }) => url).join(' ')
      const adjusted = market.adjust(listing, { ...context, papers: [] })
      const product = { ...(adjusted.product as { description: string }) }
      const hash = (of: string) => contentHash([of, shown])
      return {
        ...adjusted,
        product: { ...product, description: `${product.description} [${shown}]` },
        hash: hash(adjusted.hash),
        hashBesidesPriceStock: hash(adjusted.hashBesidesPriceStock),
      }
    }
    return { ...market, adjust }
  }

  async function work(message: AnyMessage): Promise<void> {
    const { stores, db, clock: time } = open()
    const clock = { now: () => time.now, id: () => ulid(time.now) }
    if (message.kind === 'papers') return declareListings({ stores, queues, clock }, message)
    if (message.kind !== 'publish') throw new Error(`nobody sends ${message.kind} here`)
    const rules = { limit: 5, withinMs: 60_000, openMs: 1_000, longestMs: 3_600_000 }
    const watch = { outage: () => {}, recovery: () => {} }
    const pace = { paces: paceStore(db), now: clock.now, sleep: () => Promise.resolve(), rules, watch }
    const connections = { get: async () => ({ shop: 'shop', settings: sandbox.settings }) }
    const shared = { pace: openPacing(pace), shelfOf: () => memoryShelf(clock.now) }
    const real = openConnections(registeredMarketplace(lane), connections, shared)
    const opened = async (of: TenantId) => {
      const market = await real(of, false)
      return 'kind' in market ? market : withPapers(market)
    }
    const urls = { pictureUrl: (one: string) => one, paperUrl: (one: string) => `paper-${one.slice(0, 4)}` }
    await publish({ stores, marketplace: lane, open: opened, ...urls, patience, clock }, message)
  }

  const deliverAll = async () => {
    for (let message = queues.take(); message; message = queues.take()) await work(message)
  }

  /** No work is open, and every product is at rest. */
  async function isDone(): Promise<boolean> {
    const { stores } = open()
    const keys = ['A1', 'B2'].map((sku) => ({ tenant, marketplace: lane, sku }))
    const statuses = await stores.statuses.getMany(keys)
    return (
      statuses.every((one) => one.condition === 'live' && one.dueAt === null) &&
      (await stores.ledger.openWork()).length === 0
    )
  }

  /** The sweep looks once, and what it sends arrives. */
  async function sweepOnce(): Promise<void> {
    const { stores, clock: time } = open()
    const clock = { now: () => time.now, id: () => ulid(time.now) }
    const files = { sheetSize: async () => null }
    const reconciling = { marketplaces: [], everySeconds: 900 }
    await sweep({ stores, queues, files, patience, clock, reconciling })
    await deliverAll()
  }

  /** Delivers all there is; then lets seconds pass and sweeps, until all is done. */
  async function settle(): Promise<void> {
    await deliverAll()
    for (let look = 0; look < 60; look += 1) {
      if (await isDone()) return
      open().clock.now += second
      await sweepOnce()
    }
    throw new Error('work stays open')
  }

  async function want(skus: string[], more: Partial<Listing> = {}): Promise<void> {
    const { stores, clock } = open()
    const order = ulid(clock.now)
    for (const sku of skus) {
      const listing = { ...listingAt(50_000), ...more, sku }
      const origin = { importer: tenant, importId: ImportId.parse(order), sheet: 'A', line: 2 }
      const rest = { version: 1, hash: sku, order, targets: { [lane]: 'listed' as const } }
      await stores.desired.put({ tenant, sku, ...rest, listing, origin, changedAt: clock.now }, null)
      await queues.lane([{ kind: 'publish', tenant, marketplace: lane, sku, version: 1 }])
    }
    await settle()
  }

  /** As `web` writes it. */
  async function change(write: () => Promise<void>): Promise<void> {
    const { stores, clock } = open()
    const openedAt = clock.now
    await stores.ledger.open({ kind: 'papers', tenant, openedAt })
    await write()
    await queues.intake([{ kind: 'papers', tenant, openedAt }])
  }

  async function add(mark: string, more: Partial<Paper> = {}): Promise<Paper> {
    const { stores, clock } = open()
    const file = { name: 'a.pdf', sha256: mark.repeat(64), type: 'application/pdf', size: 9 } as const
    const about = { kind: 'quality', number: null, issuedOn: null, expiresOn: null } as const
    const paper = {
      id: ulid(clock.now),
      ...about,
      skus: [],
      file,
      addedBy: 'somebody',
      addedAt: clock.now,
      ...more,
    }
    await change(() => stores.papers.put(tenant, paper))
    return paper
  }

  /** What the marketplace shows of papers, by product of this seller, and how often each was sent. */
  const shown = () =>
    Object.fromEntries(
      sandbox
        .products()
        .filter(({ sku }) => sku.includes(tenant))
        .map(({ sku, sent, updates }) => [
          sku.slice(-2),
          [/\[([^\]]*)\]"/.exec(JSON.stringify(sent))?.[1], updates] as const,
        ]),
    )

  return {
    open,
    want,
    change,
    add,
    settle,
    sweepOnce,
    deliverAll,
    work,
    shown,
    queues: () => queues,
    sandbox: () => sandbox,
    keyOf: (sku: string) => ({ tenant, marketplace: lane, sku }),
    lose: (which: Delivery['lose']) => {
      lose = which
    },
  }
}
