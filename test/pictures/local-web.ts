import { once } from 'node:events'
import { createServer, request, type ServerResponse } from 'node:http'
import { publicWeb, type WebPolicy } from '../../shared/adapters/pictures/safe-fetch.ts'

export type LocalWeb = {
  /** Paths that were asked for, in order. */
  hits: string[]
  /** The public rules, but whatever is let through arrives at this server. */
  policy(changed?: Partial<WebPolicy>): WebPolicy
  close(): Promise<void>
}

type Answers = Record<string, (response: ServerResponse) => void>

/** A server on every address of this machine that stands for the whole Web. */
export async function startLocalWeb(answers: Answers): Promise<LocalWeb> {
  const hits: string[] = []
  const server = createServer((asked, response) => {
    hits.push(asked.url ?? '')
    const answer = answers[asked.url ?? '']
    if (answer) answer(response)
    else response.writeHead(404).end()
  })
  server.listen(0)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    hits,
    policy: (changed = {}) => ({
      ...publicWeb(),
      resolve: async () => [{ address: '127.0.0.1', family: 4 }],
      request: (options, onAnswer) =>
        request({ ...options, protocol: 'http:', port: address.port } as object, onAnswer),
      ...changed,
    }),
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
