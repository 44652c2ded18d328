// Whatever becomes of the messages of an import: each page gets done, and messages do not make ever more messages.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JobId, TenantId } from '../../shared/domain/ids.ts'
import { importState, lookAtImport } from '../../shared/domain/import.ts'
import type { IntakeMessage } from '../../shared/domain/messages.ts'
import { intakeRoom } from '../../shared/domain/room.ts'
import { declareListings } from '../../shared/steps/declare-listings.ts'
import { sweep } from '../../shared/steps/sweep.ts'
import { sendo, ulidOf } from '../domain/examples.ts'
import { openStores } from '../stores/open-stores.ts'
import { largeImport } from './large-import.ts'
import { patience } from './patience.ts'

const open = openStores()
const newTenant = () => TenantId.parse(`htx${randomUUID().slice(0, 8)}`)

/** Of a message that is sent: how many copies arrive. Of one that is delivered: from where, and whether its worker dies. */
type Fate = { copies: 0 | 1 | 2; newest: boolean; dies: boolean }
const kind: Fate = { copies: 1, newest: false, dies: false }

/** The intake queue, the step behind it and the sweep. Fates are used up one by one; what comes after them is kind. */
function intakeOf(fates: readonly Fate[]) {
  const { stores, clock } = open()
  const queue: IntakeMessage[] = []
  const left = [...fates]
  const seen = { openings: 0, pages: 0, deepest: 0 }
  const nextFate = () => left.shift() ?? kind
  const intake = async (messages: IntakeMessage[]) => {
    for (const message of messages) {
      if (message.kind === 'import' && message.page !== undefined) seen.pages += 1
      for (let n = nextFate().copies; n > 0; n -= 1) queue.push(message)
    }
    seen.deepest = Math.max(seen.deepest, queue.length)
  }
  const nowhere = async () => {}
  const queues = {
    ...{ intake, read: nowhere, lane: nowhere, digest: nowhere, lanes: [sendo] },
    ...{ intakeDepth: async () => queue.length, laneDepth: async () => 0 },
  }
  const parts = { stores, queues, clock: { now: () => clock.now, id: randomUUID } }
  const sweeping = {
    ...{ files: { sheetSize: async () => 10 }, patience },
    reconciling: { marketplaces: [], everySeconds: 900 },
  }
  return {
    stores,
    queue,
    seen,
    intake,
    async deliverAll(): Promise<void> {
      while (queue.length > 0) {
        const { newest, dies } = nextFate()
        const message = newest ? queue.pop() : queue.shift()
        if (!message) return
        if (message.kind === 'import' && message.page === undefined) seen.openings += 1
        await declareListings(parts, message)
        if (dies) queue.push(message)
      }
    },
    async look(): Promise<void> {
      clock.now += patience.resendMs + 1
      await sweep({ ...parts, ...sweeping })
    },
  }
}

const fates = fc.array(
  fc.record({
    copies: fc.constantFrom<Fate['copies']>(0, 1, 2),
    newest: fc.boolean(),
    dies: fc.boolean(),
  }),
  { maxLength: 150 },
)

describe('pages of an import', () => {
  test('all get done, whatever is lost, doubled, reordered or begun again', async () => {
    await fc.assert(
      fc.asyncProperty(fates, fc.integer({ min: 1, max: 9 }), async (fates, pages) => {
        const { stores, seen, intake, deliverAll, look } = intakeOf(fates)
        const tenant = newTenant()
        const now = open().clock.now
        const { importId, reading } = await largeImport(stores, { tenant, n: 1, pages, now })
        const until = async (state: string) => {
          for (let n = 0; n < 200; n += 1) {
            await deliverAll()
            const of = await stores.imports.get(tenant, importId)
            if (of && importState(of, true) === state) return
            await look()
          }
          throw new Error(`never ${state}`)
        }
        await intake([lookAtImport({ tenant, importId }, reading.counts)])
        await until('ready')
        const confirmation = { marketplaces: [sendo], confirmedBy: 'htx', confirmedAt: now }
        await stores.imports.recordConfirmation(tenant, importId, confirmation)
        await stores.ledger.open({ kind: 'import', tenant, importId, openedAt: open().clock.now })
        await until('publishing')
        const { items } = await stores.desired.list(tenant, { after: null, limit: 100 })
        expect(items.map(({ version }) => version)).toEqual(Array.from({ length: pages }, () => 1))
        // Only a look at the whole import makes messages, one for each page: a page makes none.
        expect(seen.pages).toBeLessThanOrEqual(seen.openings * pages)
        for (const work of await stores.ledger.openWork()) await stores.ledger.close(work)
      }),
      { numRuns: 15 },
    )
  })

  test('that are done are left alone when they are said again', async () => {
    const { stores, queue, intake, deliverAll } = intakeOf([])
    const tenant = newTenant()
    const { importId, reading } = await largeImport(stores, { tenant, n: 2, pages: 3, now: 1 })
    const look = lookAtImport({ tenant, importId }, reading.counts)
    const confirmation = { marketplaces: [sendo], confirmedBy: 'htx', confirmedAt: 1 }
    await stores.imports.recordConfirmation(tenant, importId, confirmation)
    await intake([look])
    await deliverAll()
    const source = `import#${tenant}#${importId}`
    const notes = await stores.ledger.dispatches(source)
    expect(notes).toHaveLength(3)
    for (const note of notes) await stores.ledger.removeDispatch(note)
    queue.push(...[0, 1, 2].map((page) => ({ ...look, page })))
    await deliverAll()
    expect(await stores.ledger.dispatches(source)).toEqual([])
  })
})

test('work that nobody takes out of the queue is not sent again and again', async () => {
  const { stores, queue, look } = intakeOf([])
  const tenant = newTenant()
  const openedAt = open().clock.now
  await largeImport(stores, { tenant, n: 3, pages: 50, now: openedAt })
  const jobId = JobId.parse(ulidOf(4))
  const asked = { tenant, requestedBy: 'canbo', action: 'publish' as const, marketplaces: [sendo] }
  const scope = { communes: [], tenants: [tenant] }
  await stores.ledger.createJob({ jobId, ...asked, scope, dryRun: false, createdAt: openedAt })
  await stores.ledger.open({ kind: 'bulk', jobId, openedAt })
  await stores.ledger.open({ kind: 'papers', tenant, openedAt })
  for (let n = 0; n < 40; n += 1) await look()
  expect(new Set(queue.map((message) => message.kind))).toEqual(new Set(['import', 'bulk', 'papers']))
  expect(queue.length).toBeLessThan(intakeRoom + 3)
})
