import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { Handler } from '../../shared/runtime/handlers.ts'
import { localContext } from './context.ts'

export type FunctionEngine = { endpoint: string; close(): Promise<void> }

/** The call by which one function asks another and waits for its answer. */
const path = /^\/2015-03-31\/functions\/([\w-]+)\/invocations$/

/**
 * Answers Lambda's Invoke call on 127.0.0.1 with functions of this process: an answer as its payload, a throw as a function
 * error. `find` names the functions that may be called.
 */
export async function startFunctionEngine(
  find: (name: string) => Handler<unknown, unknown> | undefined,
): Promise<FunctionEngine> {
  const server = createServer((request, response) => {
    const name = path.exec(request.url ?? '')?.[1] ?? ''
    const handler = find(name)
    if (!handler) return void response.writeHead(404).end()
    bodyOf(request)
      .then((body) => handler(JSON.parse(body), localContext(name)))
      .then(
        (answer) => response.end(JSON.stringify(answer ?? null)),
        (error: unknown) => {
          response.setHeader('X-Amz-Function-Error', 'Unhandled')
          response.end(JSON.stringify({ errorMessage: String(error) }))
        },
      )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
