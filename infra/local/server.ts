import { once } from 'node:events'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problemAnswer } from '../../functions/web/problem.ts'
import { problems } from '../../shared/domain/vietnamese/problems.ts'
import type { Handler } from '../../shared/runtime/handlers.ts'
import { createFront } from './front.ts'
import { callHttpFunction } from './lambda-url.ts'
import { troublePage } from './pages.ts'
import { LocalTrouble } from './trouble.ts'

type Web = Handler<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>

/** A form with the largest sheet and its wrapping. What is larger is refused before it is read. */
const largestSheet = 26_214_400
const largestRequest = largestSheet + 1_048_576

/** The one address of local mode: local routes first, everything else is the web function's. On 127.0.0.1 only. */
export async function startServer(port: number, routes: Hono, web: Web): Promise<{ close(): Promise<void> }> {
  const tooLarge = (c: Context) => {
    const text = problems.fileTooLarge(largestSheet)
    if ((c.req.header('accept') ?? '').includes('text/html')) return c.html(troublePage(text), 413)
    return problemAnswer(c, { status: 413, ...text })
  }
  routes.use('*', bodyLimit({ maxSize: largestRequest, onError: tooLarge }))
  routes.all('*', (c) => callHttpFunction(web, c.req.raw))
  const server = createFront(routes)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening').catch((error: unknown) => explain(error, port))
  return {
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function explain(error: unknown, port: number): never {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    throw new LocalTrouble(
      `Port ${port} is taken by another program. Stop it, or choose another port: PORT=8081 npm start`,
    )
  throw error
}
