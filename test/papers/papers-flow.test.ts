// Papers of live products: a change of them reaches the marketplace, whatever is lost on the way.
import { ulid } from 'ulid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { paceStore } from '../../shared/adapters/dynamodb/paces.ts'
import { openPacing } from '../../shared/adapters/pace/pacing.ts'
import { contentHash } from '../../shared/domain/hash.ts'
import { ImportId, MarketplaceId, TenantId } from '../../shared/domain/ids.ts'
import type { AnyMessage } from '../../shared/domain/messages.ts'
import type { Paper } from '../../shared/domain/paper.ts'
import { startSandbox } from '../../shared/marketplaces/voso/sandbox.ts'
import type { OpenedMarketplace, Sandbox } from '../../shared/ports/marketplace.ts'
import { registeredMarketplace } from '../../shared/runtime/enabled.ts'
import { openConnections } from '../../shared/runtime/open-marketplace.ts'
import { declareListings } from '../../shared/steps/declare-listings.ts'
import { publish } from '../../shared/steps/publish.ts'
import { sweep } from '../../shared/steps/sweep.ts'
import { localSend, memoryShelf } from '../connector-tools.ts'
import { listingAt } from '../domain/examples.ts'
import { type Delivery, plainDelivery, testQueues } from '../flow/step-queues.ts'
import { openStores } from '../stores/open-stores.ts'

const lane = MarketplaceId.parse('voso')
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
  const shared = { pace: openPacing(pace), send: localSend, shelfOf: () => memoryShelf(clock.now) }
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

/** Delivers all there is; then lets seconds pass and sweeps, until all is done. */
async function settle(): Promise<void> {
  const { stores, clock: time } = open()
  const clock = { now: () => time.now, id: () => ulid(time.now) }
  const files = { sheetSize: async () => null }
  for (let look = 0; look < 60; look += 1) {
    await deliverAll()
    if (await isDone()) return
    time.now += second
    await sweep({
      stores,
      queues,
      files,
      patience,
      clock,
      reconciling: { marketplaces: [], everySeconds: 900 },
    })
  }
  throw new Error('work stays open')
}

async function want(skus: string[]): Promise<void> {
  const { stores, clock } = open()
  const order = ulid(clock.now)
  for (const sku of skus) {
    const listing = { ...listingAt(50_000), sku }
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

describe('a paper of live products', () => {
  it('is shown once it is added, and not any more once it is removed', async () => {
    await want(['A1', 'B2'])
    expect(shown()).toEqual({ A1: ['', 1], B2: ['', 1] })
    const paper = await add('a')
    await settle()
    expect(shown()).toEqual({ A1: ['paper-aaaa', 2], B2: ['paper-aaaa', 2] })
    await change(() => open().stores.papers.remove(tenant, paper.id, open().clock.now))
    await settle()
    expect(shown()).toEqual({ A1: ['', 3], B2: ['', 3] })
  })

  it('touches only the products that it is for', async () => {
    await want(['A1', 'B2'])
    const before = sandbox.traffic().total
    await add('b', { skus: ['B2'] })
    await settle()
    expect(shown()).toEqual({ A1: ['', 1], B2: ['paper-bbbb', 2] })
    const asked = sandbox.traffic().total - before
    await add('c', { expiresOn: '2020-01-01' })
    await settle()
    expect(sandbox.traffic().total - before).toBe(asked)
  })

  it('is dropped with whatever word comes after its last day', async () => {
    await want(['A1'])
    await add('d', { expiresOn: '2099-01-01' })
    await settle()
    open().clock.now = Math.max(open().clock.now, Date.parse('2099-01-02T08:00:00Z'))
    await queues.lane([{ kind: 'publish', tenant, marketplace: lane, sku: 'A1', version: 1 }])
    await settle()
    expect(shown()).toEqual({ A1: ['', 3] })
  })
})

describe('the sweep alone makes up for', () => {
  it.each([
    ['the first word of papers', (message: AnyMessage) => message.kind === 'papers'],
    ['the words to the lanes', (message: AnyMessage) => message.kind === 'publish'],
    ['everything', () => true],
  ])('%s, lost three times over', async (_, isMeant) => {
    await want(['A1', 'B2'])
    const lost = new Map<string, number>()
    lose = (message) => {
      const key = JSON.stringify(message)
      const times = lost.get(key) ?? 0
      if (!isMeant(message) || times === 3) return false
      lost.set(key, times + 1)
      return true
    }
    await add('e')
    await settle()
    expect(Math.max(...lost.values())).toBe(3)
    expect(shown()).toEqual({ A1: ['paper-eeee', 2], B2: ['paper-eeee', 2] })
  })

  it('a paper that was written and of which nobody was told', async () => {
    await want(['A1'])
    lose = () => true
    await add('f')
    lose = () => false
    await settle()
    expect(shown()).toEqual({ A1: ['paper-ffff', 2] })
  })
})

it('a worker that had read the papers before is waited for', async () => {
  await want(['A1'])
  const { stores, clock } = open()
  const key = { tenant, marketplace: lane, sku: 'A1' }
  const held = await stores.statuses.acquire(key, { owner: 'slow', until: clock.now + 8_000, now: clock.now })
  if (!held) throw new Error('nobody else is here')
  await add('9')
  await deliverAll()
  expect(await stores.ledger.openWork()).toHaveLength(1)
  await stores.statuses.release({ ...held, dueAt: null, lease: null }, 'slow')
  await settle()
  expect(shown()).toEqual({ A1: ['paper-9999', 2] })
})

it('a note that was opened again while it was worked on stays', async () => {
  const { stores, clock } = open()
  await stores.ledger.open({ kind: 'papers', tenant, openedAt: clock.now })
  const message = { kind: 'papers', tenant, openedAt: clock.now } as const
  clock.now += 1
  await stores.ledger.open({ kind: 'papers', tenant, openedAt: clock.now })
  await work(message)
  expect(await stores.ledger.openWork()).toHaveLength(1)
  await settle()
})
