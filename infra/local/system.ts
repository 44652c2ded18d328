import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { create as createCheckHint } from '../../functions/check-hint.ts'
import { create as createConsultMarketplace } from '../../functions/consult-marketplace.ts'
import { create as createPreparePicture } from '../../functions/prepare-picture.ts'
import { create as createWeb } from '../../functions/web.ts'
import { sqsClient, sqsQueues } from '../../shared/adapters/sqs/queues.ts'
import { hookAddress } from '../../shared/domain/hook.ts'
import { marketplaces } from '../../shared/marketplaces/registry.ts'
import { registeredMarketplace } from '../../shared/runtime/enabled.ts'
import type { Handler } from '../../shared/runtime/handlers.ts'
import { clockPart, storesPart } from '../../shared/runtime/parts.ts'
import { backupRoute } from './backup/route.ts'
import { startDatabase } from './database.ts'
import { type LocalParts, localEnvironment } from './environment.ts'
import { startFunctionEngine } from './function-engine.ts'
import { gated, runFunctions } from './functions.ts'
import { openGate } from './gate.ts'
import { startIssuer } from './issuer.ts'
import { keptKey } from './kept-key.ts'
import { type LocalQueue, type QueueEngine, startQueueEngine } from './queue-engine.ts'
import { queueRoutes } from './queue-routes.ts'
import { localRoutes } from './routes.ts'
import { startSandboxes } from './sandboxes.ts'
import { startServer } from './server.ts'
import { LocalTrouble } from './trouble.ts'
import { type LocalUser, localUsers, seededTenants } from './users.ts'

export { LocalTrouble }

/**
 * `perSecond`: requests in any second that each sandbox takes; absent: as many as come. `changesEverySeconds`: how often
 * marketplaces are asked what changed there; absent: every few seconds.
 */
export type LocalOptions = {
  port: number
  dataFolder: string
  logLevel: string
  perSecond?: number
  changesEverySeconds?: number
}

/** The running system. */
export type LocalSystem = {
  url: string
  dataFolder: string
  users: readonly LocalUser[]
  marketplaces: string[]
  /** Stops everything; what was in the queues is lost, which the next start's sweep makes up for. */
  close(): Promise<void>
}

/**
 * Starts everything on this machine: engines, sandboxes, functions, pages. Listens on 127.0.0.1 only.
 * @throws LocalTrouble where the reader can mend it: a taken port, a locked data folder
 */
export async function startLocalSystem(options: LocalOptions): Promise<LocalSystem> {
  const { dataFolder, port } = options
  const closing: (() => Promise<void>)[] = []
  try {
    await mkdir(dataFolder, { recursive: true }).catch(() => {
      throw new LocalTrouble(`DATA_DIR cannot be a folder here: ${dataFolder}`)
    })
    const database = await startDatabase(join(dataFolder, 'database'))
    closing.push(() => database.close())
    const engine = await startQueueEngine()
    closing.push(() => engine.close())
    const called = new Map<string, Handler<unknown, unknown>>()
    const functionEngine = await startFunctionEngine((name) => called.get(name))
    closing.push(() => functionEngine.close())
    const folders = { products: join(dataFolder, 'sandboxes'), connections: join(dataFolder, 'connections') }
    const limit = options.perSecond === undefined ? {} : { perSecond: options.perSecond }
    const sandboxes = await startSandboxes(marketplaces, folders, limit)
    closing.push(async () => void (await Promise.all([...sandboxes.values()].map((one) => one.close()))))
    const parts = {
      url: `http://127.0.0.1:${port}`,
      dataFolder,
      databaseEndpoint: database.endpoint,
      queueEndpoint: engine.endpoint,
      functionEndpoint: functionEngine.endpoint,
      ...(await createQueues(engine)),
      issuer: await startIssuer(join(dataFolder, 'identity', 'key.json')),
      uploadKey: randomBytes(32).toString('hex'),
      hookKey: await keptKey(join(dataFolder, 'identity', 'hook-key')),
      logLevel: options.logLevel,
      changesEverySeconds: options.changesEverySeconds ?? 10,
    } satisfies LocalParts
    called.set('prepare-picture', createPreparePicture(localEnvironment(parts)))
    called.set('check-hint', createCheckHint(localEnvironment(parts)))
    called.set('consult-marketplace', createConsultMarketplace(localEnvironment(parts)))
    closing.push(...(await startServing(parts, options, sandboxes)))
    return {
      url: parts.url,
      dataFolder,
      users: localUsers,
      marketplaces: [...sandboxes.keys()],
      close: () => closeAll(closing),
    }
  } catch (error) {
    await closeAll(closing)
    throw error
  }
}

type Sandboxes = Awaited<ReturnType<typeof startSandboxes>>

async function startServing(parts: LocalParts, { port }: LocalOptions, sandboxes: Sandboxes) {
  const env = localEnvironment(parts)
  // What the bucket does by itself after a day.
  await rm(join(parts.dataFolder, 'files', 'raw'), { recursive: true, force: true })
  await seed(env)
  const client = sqsClient(parts.queueEndpoint)
  const queues = sqsQueues(client, { import: parts.queues.import.url, lanes: {} })
  const gate = openGate()
  const routes = localRoutes({
    gate,
    issuer: parts.issuer,
    mailFolder: join(parts.dataFolder, 'mail'),
    uploads: {
      folder: join(parts.dataFolder, 'files'),
      uploadKey: parts.uploadKey,
      onSheet: (tenant, importId) => queues.read([{ kind: 'read', tenant, importId }]),
    },
    sandboxes,
    hasDesk: (id) => registeredMarketplace(id).manifest.mode === 'partner-api',
    connectionsFolder: join(parts.dataFolder, 'connections'),
    marketplaceName: (id) => registeredMarketplace(id).manifest.name,
    hookOf: (id) => hookAddress(parts.url, id, parts.hookKey),
  })
  routes.route('/', queueRoutes(client, parts))
  routes.route('/', backupRoute({ gate, ...parts }))
  const server = await startServer(port, routes, gated(gate, createWeb(env)))
  const laneOf = (id: string) => registeredMarketplace(id).manifest.lane
  const stopFunctions = runFunctions(client, env, parts, laneOf, gate)
  return [async () => client.destroy(), stopFunctions, () => server.close()]
}

async function seed(env: ReturnType<typeof localEnvironment>): Promise<void> {
  const stores = storesPart(env, clockPart())
  for (const tenant of seededTenants) await stores.tenants.putIfAbsent(tenant)
}

/** Longer than a batch takes on a slow day, so that a message does not come back while it is being worked on. */
const visibilitySeconds = 60
/** A sheet may have pictures that take their time. */
const importVisibilitySeconds = 240

async function createQueues(engine: QueueEngine) {
  const create = (name: string) => engine.create(name, visibilitySeconds)
  const lanes: Record<string, LocalQueue> = {}
  const express: Record<string, LocalQueue> = {}
  for (const { manifest } of marketplaces) {
    lanes[manifest.id] = await create(`lane-${manifest.id}`)
    express[manifest.id] = await create(`lane-${manifest.id}-express`)
  }
  const queues = {
    import: await engine.create('import', importVisibilitySeconds),
    intake: await create('intake'),
    'intake-express': await create('intake-express'),
    digest: await create('digest'),
  }
  return { queues, lanes, express }
}

/** In the reverse order of starting: who is called by others goes last. */
async function closeAll(closing: (() => Promise<void>)[]): Promise<void> {
  for (const close of closing.reverse()) await close()
}
