import { once } from 'node:events'
import { Hono } from 'hono'
import { createFront, type FrontLimits } from '../../infra/local/front.ts'

/** What stands before the app of local mode, before an app that takes what comes. */
export async function startFront(limits: Partial<FrontLimits>) {
  const app = new Hono()
  app.all('*', async (c) => c.text(await c.req.text()))
  const server = createFront(app, limits)
  let connections = 0
  server.on('connection', () => {
    connections += 1
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    async connected(count: number) {
      while (connections < count) await once(server, 'connection')
    },
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
