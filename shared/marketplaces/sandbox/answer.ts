import type { ServerResponse } from 'node:http'
import type { SandboxAnswer } from './behaviour.ts'

/** More than any adapter should read. */
const OVERSIZE_BYTES = 3_000_000

/** How answers leave a sandbox; `now` is its clock, which is told in `Date`. */
export function answerer(response: ServerResponse, now: () => number) {
  function text(status: number, body: string, headers: Record<string, string> = {}): void {
    const date = new Date(now()).toUTCString()
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', date, ...headers })
    response.end(body)
  }
  return {
    send: ({ status, body, headers }: SandboxAnswer) => text(status, JSON.stringify(body), headers),
    /** The answer without its last character. */
    malformed: ({ body }: SandboxAnswer) => text(200, JSON.stringify(body).slice(0, -1)),
    empty: () => text(200, ''),
    oversize: ({ body }: SandboxAnswer) => text(200, JSON.stringify(body).padEnd(OVERSIZE_BYTES)),
    page: (status: number) =>
      text(status, '<!doctype html><title>Bảo trì</title><h1>Hệ thống đang bảo trì</h1>', {
        'content-type': 'text/html; charset=utf-8',
      }),
    cut: () => void response.socket?.destroy(),
  }
}

export type Answerer = ReturnType<typeof answerer>
