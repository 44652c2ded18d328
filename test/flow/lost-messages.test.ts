import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { pageSize } from '../../shared/domain/import.ts'
import { cutting } from './cutting.ts'
import { madeSheet } from './made-sheet.ts'
import { type Delivery, messageKinds, plainDelivery } from './step-queues.ts'
import { createsOf, type Snapshot, snapshot } from './step-snapshot.ts'
import { confirm, cooperative, importIs, isQuiet, until, upload, wholeStory } from './step-story.ts'
import { noTrouble, startWorld, type Trouble, type World } from './step-world.ts'

/** Some moments, over the real engines: `test/faults` cuts the same steps at any, over a model of them, and loses what is sent again and again. */
const stride = { deliveries: 47, calls: 503 }

let world: World | undefined
afterEach(stop)

async function stop(): Promise<void> {
  await world?.stop()
  world = undefined
}

/** The whole story, until nothing goes on any more. */
async function live(delivery: Partial<Delivery>, trouble: Partial<Trouble> = {}): Promise<Snapshot> {
  await stop()
  const here = await startWorld({ ...plainDelivery, ...delivery }, { ...noTrouble, ...trouble })
  world = here
  await wholeStory(here)
  await until(here, isQuiet(here))
  expect(createsOf(here)).toEqual([6, 6, 6, 6])
  return snapshot(here)
}

let whole: Snapshot
const sentWhole = new Map<string, number>()
let deliveries = 0
let storeCalls = 0

beforeAll(async () => {
  const counting = cutting(() => false)
  const crash = () => {
    deliveries += 1
    return false
  }
  whole = await live({}, { crash, stores: counting.stores })
  storeCalls = counting.calls()
  for (const [kind, count] of world?.queues.sent ?? []) sentWhole.set(kind, count)
  await stop()
})

test('every kind of message is in the story', () => {
  expect(new Set(sentWhole.keys())).toEqual(new Set(messageKinds))
})

describe('the sweep alone makes up for', () => {
  test('every message lost the first time it is sent', async () => {
    expect(await live({ lose: firstOnes() })).toEqual(whole)
  })

  test('every message of a sheet of two pages lost the first time it is sent', async () => {
    const rows = pageSize + 10
    const here = await startWorld({ ...plainDelivery, lose: firstOnes() })
    world = here
    await upload(here, { n: 1, tenant: cooperative, filename: 'bang.csv', bytes: madeSheet(rows) })
    await until(here, importIs(here, cooperative, 1, 'ready'))
    await confirm(here, cooperative, 1)
    await until(here, importIs(here, cooperative, 1, 'settled'))
    const { products, mails } = await snapshot(here)
    expect(products).toHaveLength(4 * rows)
    expect(products.every((product) => product.state === 'live' && product.updates === 1)).toBe(true)
    expect(mails).toHaveLength(1)
  })

  test('all queues emptied after some deliveries, one in each story', async () => {
    for (let moment = 1; moment <= deliveries; moment += stride.deliveries) {
      let delivered = 0
      const crash = () => {
        delivered += 1
        if (delivered === moment) world?.queues.loseAll()
        return false
      }
      expect(await live({}, { crash }), `after ${moment} of ${deliveries} deliveries`).toEqual(whole)
    }
  })
})

describe('a worker that dies in the middle of a step, its message lost with it', () => {
  test(`at some calls of a store, ${stride.calls} apart`, async () => {
    for (let moment = 1; moment <= storeCalls; moment += stride.calls) {
      const cut = cutting((call) => call === moment)
      const seen = await live({ givesBack: false }, { stores: cut.stores })
      const where = `cut at call ${moment} of ${storeCalls}, ${cut.last()}`
      expect(withoutTries(seen), where).toEqual(withoutTries(whole))
      // A mail whose sending is in doubt is never sent again, so there may be none, but never two.
      expect(seen.mails.length, where).toBeLessThanOrEqual(1)
    }
  })
})

/** Each message the first time it is sent. */
function firstOnes(): Delivery['lose'] {
  const seen = new Set<string>()
  return (message) => {
    const key = JSON.stringify(message)
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  }
}

/** A change whose outcome nobody knows is made again: the product is the same, it was only told so twice. */
const withoutTries = ({ mails: _, products, ...rest }: Snapshot) => ({
  ...rest,
  products: products.map(({ updates: _, ...product }) => product),
})
