import { afterEach, describe, expect, test } from 'vitest'
import { type PacedWorld, start, startPacedWorld } from './paced-world.ts'

let world: PacedWorld | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

async function paced(perSecond: number): Promise<PacedWorld> {
  world = await startPacedWorld(perSecond)
  return world
}

const products = (here: PacedWorld, price?: number) =>
  here.sandbox.products().filter((product) => price === undefined || product.price === price).length

/** A part of the requests that the limit allows from the first request to the last. */
function usedOf(here: PacedWorld, perSecond: number): number {
  const { total, firstAt, lastAt } = here.sandbox.traffic()
  return (total - 1) / ((((lastAt ?? 0) - (firstAt ?? 0)) / 1_000) * perSecond)
}

describe('two functions at a marketplace with a limit', () => {
  test.each([
    [20, 150],
    [5, 60],
  ])('%d requests a second: use it, and never more', async (perSecond, listings) => {
    const here = await paced(perSecond)
    here.queues.lane.push(...(await here.want(1, listings, 20_000)))
    let used = 0
    await here.work(() => {
      // As long as there is work for both.
      if (here.queues.lane.length === 4) used = usedOf(here, perSecond)
      return products(here) === listings
    })
    expect(used).toBeGreaterThanOrEqual(0.95)
    expect(here.sandbox.traffic()).toMatchObject({ refused: 0 })
    expect(here.sandbox.traffic().busiestSecond).toBeLessThanOrEqual(perSecond)
    expect(here.sandbox.products().every((product) => product.updates === 1)).toBe(true)
  })

  test('a slow limit: work that would wait too long goes and comes back, uncounted', async () => {
    const here = await paced(0.5)
    const messages = await here.want(1, 12, 20_000)
    here.queues.lane.push(...messages)
    await here.work(() => products(here) === 12)
    expect(here.sandbox.traffic()).toMatchObject({ refused: 0, busiestSecond: 1 })
    expect((await here.statuses(messages)).every((status) => status.attempts === 0)).toBe(true)
  })
})

describe('a change that a person waits for', () => {
  async function whileBulkGoesOn(here: PacedWorld, changes: number) {
    const live = await here.want(1, changes, 20_000)
    here.queues.lane.push(...live)
    await here.work(() => products(here) === changes)
    here.queues.lane.push(...(await here.want(1_001, 500, 30_000)))
    await here.work(() => products(here, 30_000) >= 20)
    const hurried = await here.want(1, changes, 25_000)
    here.queues.express.push(...hurried.map((message) => ({ ...message, express: true })))
    const before = { at: here.time.now(), requests: here.sandbox.traffic().total }
    await here.work(() => products(here, 25_000) === changes)
    const after = { at: here.time.now(), requests: here.sandbox.traffic().total }
    return { requests: after.requests - before.requests, milliseconds: after.at - before.at }
  }

  test('is there within ten seconds of requests, although 480 others wait before it', async () => {
    const here = await paced(5)
    const taken = await whileBulkGoesOn(here, 1)
    expect(here.queues.lane.length).toBeGreaterThan(400)
    expect(taken.requests).toBeLessThanOrEqual(25)
    expect(taken.milliseconds).toBeLessThan(10_000)
    expect(here.sandbox.traffic()).toMatchObject({ refused: 0 })
  })

  test('so is a small sheet: hardly more requests than it needs itself; the bulk job goes on beside it', async () => {
    const here = await paced(5)
    const taken = await whileBulkGoesOn(here, 20)
    const own = 2 * 20
    expect(taken.requests).toBeLessThanOrEqual(own + 25)
    const bulk = products(here, 30_000)
    await here.work(() => products(here, 30_000) >= bulk + 5)
    expect(here.sandbox.traffic()).toMatchObject({ refused: 0 })
  })

  test('comes back before bulk work when it failed', async () => {
    const here = await paced(5)
    const [message] = await here.want(1, 1, 20_000)
    here.queues.lane.push(...(await here.want(1_001, 200, 30_000)))
    here.sandbox.setFaults([{ kind: 'malformed-json', times: 1, operation: 'create' }])
    if (message) here.queues.express.push({ ...message, express: true })
    await here.work(() => products(here, 20_000) === 1)
    expect(here.queues.lane.length).toBeGreaterThan(100)
  })
})

describe('a marketplace that asks for silence', () => {
  test('has it from all workers, but for what they held already', async () => {
    const here = await paced(20)
    here.queues.lane.push(...(await here.want(1, 60, 20_000)))
    here.sandbox.setFaults([{ kind: '429', times: 1, retryAfter: 20 }])
    await here.work(() => here.time.now() >= start + 18_000)
    expect(here.sandbox.traffic().total).toBeLessThanOrEqual(1 + 10)
    await here.work(() => products(here) === 60)
    const messages = await here.want(1, 60, 20_000)
    expect((await here.statuses(messages)).every((status) => status.attempts === 0)).toBe(true)
  })
})

describe('a marketplace that is out of order', () => {
  test('is asked no more than now and then, costs few tries, and is served when it is back', async () => {
    const here = await paced(20)
    const messages = await here.want(1, 60, 20_000)
    here.queues.lane.push(...messages)
    here.sandbox.setFaults([{ kind: '500', times: 1_000 }])
    await here.work(() => here.time.now() >= start + 300_000)
    // Five that open the circuit, what was held, and one after 10, 20, 40, 80 and 160 seconds.
    expect(here.sandbox.traffic().total).toBeLessThanOrEqual(5 + 10 + 5)
    const statuses = await here.statuses(messages)
    expect(statuses.filter((status) => status.code === 'marketplace.outage').length).toBeGreaterThan(40)
    const tries = statuses.reduce((sum, status) => sum + status.attempts, 0)
    expect(tries).toBeLessThanOrEqual(here.sandbox.traffic().total)
    expect(statuses.some((status) => status.condition === 'stuck')).toBe(false)
    here.sandbox.setFaults([])
    await here.work(() => products(here) === 60)
    expect(here.told.at(0)).toBe('outage')
    expect(here.told.at(-1)).toBe('recovery')
    expect(here.sandbox.products().every((product) => product.updates === 1)).toBe(true)
  })
})
