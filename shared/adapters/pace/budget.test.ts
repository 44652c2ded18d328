import { describe, expect, test } from 'vitest'
import { RequestLimits } from '../../domain/pace/limits.ts'
import type { Pace } from '../../domain/pace/pace.ts'
import type { PaceTools } from '../../ports/pace.ts'
import { connectionBudgets } from './budget.ts'

const start = Date.parse('2026-11-21T08:00:00Z')
const midnight = Date.parse('2026-11-21T17:00:00Z')

/** Budgets over a record in memory; sleeping moves the clock, and `late` more. */
function bench(limits: Partial<RequestLimits>, { late = (): number => 0 } = {}) {
  const clock = { now: start }
  const counted = { reads: 0, writes: 0, told: [] as string[] }
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
    connectionBudgets(tools, { marketplace: 'voso', shop: 'a' }, RequestLimits.parse(limits))
  return { clock, counted, connect, ...connect() }
}

describe('without a limit', () => {
  test('nothing is written, and once a second it is looked whether all is well', async () => {
    const { clock, counted, requests } = bench({})
    for (let n = 0; n < 100; n += 1) {
      expect(await requests.take()).toBeNull()
      await requests.report({ kind: 'answered' })
      clock.now += 50
    }
    expect(counted.writes).toBe(0)
    expect(counted.reads).toBeLessThanOrEqual(6)
  })

  test('silence that one worker was asked for is kept by all within a second', async () => {
    const { clock, requests, connect } = bench({})
    const other = connect().requests
    expect(await other.take()).toBeNull()
    await requests.report({ kind: 'closed', until: start + 9_000 })
    clock.now += 1_000
    const refusal = { kind: 'throttled', code: 'marketplace.throttled', until: start + 9_000 }
    expect([await requests.take(), await other.take()]).toEqual([refusal, refusal])
    clock.now = start + 9_000
    expect([await requests.take(), await other.take()]).toEqual([null, null])
  })

  test('an outage is told once, lets one try, and its end is told', async () => {
    const { clock, counted, requests, connect } = bench({})
    for (let n = 0; n < 3; n += 1) await requests.report({ kind: 'outage' })
    const refusal = { kind: 'throttled', code: 'marketplace.outage', until: start + 10_000 }
    expect(await requests.take()).toEqual(refusal)
    clock.now = start + 10_000
    expect(await requests.take()).toBeNull()
    expect(await connect().requests.take()).toMatchObject({ code: 'marketplace.outage' })
    await requests.report({ kind: 'answered' })
    expect(await connect().requests.take()).toBeNull()
    expect(counted.told).toEqual(['outage', 'recovery'])
  })
})

describe('with a limit', () => {
  test('five requests cost one write', async () => {
    const { counted, requests } = bench({ perSecond: 5 })
    for (let n = 0; n < 100; n += 1) expect(await requests.take()).toBeNull()
    expect(counted.writes).toBeLessThanOrEqual(21)
  })

  test('a slot that is missed is not used: no two requests come closer than slots, less what may be late', async () => {
    let naps = 0
    const late = () => {
      naps += 1
      return naps % 3 === 0 ? 150 : 0
    }
    const { clock, requests } = bench({ perSecond: 5 }, { late })
    const sent: number[] = []
    for (let n = 0; n < 60; n += 1) {
      expect(await requests.take()).toBeNull()
      sent.push(clock.now)
    }
    sent.forEach((at, n) => {
      const next = sent[n + 1]
      if (next !== undefined) expect(next - at).toBeGreaterThanOrEqual(208 - 20)
    })
  })

  test('turns that are asked for at once are given one after the other', async () => {
    const { requests } = bench({ perSecond: 5 })
    expect(await Promise.all(Array.from({ length: 12 }, () => requests.take()))).toEqual(
      Array.from({ length: 12 }, () => null),
    )
  })

  test('what is held is given up when the marketplace asks for silence', async () => {
    const { requests } = bench({ perSecond: 5 })
    await requests.take()
    await requests.report({ kind: 'closed', until: start + 9_000 })
    expect(await requests.take()).toMatchObject({ until: start + 9_000 })
  })

  test('the quota of a day is used to the last request, slots that were missed left out', async () => {
    let naps = 0
    const late = () => {
      naps += 1
      return naps === 2 ? 500 : 0
    }
    const { requests } = bench({ perSecond: 5, perDay: 7 }, { late })
    for (let n = 0; n < 7; n += 1) expect(await requests.take()).toBeNull()
    expect(await requests.take()).toEqual({ kind: 'throttled', code: 'marketplace.quota', until: midnight })
  })

  test('a quota of a day needs no limit of a second', async () => {
    const { requests } = bench({ perDay: 7 })
    for (let n = 0; n < 7; n += 1) expect(await requests.take()).toBeNull()
    expect(await requests.take()).toMatchObject({ code: 'marketplace.quota' })
  })

  test('logins have one of their own', async () => {
    const { clock, logins } = bench({ loginsPerSecond: 5 })
    for (let n = 0; n < 26; n += 1) expect(await logins.take()).toBeNull()
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
  )
  await expect(broken.requests.report({ kind: 'outage' })).resolves.toBeUndefined()
  await expect(broken.requests.take()).rejects.toThrow('down')
  expect(await requests.take()).toBeNull()
})
