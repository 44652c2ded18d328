import { describe, expect, test } from 'vitest'
import { RequestLimits } from '../../domain/pace/limits.ts'
import type { Pace } from '../../domain/pace/pace.ts'
import type { PaceTools } from '../../ports/pace.ts'
import { asExpress, connectionBudgets } from './budget.ts'

const start = Date.parse('2026-11-21T08:00:00Z')
const midnight = Date.parse('2026-11-21T17:00:00Z')

/** Budgets over a record in memory; sleeping moves the clock, and `late` more. */
function bench(limits: Partial<RequestLimits>, { late = (): number => 0 } = {}) {
  const clock = { now: start }
  const counted = { reads: 0, writes: 0, told: [] as string[] }
  const trouble = { losesAnswers: false }
  const kept = new Map<string, Pace>()
  const tools: PaceTools = {
    paces: {
      async read(connection) {
        counted.reads += 1
        return kept.get(connection) ?? null
      },
      async write(connection, next, previous) {
        counted.writes += 1
        if ((kept.get(connection)?.revision ?? 0) !== previous.revision) return false
        kept.set(connection, { ...next, revision: previous.revision + 1 })
        if (trouble.losesAnswers) throw new Error('written, but nobody is told')
        return true
      },
    },
    now: () => clock.now,
    sleep: async (milliseconds) => {
      clock.now += milliseconds + late()
    },
    rules: { limit: 3, withinMs: 60_000, openMs: 10_000, longestMs: 3_600_000 },
    watch: {
      outage: () => void counted.told.push('outage'),
      recovery: () => void counted.told.push('recovery'),
    },
  }
  const connect = () =>
    connectionBudgets(tools, { marketplace: 'voso', shop: 'a' }, RequestLimits.parse(limits), 10_000)
  return { clock, counted, trouble, connect, ...connect() }
}

describe('without a limit', () => {
  test('nothing is written, and once a second it is looked whether all is well', async () => {
    const { clock, counted, requests } = bench({})
    for (let n = 0; n < 100; n += 1) {
      expect(await requests.take()).toBeNull()
      await requests.report({ kind: 'answered' }, clock.now)
      clock.now += 50
    }
    expect(counted.writes).toBe(0)
    expect(counted.reads).toBeLessThanOrEqual(6)
  })

  test('silence that one worker was asked for is kept by all within a second', async () => {
    const { clock, requests, connect } = bench({})
    const other = connect().requests
    expect(await other.take()).toBeNull()
    await requests.report({ kind: 'closed', until: start + 9_000 }, start)
    clock.now += 1_000
    const refusal = { kind: 'throttled', code: 'marketplace.throttled', until: start + 9_000 }
    expect([await requests.take(), await other.take()]).toEqual([refusal, refusal])
    clock.now = start + 9_000
    expect([await requests.take(), await other.take()]).toEqual([null, null])
  })

  test('an outage is told once, lets one try, and its end is told', async () => {
    const { clock, counted, requests, connect } = bench({})
    for (let n = 0; n < 3; n += 1) await requests.report({ kind: 'outage' }, null)
    const refusal = { kind: 'throttled', code: 'marketplace.outage', until: start + 10_000 }
    expect(await requests.take()).toEqual(refusal)
    clock.now = start + 10_000
    expect(await requests.take()).toBeNull()
    expect(await connect().requests.take()).toMatchObject({ code: 'marketplace.outage' })
    await requests.report({ kind: 'answered' }, clock.now)
    expect(await connect().requests.take()).toBeNull()
    expect(counted.told).toEqual(['outage', 'recovery'])
  })
})

/** Takes a turn and has its answer at once. */
async function exchange({ clock, requests }: Pick<ReturnType<typeof bench>, 'clock' | 'requests'>) {
  expect(await requests.take()).toBeNull()
  await requests.report({ kind: 'answered' }, clock.now)
  return clock.now
}

describe('with a limit', () => {
  test('five requests cost no more than one write', async () => {
    const { counted, ...here } = bench({ perSecond: 5 })
    for (let n = 0; n < 100; n += 1) await exchange(here)
    expect(counted.writes).toBeLessThanOrEqual(21)
  })

  test('a request is sent a second after the fifth before it was answered, however late timers are', async () => {
    let naps = 0
    const late = () => {
      naps += 1
      return naps % 3 === 0 ? 150 : 0
    }
    const here = bench({ perSecond: 5 }, { late })
    const sent: number[] = []
    for (let n = 0; n < 60; n += 1) sent.push(await exchange(here))
    sent.forEach((at, n) => {
      const next = sent[n + 5]
      if (next !== undefined) expect(next - at).toBeGreaterThanOrEqual(1_000)
    })
  })

  test('what is not answered yet keeps its place', async () => {
    const here = bench({ perSecond: 2 })
    const { clock, requests } = here
    const first = await exchange(here)
    expect(await requests.take()).toBeNull()
    await exchange(here)
    expect(clock.now - first).toBeGreaterThanOrEqual(1_000)
    await exchange(here)
    expect(clock.now - first).toBeGreaterThanOrEqual(2_000)
  })

  test('what was not sent after all costs nothing', async () => {
    const { clock, requests } = bench({ perSecond: 1, perDay: 1 })
    for (let n = 0; n < 5; n += 1) {
      expect(await requests.take()).toBeNull()
      await requests.report({ kind: 'unsent' }, null)
    }
    expect(clock.now).toBeLessThan(start + 2_000)
  })

  test('a request that nobody heard of again does not keep its place for ever', async () => {
    const { clock, requests } = bench({ perSecond: 1 })
    expect(await requests.take()).toBeNull()
    const refusals = [await requests.take(), await requests.take()]
    expect(refusals).toEqual([
      expect.objectContaining({ code: 'marketplace.throttled' }),
      expect.objectContaining({ code: 'marketplace.throttled' }),
    ])
    clock.now += 10_000
    expect(await requests.take()).toBeNull()
  })

  test('turns that are asked for at once are given one after the other', async () => {
    const { requests } = bench({ perSecond: 12 })
    expect(await Promise.all(Array.from({ length: 12 }, () => requests.take()))).toEqual(
      Array.from({ length: 12 }, () => null),
    )
  })

  test('in one process, what cannot wait goes before what asked earlier', async () => {
    const here = bench({ perSecond: 1 })
    await exchange(here)
    const order: string[] = []
    const send = async (name: string) => {
      await exchange(here)
      order.push(name)
    }
    await Promise.all([send('bulk'), send('bulk'), asExpress(() => send('express'))])
    expect(order).toEqual(['express', 'bulk', 'bulk'])
  })

  test('what is held is given up when the marketplace asks for silence', async () => {
    const here = bench({ perSecond: 5 })
    await exchange(here)
    await here.requests.report({ kind: 'closed', until: here.clock.now + 9_000 }, here.clock.now)
    expect(await here.requests.take()).toMatchObject({ until: here.clock.now + 9_000 })
  })

  test('who rests leaves everything to others', async () => {
    const here = bench({ perSecond: 1 })
    await exchange(here)
    await here.rest()
    const other = here.connect()
    await exchange({ clock: here.clock, requests: other.requests })
    expect(here.clock.now).toBeLessThan(start + 3_000)
  })

  test('what was given back is not used again, even where nobody was told that it was', async () => {
    const here = bench({ perSecond: 1 })
    await exchange(here)
    here.trouble.losesAnswers = true
    await here.rest()
    here.trouble.losesAnswers = false
    const other = here.connect()
    const taken = await exchange({ clock: here.clock, requests: other.requests })
    await other.rest()
    here.clock.now += 800
    expect((await exchange(here)) - taken).toBeGreaterThanOrEqual(1_000)
  })

  test('the quota of a day is used to the last request', async () => {
    const here = bench({ perSecond: 5, perDay: 7 })
    for (let n = 0; n < 7; n += 1) await exchange(here)
    expect(await here.requests.take()).toEqual({
      kind: 'throttled',
      code: 'marketplace.quota',
      until: midnight,
    })
  })

  test('what a worker was allowed of the day and did not send is for others', async () => {
    const here = bench({ perSecond: 5, perDay: 7 })
    await exchange(here)
    await here.rest()
    const other = { clock: here.clock, requests: here.connect().requests }
    for (let n = 0; n < 6; n += 1) await exchange(other)
    expect(await other.requests.take()).toMatchObject({ code: 'marketplace.quota' })
  })

  test('a quota of a day needs no limit of a second', async () => {
    const here = bench({ perDay: 7 })
    for (let n = 0; n < 7; n += 1) await exchange(here)
    expect(here.clock.now).toBe(start)
    expect(await here.requests.take()).toMatchObject({ code: 'marketplace.quota' })
  })

  test('while nobody answers, one request at a time tries', async () => {
    const here = bench({ perSecond: 5 })
    await exchange(here)
    for (let n = 0; n < 3; n += 1) await here.requests.report({ kind: 'outage' }, null)
    expect(await here.requests.take()).toMatchObject({ code: 'marketplace.outage' })
    here.clock.now += 10_000
    expect(await here.requests.take()).toBeNull()
    expect(await here.requests.take()).toMatchObject({ code: 'marketplace.outage' })
    expect(await here.connect().requests.take()).toMatchObject({ code: 'marketplace.outage' })
    await here.requests.report({ kind: 'answered' }, here.clock.now)
    await exchange(here)
  })

  test('logins have one of their own', async () => {
    const { clock, logins } = bench({ loginsPerSecond: 5 })
    for (let n = 0; n < 26; n += 1) await exchange({ clock, requests: logins })
    expect(clock.now - start).toBeGreaterThanOrEqual(5_000)
  })
})

test('books that cannot be kept undo nothing of what was sent', async () => {
  const { requests } = bench({ perSecond: 5 })
  const broken = connectionBudgets(
    {
      paces: {
        read: () => Promise.reject(new Error('down')),
        write: () => Promise.reject(new Error('down')),
      },
      now: () => start,
      sleep: () => Promise.resolve(),
      rules: { limit: 3, withinMs: 1, openMs: 1, longestMs: 3_600_000 },
      watch: { outage: () => {}, recovery: () => {} },
    },
    { marketplace: 'voso', shop: 'a' },
    RequestLimits.parse({ perSecond: 5 }),
    10_000,
  )
  await expect(broken.requests.report({ kind: 'outage' }, null)).resolves.toBeUndefined()
  await expect(broken.requests.take()).rejects.toThrow('down')
  expect(await requests.take()).toBeNull()
})
