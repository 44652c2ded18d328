import { once } from 'node:events'
import { resolve } from 'node:path'
import { type Api, apiClient, logIn } from '../api-client.ts'
import { type Child, startChild } from '../flow/child-system.ts'

const project = resolve(import.meta.dirname, '../..')

/** Numbers from 0 up to, but not including, 1: always the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** A system on one data folder that is killed and started again. */
export type Life = {
  /** The API as the cooperative, of the process that lives now. */
  api(): Api
  start(): Promise<void>
  /** Ends the process at once, without a word. */
  kill(): Promise<void>
  starts(): number
}

export function openLife(port: number, dataFolder: string): Life {
  const url = `http://127.0.0.1:${port}`
  let child: Child | undefined
  let api = apiClient(url)
  let starts = 0
  return {
    api: () => api,
    async start() {
      child = startChild({ project, port, dataFolder })
      await child.ready
      api = await logIn(url, 'htx')
      starts += 1
    },
    async kill() {
      child?.kill('SIGKILL')
      await child?.ended
      child = undefined
    },
    starts: () => starts,
  }
}

/** Kills what is left when the process that runs the story is told to end. */
export function killAtEnd(life: Life): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    void once(process, signal).then(async () => {
      await life.kill()
      process.exit(1)
    })
}
