import { once } from 'node:events'
import { Server } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startTestSystem } from '../local-system.ts'

test('every server that local mode opens is asked where it listens: on 127.0.0.1 only', async () => {
  const servers: Server[] = []
  const listen = Server.prototype.listen
  const spy = vi.spyOn(Server.prototype, 'listen').mockImplementation(function (this: Server, ...given) {
    servers.push(this)
    return Reflect.apply(listen, this, given)
  } as typeof listen)
  onTestFinished(() => spy.mockRestore())
  const system = await startTestSystem()
  const addresses = servers.filter((server) => server.listening).map((server) => server.address())
  await system.stop()
  const hosts = addresses.map((address) => (typeof address === 'object' ? address?.address : address))
  expect(new Set(hosts)).toEqual(new Set(['127.0.0.1']))
  // The pages, the database, the queues, the functions, and a sandbox per marketplace.
  expect(hosts.length).toBeGreaterThanOrEqual(8)
})

test('a server that listens for everybody would be found', async () => {
  const server = new Server().listen(0)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  expect(address).not.toMatchObject({ address: '127.0.0.1' })
})
