import { createServer, type Server } from 'node:http'
import type { Sandbox, SandboxOptions } from '../../ports/marketplace.ts'
import type { Behaviour, BehaviourTools } from './behaviour.ts'
import { exchange } from './exchange.ts'
import { createFaults } from './faults.ts'
import { openStore } from './store.ts'

/** Starts a sandbox that behaves as `createBehaviour` says, on 127.0.0.1 only. */
export async function startServer(
  options: SandboxOptions,
  createBehaviour: (tools: BehaviourTools) => Behaviour,
): Promise<Sandbox> {
  const store = openStore(options.file)
  const behaviour = createBehaviour({ store, now: options.now })
  const faults = createFaults()
  const counts: Record<string, number> = {}
  const closing = new AbortController()
  const server = createServer((request, response) => {
    const take = (operation: Parameters<typeof faults.take>[0]) => {
      counts[operation] = (counts[operation] ?? 0) + 1
      return faults.take(operation)
    }
    void exchange(request, response, { behaviour, take, closing: closing.signal })
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
    settings: behaviour.settings(url),
    products: () => store.all().map((record) => behaviour.view(record)),
    setFaults: (list) => faults.set(list),
    requests: () => ({ ...counts }),
    close() {
      closed ??= closeAll()
      return closed
    },
  }
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
