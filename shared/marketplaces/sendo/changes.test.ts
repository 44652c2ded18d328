import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { freeBudget, memoryShelf } from '../../../test/connector-tools.ts'
import { type ChangesRange, changesExpired } from '../../ports/marketplace.ts'
import type { OpenedMarketplace } from '../../ports/opened-marketplace.ts'
import { openStore } from '../sandbox/store.ts'
import { readChanges } from './changes.ts'
import type { SendoClient } from './client.ts'
import { sendo } from './index.ts'
import { startSandbox } from './sandbox.ts'
import { search } from './sandbox-search.ts'

const DAY = 86_400_000
const START = Date.parse('2026-11-20T05:00:00Z')

/** A shop whose products change without a network between. */
function shop() {
  const clock = { now: START }
  const now = () => clock.now
  const store = openStore(null, now)
  const asked: unknown[] = []
  const client: SendoClient = async (_method, _path, body) => {
    asked.push(body)
    const { status, body: answer } = search({ store, now }, body)
    const { result } = answer as { result: unknown }
    return {
      ok: true,
      value: status === 200 ? { kind: 'done', result } : { kind: 'refused', fields: [], detail: '' },
    }
  }
  const change = (id: number) =>
    store.commit({
      id: String(id),
      sku: `A-${id}`,
      sent: {},
      onSale: true,
      withdrawn: false,
      reviewUntil: 0,
      rejectedWith: null,
      updates: 1,
      key: null,
    })
  return { clock, client, change, asked }
}

/** Walks to the end; `between` is what happens before each page. Begins anew where the cursor is no longer known. */
async function walk(client: SendoClient, range: ChangesRange, between: () => void): Promise<Set<string>> {
  const seen = new Set<string>()
  let cursor: string | null = null
  for (let pages = 0; pages < 1_000; pages += 1) {
    between()
    const page = await readChanges(client, range, cursor)
    if (!page.ok) {
      expect(page.failure.code).toBe(changesExpired)
      cursor = null
      continue
    }
    for (const { externalId } of page.value.products) seen.add(String(externalId))
    cursor = page.value.next
    if (cursor === null) return seen
  }
  throw new Error('a walk without an end')
}

it('misses no change in the end, whatever changes while it walks', async () => {
  const step = fc.record({
    ids: fc.array(fc.integer({ min: 1, max: 180 }), { maxLength: 8 }),
    passes: fc.integer({ min: 0, max: 90_000 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { clock, client, change } = shop()
      for (let id = 1; id <= 120; id += 1) change(id)
      const changed = new Set<number>()
      const left = [...steps]
      let from = START
      const seen = new Set<string>()
      do {
        const to = clock.now
        const found = await walk(client, { from, to }, () => {
          const next = left.shift()
          for (const id of next?.ids ?? []) {
            change(id)
            changed.add(id)
          }
          clock.now += next?.passes ?? 0
        })
        for (const id of found) seen.add(id)
        // The next walk begins where this one began to look.
        from = to
      } while (left.length > 0)
      const last = await walk(client, { from, to: clock.now }, () => {})
      for (const id of last) seen.add(id)
      expect([...changed].filter((id) => !seen.has(String(id)))).toEqual([])
    }),
    { numRuns: 30 },
  )
})

it('asks for whole days in Viet Nam, with one more on either side, and pages of fifty', async () => {
  const { client, asked } = shop()
  const lateEvening = Date.parse('2026-11-20T18:30:00Z')
  await readChanges(client, { from: lateEvening, to: lateEvening + DAY }, null)
  expect(asked).toEqual([
    {
      page_size: 50,
      product_name: '',
      date_from: '2026-11-20',
      date_to: '2026-11-23',
      status: null,
      token: '',
    },
  ])
})

it('tells a cursor that is no longer known from any other refusal', async () => {
  const { client, clock, change } = shop()
  for (let id = 1; id <= 60; id += 1) change(id)
  const range = { from: START, to: START }
  const first = await readChanges(client, range, null)
  clock.now += DAY
  const next = first.ok ? first.value.next : null
  expect(next).toEqual(expect.any(String))
  expect(await readChanges(client, range, next)).toMatchObject({ failure: { code: changesExpired } })
  const refusing: SendoClient = async () => ({ ok: true, value: { kind: 'refused', fields: [], detail: '' } })
  expect(await readChanges(refusing, range, null)).toMatchObject({
    failure: { code: 'marketplace.bad-answer' },
  })
})

it('is reached through the opened marketplace', async () => {
  const now = () => START
  const sandbox = await startSandbox({ port: 0, file: null, now })
  onTestFinished(() => sandbox.close())
  const tools = { now, budgetFor: freeBudget, shelf: memoryShelf(now) }
  const opened: OpenedMarketplace = sendo.open(sandbox.settings, tools)
  expect(await opened.changes?.({ from: START - DAY, to: START }, null)).toEqual({
    ok: true,
    value: { products: [], next: null },
  })
})
