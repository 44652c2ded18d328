// The real steps, one message at a time, over the embedded database and real sandboxes; the test moves the clock.

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { startDatabase } from '../../infra/local/database.ts'
import { seededTenants } from '../../infra/local/users.ts'
import { type Database, documentClient } from '../../shared/adapters/dynamodb/client.ts'
import { paceStore } from '../../shared/adapters/dynamodb/paces.ts'
import { dynamoStores } from '../../shared/adapters/dynamodb/stores.ts'
import { walkStore } from '../../shared/adapters/dynamodb/walks.ts'
import { diskFiles } from '../../shared/adapters/files/disk.ts'
import { mailboxMailer } from '../../shared/adapters/mail/mailbox.ts'
import { openPacing } from '../../shared/adapters/pace/pacing.ts'
import { pictureCodec } from '../../shared/adapters/pictures/codec.ts'
import { diskShelf } from '../../shared/adapters/pictures/disk-shelf.ts'
import { orderedPictures } from '../../shared/adapters/pictures/ordered.ts'
import { publicWeb } from '../../shared/adapters/pictures/safe-fetch.ts'
import { pictureStudio } from '../../shared/adapters/pictures/studio.ts'
import type { MarketplaceId } from '../../shared/domain/ids.ts'
import type { AnyMessage } from '../../shared/domain/messages.ts'
import type { Patience } from '../../shared/domain/retry.ts'
import { marketplaces } from '../../shared/marketplaces/registry.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Connections } from '../../shared/ports/connections.ts'
import type { PaceTools } from '../../shared/ports/pace.ts'
import type { Stores } from '../../shared/ports/stores.ts'
import type { WalkStore } from '../../shared/ports/walks.ts'
import { registeredMarketplace } from '../../shared/runtime/enabled.ts'
import { openConnections, openShops, sendingTools } from '../../shared/runtime/open-marketplace.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { declareListings } from '../../shared/steps/declare-listings.ts'
import { digest } from '../../shared/steps/digest.ts'
import { importSheet } from '../../shared/steps/import-sheet.ts'
import { type PublishParts, publish } from '../../shared/steps/publish.ts'
import { type ReconcileParts, reconcile } from '../../shared/steps/reconcile.ts'
import { sweep } from '../../shared/steps/sweep.ts'
import { localSend, memoryShelf } from '../connector-tools.ts'
import { emptyFolder } from '../local-system.ts'
import { tableNames } from '../stores/table-names.ts'
import { type Delivery, type TestQueues, testQueues } from './step-queues.ts'
import { connectionsTo, laneIds, startClockedSandboxes } from './step-sandboxes.ts'

const start = Date.parse('2026-11-21T08:00:00Z')
const publicUrl = 'http://127.0.0.1:8080'

const patience: Patience = {
  retryMs: 1_000,
  retryLimit: 12,
  leaseMs: 30_000,
  reviewMs: 1_000,
  settleMs: 600_000,
  connectionMs: 3_600_000,
  resendMs: 5_000,
}

/** What may go wrong besides the queues: `crash` is asked after each message, `stores` wraps what the steps use. */
export type Trouble = { crash: (message: AnyMessage) => boolean; stores: (real: Stores) => Stores }

export const noTrouble: Trouble = { crash: () => false, stores: (real) => real }

export type World = Awaited<ReturnType<typeof startWorld>>

export async function startWorld(delivery: Delivery, trouble: Trouble = noTrouble) {
  const folder = await emptyFolder()
  const clock = testClock()
  const engine = await startDatabase(join(folder, 'database'))
  const db = { client: documentClient(engine.endpoint), names: tableNames }
  const stores = dynamoStores(db, clock.now)
  for (const tenant of seededTenants) await stores.tenants.putIfAbsent(tenant)
  const sandboxes = await startClockedSandboxes(clock)
  const queues = testQueues(laneIds, delivery)
  const connections = connectionsTo(sandboxes)
  const mailFolder = join(folder, 'mail')
  const base = { folder, clock, queues, mailFolder }
  const steps = stepsOf({
    ...base,
    stores: trouble.stores(stores),
    connections,
    pace: paceOf(db, clock),
    walks: walkStore(db),
  })
  return {
    ...base,
    ...steps,
    db,
    stores,
    sandboxes,
    /** Works on one message as a queue-fed function does: a failed one goes back. False where nothing waited. */
    async deliver(): Promise<boolean> {
      const message = queues.take()
      if (!message) return false
      try {
        await steps.work(message)
        if (trouble.crash(message)) throw new Error('crashed')
      } catch {
        queues.giveBack(message)
      }
      return true
    },
    async stop() {
      await Promise.all([...sandboxes.values()].map((sandbox) => sandbox.close()))
      db.client.destroy()
      await engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function testClock(): Clock & { pass(milliseconds: number): void } {
  let time = start
  const pass = (milliseconds: number) => {
    time += milliseconds
  }
  return { now: () => time, id: () => ulid(time), pass }
}

/** Nobody waits here: time passes at once. */
function paceOf(db: Database, clock: ReturnType<typeof testClock>): PaceTools {
  const rules = { limit: 5, withinMs: 60_000, openMs: 1_000, longestMs: 3_600_000 }
  const watch = { outage: () => {}, recovery: () => {} }
  return { paces: paceStore(db), now: clock.now, sleep: async (ms) => clock.pass(ms), rules, watch }
}

type Base = {
  folder: string
  stores: Stores
  clock: Clock
  queues: TestQueues
  mailFolder: string
  connections: Connections
  pace: PaceTools
  walks: WalkStore
}

function stepsOf({ folder, stores, clock, queues, mailFolder, connections, pace, walks }: Base) {
  const files = diskFiles({
    folder: join(folder, 'files'),
    pictureBaseUrl: publicUrl,
    uploadBaseUrl: `${publicUrl}/local/uploads`,
    uploadKey: 'a key of this test',
    now: clock.now,
    onSheet: (tenant, importId) => queues.read([{ kind: 'read', tenant, importId }]),
  })
  const lanes = new Map(
    laneIds.map((id) => [id, laneOf(id, { stores, clock, queues, connections, pace, walks })]),
  )
  const common = { stores, clock }
  const shelf = diskShelf(join(folder, 'files'))
  const pictures = orderedPictures(shelf, pictureStudio(shelf, pictureCodec(), publicWeb()))
  const reading = { ...common, files, queues, pictures, readSheet, limits: { uploadMaxBytes: 26_214_400 } }
  const telling = {
    ...common,
    mailer: mailboxMailer(mailFolder, clock.now),
    marketplaces: marketplaces.map(({ manifest }) => manifest),
    publicUrl,
    helpPhone: '0912 000 999',
    patience,
  }
  const reconciling = {
    marketplaces: laneIds.filter((id) => registeredMarketplace(id).manifest.capabilities.changes),
    everySeconds: 10,
  }
  const work = async (message: AnyMessage): Promise<void> => {
    if (message.kind === 'read') return importSheet(reading, message)
    if (message.kind === 'digest') return digest(telling, message)
    if (message.kind !== 'publish' && message.kind !== 'reconcile')
      return declareListings({ ...common, queues }, message)
    const lane = lanes.get(message.marketplace)
    if (lane) return message.kind === 'publish' ? publish(lane, message) : reconcile(lane)
  }
  return { files, work, sweep: () => sweep({ ...common, queues, files, patience, reconciling }) }
}

function laneOf(
  id: MarketplaceId,
  { stores, clock, queues, connections, pace, walks }: Omit<Base, 'folder' | 'mailFolder'>,
): PublishParts & ReconcileParts {
  const shelf = memoryShelf(clock.now)
  const shared = { pace: openPacing(pace), send: localSend, shelfOf: () => shelf }
  return {
    stores,
    marketplace: id,
    open: openConnections(registeredMarketplace(id), connections, shared),
    shops: openShops(registeredMarketplace(id), connections, sendingTools(registeredMarketplace(id), shared)),
    queues,
    walks,
    overlapMs: 2_000,
    postponed: () => {},
    pictureUrl: (sha256) => `${publicUrl}/pictures/${sha256}`,
    paperUrl: (sha256) => `${publicUrl}/papers/${sha256}`,
    patience,
    clock,
  }
}
