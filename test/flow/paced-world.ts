// One marketplace with a limit, workers that share nothing but the tables, and a clock that passes only while all wait.

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as otherWork } from 'node:timers/promises'
import { ulid } from 'ulid'
import { startDatabase } from '../../infra/local/database.ts'
import { documentClient } from '../../shared/adapters/dynamodb/client.ts'
import { paceStore } from '../../shared/adapters/dynamodb/paces.ts'
import { dynamoStores } from '../../shared/adapters/dynamodb/stores.ts'
import { openPacing } from '../../shared/adapters/pace/pacing.ts'
import { MarketplaceId, TenantId } from '../../shared/domain/ids.ts'
import type { LaneMessage } from '../../shared/domain/messages.ts'
import { startSandbox } from '../../shared/marketplaces/voso/sandbox.ts'
import type { PaceStore, PaceTools } from '../../shared/ports/pace.ts'
import { dueShards } from '../../shared/ports/stores.ts'
import { registeredMarketplace } from '../../shared/runtime/enabled.ts'
import { openConnections } from '../../shared/runtime/open-marketplace.ts'
import { publish } from '../../shared/steps/publish.ts'
import { localSend, memoryShelf } from '../connector-tools.ts'
import { listingAt } from '../domain/examples.ts'
import { emptyFolder } from '../local-system.ts'
import { tableNames } from '../stores/table-names.ts'

export const start = Date.parse('2026-11-21T08:00:00Z')
const marketplace = MarketplaceId.parse('voso')
const tenant = TenantId.parse('htxvidu')
const patience = {
  retryMs: 1_000,
  retryLimit: 12,
  leaseMs: 180_000,
  reviewMs: 60_000,
  settleMs: 600_000,
  connectionMs: 3_600_000,
  resendMs: 300_000,
}

export type PacedWorld = Awaited<ReturnType<typeof startPacedWorld>>

export async function startPacedWorld(perSecond: number) {
  const folder = await emptyFolder()
  const time = virtualTime()
  const engine = await startDatabase(join(folder, 'database'))
  const db = { client: documentClient(engine.endpoint), names: tableNames }
  const stores = dynamoStores(db, time.now)
  const sandbox = await startSandbox({ port: 0, file: null, now: time.now, perSecond })
  const told: string[] = []
  const pace: PaceTools = {
    paces: time.counted(paceStore(db)),
    now: time.now,
    sleep: time.sleep,
    rules: { limit: 5, withinMs: 60_000, openMs: 10_000, longestMs: 3_600_000 },
    watch: { outage: () => void told.push('outage'), recovery: () => void told.push('recovery') },
  }
  const connections = { get: async () => ({ shop: 'shop', settings: sandbox.settings }) }
  const shelf = memoryShelf(time.now)
  const queues = { express: [] as LaneMessage[], lane: [] as LaneMessage[] }
  const clock = { now: time.now, id: () => ulid(time.now()) }

  /** A worker as Lambda runs it: one message after the other, nothing shared in memory. */
  function startWorker(queue: LaneMessage[], isOver: () => boolean): Promise<void> {
    const pacing = openPacing(pace)
    const open = openConnections(registeredMarketplace(marketplace), connections, {
      pace: pacing,
      send: localSend,
      shelfOf: () => shelf,
    })
    const parts = {
      stores,
      marketplace,
      open,
      pictureUrl: (one: string) => one,
      paperUrl: (one: string) => one,
      patience,
      clock,
    }
    return time.busyWhile(async () => {
      while (!isOver()) {
        const message = queue.shift()
        if (message) await publish(parts, message)
        else {
          await pacing.rest()
          await time.sleep(50)
        }
      }
      await pacing.rest()
    })
  }

  /** What the sweep does every minute. */
  async function bringBack(): Promise<void> {
    for (let shard = 0; shard < dueShards; shard += 1) {
      const due = await stores.statuses.due(marketplace, shard, time.now(), 1_000)
      queues.lane.push(...due.map((key) => ({ kind: 'publish' as const, ...key, version: 0 })))
    }
    const hurried = await stores.statuses.due(marketplace, 'express', time.now(), 1_000)
    queues.express.push(
      ...hurried.map((key) => ({ kind: 'publish' as const, ...key, version: 0, express: true })),
    )
  }

  return {
    time,
    sandbox,
    stores,
    queues,
    told,
    /** Wants the listings `SP<from>`… at the next version, at this price. Answers their lane messages. */
    async want(from: number, count: number, price: number): Promise<LaneMessage[]> {
      const skus = Array.from({ length: count }, (_, n) => `SP${from + n}`)
      return Promise.all(skus.map((sku) => wantOne(stores, sku, price)))
    },
    /** Two workers for each queue, until it is so. */
    async work(isOver: () => boolean): Promise<void> {
      const sweeping = time.busyWhile(async () => {
        while (!isOver()) {
          await time.sleep(5_000)
          await bringBack()
        }
      })
      const workers = [queues.lane, queues.lane, queues.express, queues.express].map((queue) =>
        startWorker(queue, isOver),
      )
      await time.pass(Promise.all([...workers, sweeping]))
    },
    statuses: async (messages: LaneMessage[]) => stores.statuses.getMany(messages),
    async stop() {
      await sandbox.close()
      db.client.destroy()
      await engine.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function wantOne(
  stores: ReturnType<typeof dynamoStores>,
  sku: string,
  price: number,
): Promise<LaneMessage> {
  const known = await stores.desired.get(tenant, sku)
  const version = (known?.version ?? 0) + 1
  const listing = { ...listingAt(price), sku }
  const origin = { importer: tenant, importId: ulid(start), sheet: 'A', line: 2 }
  const order = ulid(start)
  const next = {
    tenant,
    sku,
    version,
    hash: `${price}`,
    order,
    targets: { [marketplace]: 'listed' as const },
  }
  await stores.desired.put({ ...next, listing, origin: origin as never, changedAt: start }, known)
  return { kind: 'publish', tenant, marketplace, sku, version }
}

/** A clock that stands still while anybody works, and jumps to the next who wakes up while all sleep. */
function virtualTime() {
  let now = start
  let busy = 0
  let naps = 0
  const sleepers: { at: number; wake: () => void }[] = []
  async function busyWhile<T>(work: () => Promise<T>): Promise<T> {
    busy += 1
    try {
      return await work()
    } finally {
      busy -= 1
    }
  }
  return {
    now: () => now,
    busyWhile,
    /** A little late, as timers are. */
    async sleep(milliseconds: number): Promise<void> {
      naps += 1
      const at = now + milliseconds + ((naps * 7) % 15)
      busy -= 1
      await new Promise<void>((wake) => sleepers.push({ at, wake }))
    },
    /** Nobody wakes up while a store is at work, for whomever. */
    counted: (paces: PaceStore): PaceStore => ({
      read: (connection) => busyWhile(() => paces.read(connection)),
      write: (connection, next, previous) => busyWhile(() => paces.write(connection, next, previous)),
    }),
    async pass(work: Promise<unknown>): Promise<void> {
      let isDone = false
      const done = work.finally(() => {
        isDone = true
      })
      while (!isDone) {
        await otherWork()
        if (busy > 0 || sleepers.length === 0) continue
        sleepers.sort((one, other) => one.at - other.at)
        const next = sleepers.shift()
        now = Math.max(now, next?.at ?? now)
        busy += 1
        next?.wake()
      }
      await done
    },
  }
}
