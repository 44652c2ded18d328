// The real steps, one message at a time, over the embedded database and real sandboxes; the test moves the clock.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ulid } from 'ulid'
import { startDatabase } from '../../infra/local/database.ts'
import { startSandboxes } from '../../infra/local/sandboxes.ts'
import { seededTenants } from '../../infra/local/users.ts'
import { folderConnections } from '../../shared/adapters/connections/folder.ts'
import { documentClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoStores } from '../../shared/adapters/dynamodb/stores.ts'
import { diskFiles } from '../../shared/adapters/files/disk.ts'
import { mailboxMailer } from '../../shared/adapters/mail/mailbox.ts'
import { MarketplaceId } from '../../shared/domain/ids.ts'
import type { AnyMessage } from '../../shared/domain/messages.ts'
import type { Patience } from '../../shared/domain/retry.ts'
import { marketplaces } from '../../shared/marketplaces/registry.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Stores } from '../../shared/ports/stores.ts'
import { registeredMarketplace } from '../../shared/runtime/enabled.ts'
import { openConnections } from '../../shared/runtime/open-marketplace.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { declareListings } from '../../shared/steps/declare-listings.ts'
import { digest } from '../../shared/steps/digest.ts'
import { importSheet } from '../../shared/steps/import-sheet.ts'
import { type PublishParts, publish } from '../../shared/steps/publish.ts'
import { sweep } from '../../shared/steps/sweep.ts'
import { emptyFolder } from '../local-system.ts'
import { type Delivery, type TestQueues, testQueues } from './step-queues.ts'

const start = Date.parse('2026-11-21T08:00:00Z')

const patience: Patience = {
  retryMs: 1_000,
  retryLimit: 12,
  leaseMs: 30_000,
  reviewMs: 1_000,
  settleMs: 600_000,
  resendMs: 5_000,
}

export type World = Awaited<ReturnType<typeof startWorld>>

/** What may go wrong besides the queues: `crash` is asked after each message and throws as a dying worker would. */
export type Trouble = { crash: (message: AnyMessage) => boolean; stores: (real: Stores) => Stores }

export const noTrouble: Trouble = { crash: () => false, stores: (real) => real }

export async function startWorld(delivery: Delivery, trouble: Trouble = noTrouble) {
  const folder = await emptyFolder()
  const clock = testClock()
  const engine = await startDatabase(join(folder, 'database'))
  const db = { client: documentClient(engine.endpoint), names: tableNames }
  const stores = dynamoStores(db, clock.now)
  for (const tenant of seededTenants) await stores.tenants.putIfAbsent(tenant)
  const folders = { products: join(folder, 'sandboxes'), connections: join(folder, 'connections') }
  const sandboxes = await startSandboxes(marketplaces, folders, clock.now)
  const queues = testQueues(
    marketplaces.map(({ manifest }) => MarketplaceId.parse(manifest.id)),
    delivery,
  )
  const base = { folder, db, stores, clock, sandboxes, queues, mailFolder: join(folder, 'mail') }
  const steps = stepsOf({ ...base, stores: trouble.stores(stores), connections: folders.connections })
  return {
    ...base,
    ...steps,
    /** Works on one message as a queue-fed function would; a failed one goes back. False where nothing waited. */
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

/** Names as local mode has them. */
export const tableNames = {
  tenants: 'Tenants',
  rows: 'Rows',
  desired: 'Desired',
  status: 'Status',
  ledger: 'Ledger',
}

function testClock(): Clock & { pass(milliseconds: number): void } {
  let time = start
  return {
    now: () => time,
    id: () => ulid(time),
    pass: (milliseconds) => {
      time += milliseconds
    },
  }
}

type Base = {
  folder: string
  stores: Stores
  clock: Clock
  queues: TestQueues
  mailFolder: string
  connections: string
}

function stepsOf({ folder, stores, clock, queues, mailFolder, connections }: Base) {
  const files = diskFiles({
    folder: join(folder, 'files'),
    pictureBaseUrl: 'http://127.0.0.1:8080',
    uploadBaseUrl: 'http://127.0.0.1:8080/local/uploads',
    uploadKey: 'a key of this test',
    now: clock.now,
    onSheet: (tenant, importId) => queues.read([{ kind: 'read', tenant, importId }]),
  })
  const limits = { uploadMaxBytes: 26_214_400 }
  const manifests = marketplaces.map(({ manifest }) => manifest)
  const mailer = mailboxMailer(mailFolder, clock.now)
  const about = { publicUrl: 'http://127.0.0.1:8080', helpPhone: '0912 000 999', patience, clock }
  const lane = (id: MarketplaceId): PublishParts => ({
    stores,
    marketplace: id,
    open: openConnections(registeredMarketplace(id), folderConnections(connections), clock),
    pictureUrl: (sha256) => `http://127.0.0.1:8080/pictures/${sha256}`,
    patience,
    clock,
  })
  const work = async (message: AnyMessage): Promise<void> => {
    if (message.kind === 'read') return importSheet({ stores, files, queues, readSheet, clock, limits }, message)
    if (message.kind === 'publish') return publish(lane(message.marketplace), message)
    if (message.kind === 'digest')
      return digest({ stores, mailer, marketplaces: manifests, ...about }, message)
    return declareListings({ stores, queues, clock }, message)
  }
  return { files, work, sweep: () => sweep({ stores, queues, files, patience, clock }) }
}
