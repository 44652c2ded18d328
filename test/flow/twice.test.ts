import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { madeSheet } from './made-sheet.ts'
import { type Delivery, kindOf, type MessageKind, messageKinds, plainDelivery } from './step-queues.ts'
import { createsOf, type Snapshot, snapshot } from './step-snapshot.ts'
import { confirm, cooperative, importIs, until, upload, wholeStory } from './step-story.ts'
import { noTrouble, startWorld, type Trouble, type World } from './step-world.ts'

let world: World | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

async function live(delivery: Partial<Delivery>, trouble: Partial<Trouble> = {}): Promise<Snapshot> {
  world = await startWorld({ ...plainDelivery, ...delivery }, { ...noTrouble, ...trouble })
  await wholeStory(world)
  return snapshot(world)
}

let once: Snapshot
beforeAll(async () => {
  once = await live({})
  await world?.stop()
  world = undefined
})

test('the story is worth telling: products on every marketplace, drafts besides, one mail', () => {
  expect(once.products).toHaveLength(24)
  expect(once.products.every((product) => product.state === 'live')).toBe(true)
  const edited = once.products.filter((product) => product.price === 360_000 && product.stock === 75)
  expect(edited.map((product) => product.updates)).toEqual([3, 3, 3, 3])
  // The paper is the cooperative's: its three other products were sent again, those of the list were not.
  expect(once.products.filter((product) => product.updates === 2)).toHaveLength(12)
  expect(once.products.filter((product) => product.updates === 1)).toHaveLength(8)
  expect(once.statuses).toHaveLength(24)
  expect(once.statuses.every((status) => status.condition === 'live' && !status.isDue)).toBe(true)
  expect(once.desired.filter((desired) => desired.version === 0)).toHaveLength(4)
  expect(once.mails).toHaveLength(1)
  expect(once.dispatches).toEqual([])
})

describe('the same world', () => {
  test('when every message is delivered twice', async () => {
    expect(await live({ copies: 2 })).toEqual(once)
    if (world) expect(createsOf(world)).toEqual([6, 6, 6, 6])
  })

  test('when the newest message is delivered first', async () => {
    expect(await live({ newestFirst: true })).toEqual(once)
  })

  test('when every message is delivered twice, the newest first', async () => {
    expect(await live({ copies: 2, newestFirst: true })).toEqual(once)
  })

  test('when every worker dies after its first work on each message', async () => {
    const died = new Set<string>()
    const crash: Trouble['crash'] = (message) => {
      const key = JSON.stringify(message)
      const first = !died.has(key)
      died.add(key)
      return first
    }
    expect(await live({}, { crash })).toEqual(once)
    const kinds = new Set([...died].map((key) => kindOf(JSON.parse(key))))
    expect(kinds).toEqual(new Set(messageKinds))
  })

  test('when queues take the first messages of each kind without saying so', async () => {
    const refusing = new Map(messageKinds.map((kind) => [kind, firstTimes(kind)]))
    const refuse: Delivery['refuse'] = (message) => refusing.get(kindOf(message))?.(message) === true
    expect(await live({ refuse })).toEqual(once)
  })
})

const sheetAt = (price: number) => madeSheet(1, () => price)
const sheets = [sheetAt(20_000), sheetAt(25_000), sheetAt(20_000)]

describe('the last of three sheets wins, whichever is confirmed last', () => {
  test.each([[[1, 2, 3]], [[1, 3, 2]], [[2, 1, 3]], [[2, 3, 1]], [[3, 1, 2]], [[3, 2, 1]]])(
    '%j',
    async (order) => {
      const here = await startWorld(plainDelivery)
      world = here
      for (const n of order) {
        const bytes = sheets[n - 1] ?? sheetAt(0)
        await upload(here, { n, tenant: cooperative, filename: 'bang.csv', bytes })
        await until(here, importIs(here, cooperative, n, 'ready'))
        await confirm(here, cooperative, n)
        await until(here, importIs(here, cooperative, n, 'settled'))
      }
      const { products } = await snapshot(here)
      expect(products.map((product) => product.price)).toEqual([20_000, 20_000, 20_000, 20_000])
    },
  )
})

/** The first two sendings of a kind. */
function firstTimes(kind: MessageKind): Delivery['refuse'] {
  let left = 2
  return (message) => {
    if (kindOf(message) !== kind || left === 0) return false
    left -= 1
    return true
  }
}
