// Two sheets, the second taken back: the world is as after the first, whatever becomes of the messages.
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ImportId, MarketplaceId } from '../../shared/domain/ids.ts'
import { type Delivery, plainDelivery } from './step-queues.ts'
import { laneIds } from './step-sandboxes.ts'
import { snapshot } from './step-snapshot.ts'
import { confirm, cooperative, idOf, importIs, isQuiet, say, until, upload } from './step-story.ts'
import { noTrouble, startWorld, type Trouble, type World } from './step-world.ts'

let world: World | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

const sheet = (lines: string[]) =>
  new TextEncoder().encode(['Mã SP,Tên sản phẩm,ĐVT,Giá bán,Tồn kho', ...lines].join('\n'))
const first = sheet(['SP1,Măng khô Ví Dụ,gói,20000,10', 'SP2,Chè Ví Dụ,gói,30000,20'])
const second = sheet(['SP1,Măng khô Ví Dụ loại một,gói,25000,12', 'SP3,Mật ong Ví Dụ,chai,90000,5'])

async function send(here: World, n: number, bytes: Uint8Array): Promise<void> {
  await upload(here, { n, tenant: cooperative, filename: 'bang.csv', bytes })
  await until(here, importIs(here, cooperative, n, 'ready'))
  await confirm(here, cooperative, n)
  await until(here, importIs(here, cooperative, n, 'settled'))
}

/** As `web` writes it. */
async function undo(here: World, n: number, order: number): Promise<void> {
  const importId = ImportId.parse(idOf(n))
  const now = here.clock.now()
  const ways = { [MarketplaceId.parse('sendo')]: 'paused' as const }
  await here.stores.ledger.open({ kind: 'undo', tenant: cooperative, importId, openedAt: now })
  const asked = { order: idOf(order), ways, undoneBy: 'somebody', undoneAt: now }
  await here.stores.imports.recordUndo(cooperative, importId, asked)
  await here.queues.intake([{ kind: 'undo', tenant: cooperative, importId }]).catch(() => {})
}

async function live(delivery: Partial<Delivery> = {}, trouble: Partial<Trouble> = {}): Promise<World> {
  await world?.stop()
  const here = await startWorld({ ...plainDelivery, ...delivery }, { ...noTrouble, ...trouble })
  world = here
  await send(here, 1, first)
  return here
}

/** What customers see: what is on sale, and for how much. */
async function onSale(here: World) {
  const { products } = await snapshot(here)
  return products.flatMap(({ marketplace, sku, state, price, stock, name }) =>
    state === 'live' ? [[marketplace, sku, price, stock, name]] : [],
  )
}

async function undoSecond(here: World): Promise<void> {
  await send(here, 2, second)
  await undo(here, 2, 3)
  await until(here, isQuiet(here))
}

let afterFirst: unknown[]
beforeAll(async () => {
  const here = await live()
  afterFirst = await onSale(here)
  await here.stop()
  world = undefined
  expect(afterFirst).toHaveLength(2 * laneIds.length)
})

describe('the world is as after the first sheet', () => {
  const seen = new Set<string>()
  const once = (message: unknown) => {
    const key = JSON.stringify(message)
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  }
  test.each([
    ['as it is', {}, {}],
    ['every message twice, the newest first', { copies: 2 as const, newestFirst: true }, {}],
    ['every message lost the first time', { lose: once }, {}],
    ['every worker dies after its first work', {}, { crash: once }],
  ])('%s', async (_, delivery, trouble) => {
    seen.clear()
    const here = await live(delivery, trouble)
    await undoSecond(here)
    expect(await onSale(here)).toEqual(afterFirst)
    const products = (await snapshot(here)).products.filter(({ sku }) => String(sku).endsWith('SP3'))
    const states = products.map(({ marketplace, state }) => [marketplace, state])
    expect(states.filter(([id]) => id === 'sendo')).toEqual([['sendo', 'paused']])
    expect(states.filter(([id]) => id !== 'sendo').every(([, state]) => state === 'withdrawn')).toBe(true)
    // Once more, and messages of the second sheet that come late, change nothing.
    await undo(here, 2, 4)
    await here.queues.intake([
      { kind: 'import', tenant: cooperative, importId: ImportId.parse(idOf(2)), page: 0 },
    ])
    await until(here, isQuiet(here))
    expect(await onSale(here)).toEqual(afterFirst)
  })
})

test('a third sheet puts up again what was taken down; what a person said since stays', async () => {
  const here = await live()
  await send(here, 2, second)
  await say(here, 3, 'SP1', { change: { stock: 77 } })
  await until(here, isQuiet(here))
  await undo(here, 2, 4)
  await until(here, isQuiet(here))
  const stock = (await onSale(here)).filter(([, sku]) => String(sku).endsWith('SP1'))
  expect(stock.map(([, , price, count]) => [price, count])).toEqual(laneIds.map(() => [20_000, 77]))
  await send(here, 5, second)
  await until(here, isQuiet(here))
  const again = (await onSale(here)).filter(([, sku]) => String(sku).endsWith('SP3'))
  expect(again).toHaveLength(laneIds.length)
})

test('an undoing that races with a later sheet ends as if the undone one had never been', async () => {
  const here = await live()
  await send(here, 2, second)
  await upload(here, {
    n: 4,
    tenant: cooperative,
    filename: 'bang.csv',
    bytes: sheet(['SP2,Chè Ví Dụ,gói,33000,20']),
  })
  await until(here, importIs(here, cooperative, 4, 'ready'))
  await undo(here, 2, 5)
  await confirm(here, cooperative, 4)
  await until(here, isQuiet(here))
  const prices = (await onSale(here)).map(([, sku, price]) => `${sku} ${price}`)
  expect(new Set(prices)).toEqual(new Set(['htxvidu-SP1 20000', 'htxvidu-SP2 33000']))
})
