import { createServer, type Server } from 'node:http'
import type { Sandbox, SandboxOptions } from '../../ports/sandbox.ts'
import type { Behaviour, BehaviourTools } from './behaviour.ts'
import { changeByHand } from './by-hand.ts'
import { exchange } from './exchange.ts'
import { createFaults } from './faults.ts'
import { openStore } from './store.ts'
import { countTraffic } from './traffic.ts'

/** Starts a sandbox that behaves as `createBehaviour` says, on 127.0.0.1 only. */
export async function startServer(
  options: SandboxOptions,
  createBehaviour: (tools: BehaviourTools) => Behaviour,
): Promise<Sandbox> {
  const store = openStore(options.file, options.now)
  const behaviour = createBehaviour({ store, now: options.now })
  const { hint } = behaviour
  const faults = createFaults()
  const counts: Record<string, number> = {}
  const traffic = countTraffic()
  const closing = new AbortController()
  const server = createServer((request, response) => {
    const take = (operation: Parameters<typeof faults.take>[0]) => {
      counts[operation] = (counts[operation] ?? 0) + 1
      return faults.take(operation)
    }
    const arrives = () => traffic.arrives(options.now(), faults.perSecond() ?? options.perSecond ?? null)
    void exchange(request, response, {
      behaviour,
      store,
      take,
      arrives,
      now: options.now,
      closing: closing.signal,
    })
  })
  const url = await listen(server, options.port)

  let closed: Promise<void> | null = null
  async function closeAll(): Promise<void> {
    closing.abort()
    await closeServer(server)
    store.close()
  }

  return {
    url,
    settings: withLimit(behaviour.settings(url), options.perSecond ?? null),
    products: () => store.all().map((record) => behaviour.view(record)),
    change(id, change) {
      const record = changeByHand(store, behaviour, id, change)
      return record && behaviour.view(record)
    },
    hint: hint ? (ids) => hint(ids.flatMap((id) => store.byId(id) ?? [])) : null,
    setFaults: (list) => faults.set(list),
    requests: () => ({ ...counts }),
    traffic: traffic.seen,
    close() {
      closed ??= closeAll()
      return closed
    },
  }
}

/** The adapter is told the limit that this sandbox keeps, whatever is documented of the marketplace itself. */
function withLimit(settings: object, perSecond: number | null): object {
  const known: unknown = 'limits' in settings ? settings.limits : {}
  return { ...settings, limits: { ...(known as object), perSecond } }
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (typeof address !== 'object' || address === null) return reject(new Error('no TCP address'))
      resolve(`http://127.0.0.1:${address.port}`)
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
