// What people do in the flow tests of the steps, written as `web` writes it: the record, open work, then the message.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BulkState, bulkState } from '../../shared/domain/bulk.ts'
import type { Edit } from '../../shared/domain/edit.ts'
import { ImportId, JobId, TenantId } from '../../shared/domain/ids.ts'
import { type ImportState, importState, lookAtImport } from '../../shared/domain/import.ts'
import type { Paper } from '../../shared/domain/paper.ts'
import { dueShards } from '../../shared/ports/stores.ts'
import { samplesFolder } from '../api-client.ts'
import { laneIds } from './step-sandboxes.ts'
import type { World } from './step-world.ts'

export const cooperative = TenantId.parse('htxvidu')
export const office = TenantId.parse('xavidu')

const mostDeliveries = 2_000
const mostLooks = 300

/** Delivers all there is; then, until it is so, lets a second pass, sweeps and delivers again. */
export async function until(world: World, isSo: () => Promise<boolean>): Promise<void> {
  for (let look = 0; look < mostLooks; look += 1) {
    await deliverAll(world)
    if (await isSo()) return
    world.clock.pass(1_000)
    await world.sweep().catch(() => {})
  }
  throw new Error(`not so after ${mostLooks} looks of the sweep`)
}

async function deliverAll(world: World): Promise<void> {
  for (let n = 0; await world.deliver(); n += 1)
    if (n > mostDeliveries) throw new Error('the messages do not come to an end')
}

/** An identifier that is the same in every world; those of a later `n` sort later. */
export const idOf = (n: number) => `01J0000000000000000000${String(n).padStart(4, '0')}`

type Sheet = { n: number; tenant: TenantId; filename: string; bytes: Uint8Array; manyProducers?: boolean }

export async function upload(world: World, sheet: Sheet): Promise<void> {
  const { tenant, filename, bytes, manyProducers = false } = sheet
  const importId = ImportId.parse(idOf(sheet.n))
  const createdAt = world.clock.now()
  const communes = manyProducers ? ['*'] : []
  const about = { filename, size: bytes.length, uploadedBy: 'somebody', manyProducers, communes }
  await world.stores.imports.create({ tenant, importId, ...about, createdAt, rereadOf: null })
  await world.stores.ledger.open({ kind: 'import', tenant, importId, openedAt: createdAt })
  await world.files.putSheet(tenant, importId, bytes).catch(() => {})
}

export async function confirm(world: World, tenant: TenantId, n: number): Promise<void> {
  const importId = ImportId.parse(idOf(n))
  const now = world.clock.now()
  const confirmation = { marketplaces: laneIds, confirmedBy: 'somebody', confirmedAt: now }
  await world.stores.imports.recordConfirmation(tenant, importId, confirmation)
  await world.stores.ledger.open({ kind: 'import', tenant, importId, openedAt: now })
  const reading = (await world.stores.imports.get(tenant, importId))?.reading
  if (reading) await world.queues.intake([lookAtImport({ tenant, importId }, reading.counts)]).catch(() => {})
}

export type Said = Partial<Pick<Edit, 'change' | 'targets' | 'requests'>>

/** What a person says of a listing, as `web` writes it. */
export async function say(world: World, n: number, sku: string, said: Said): Promise<void> {
  const now = world.clock.now()
  const about = { tenant: cooperative, sku, order: idOf(n), by: 'somebody', at: now }
  await world.stores.ledger.open({ kind: 'edit', tenant: cooperative, sku, openedAt: now })
  await world.stores.ledger.putEdit({ ...about, change: {}, targets: {}, requests: {}, ...said })
  await world.queues.intake([{ kind: 'edit', tenant: cooperative, sku }]).catch(() => {})
}

/** A paper of the cooperative, for all its products. */
async function addPaper(world: World, n: number): Promise<void> {
  const now = world.clock.now()
  const file = {
    name: 'giay.pdf',
    sha256: String(n % 10).repeat(64),
    type: 'application/pdf',
    size: 9,
  } as const
  const about = { kind: 'food-safety', number: `${n}/VD`, issuedOn: null, expiresOn: null } as const
  const paper: Paper = { ...about, skus: [], id: idOf(n), file, addedBy: 'somebody', addedAt: now }
  await world.stores.ledger.open({ kind: 'papers', tenant: cooperative, openedAt: now })
  await world.stores.papers.put(cooperative, paper)
  await world.queues.intake([{ kind: 'papers', tenant: cooperative, openedAt: now }]).catch(() => {})
}

async function startBulk(world: World, n: number, commune: string): Promise<void> {
  const jobId = JobId.parse(idOf(n))
  const createdAt = world.clock.now()
  const asked = { tenant: office, requestedBy: 'somebody', marketplaces: laneIds }
  const scope = { communes: [commune], tenants: [] }
  await world.stores.ledger.createJob({ jobId, ...asked, scope, action: 'publish', dryRun: false, createdAt })
  await world.stores.ledger.open({ kind: 'bulk', jobId, openedAt: createdAt })
  await world.queues.intake([{ kind: 'bulk', jobId }]).catch(() => {})
}

export function importIs(world: World, tenant: TenantId, n: number, state: ImportState) {
  return async () => {
    const of = await world.stores.imports.get(tenant, ImportId.parse(idOf(n)))
    return of !== null && importState(of, true) === state
  }
}

function bulkIs(world: World, n: number, state: BulkState) {
  return async () => {
    const job = await world.stores.ledger.job(JobId.parse(idOf(n)))
    return job !== null && bulkState(job) === state
  }
}

/** No work is noted as open any more. */
export const allClosed = (world: World) => async () => (await world.stores.ledger.openWork()).length === 0

/** And nobody is to look at anything again. */
export const isQuiet = (world: World) => async () => {
  if (!(await allClosed(world)())) return false
  const shards = ['express', ...Array.from({ length: dueShards }, (_, n) => n)] as const
  const places = laneIds.flatMap((lane) => shards.map((shard) => ({ lane, shard })))
  // What ends one day, stars or papers, is looked at on that day.
  const soon = world.clock.now() + 30 * 86_400_000
  const due = places.map(({ lane, shard }) => world.stores.statuses.due(lane, shard, soon, 1))
  return (await Promise.all(due)).every((keys) => keys.length === 0)
}

const sample = (name: string) => readFile(join(samplesFolder, name))

/** A cooperative publishes its sheet and changes a price, an office brings a list of many producers and publishes those of a commune; at last the cooperative adds a paper. */
export async function wholeStory(world: World): Promise<void> {
  const filename = '1-htx-mat-ong.xlsx'
  await upload(world, { n: 1, tenant: cooperative, filename, bytes: await sample(filename) })
  await until(world, importIs(world, cooperative, 1, 'ready'))
  await confirm(world, cooperative, 1)
  await until(world, importIs(world, cooperative, 1, 'settled'))
  await say(world, 4, 'MO1', { change: { price: { amount: 360_000 }, stock: 75 } })
  const list = '2-bieu-tong-hop-xa.xlsx'
  await upload(world, {
    n: 2,
    tenant: office,
    filename: list,
    bytes: await sample(list),
    manyProducers: true,
  })
  await until(world, importIs(world, office, 2, 'ready'))
  await startBulk(world, 3, '01090')
  await until(world, bulkIs(world, 3, 'finished'))
  await until(world, allClosed(world))
  // By itself: with the edit it would be one change or two, as the messages come.
  await addPaper(world, 5)
  await until(world, isQuiet(world))
}
