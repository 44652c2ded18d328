import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalOptions, type LocalSystem, startLocalSystem } from '../infra/local/system.ts'

/** A port that nothing listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

export async function emptyFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'ocop-test-'))
}

type TestOptions = Pick<LocalOptions, 'perSecond' | 'changesEverySeconds'>
export type TestSystem = LocalSystem & { stop(): Promise<void> }

/** The whole system in this process, on a folder of its own that goes when it stops. */
export async function startTestSystem(options: TestOptions = {}): Promise<TestSystem> {
  const dataFolder = await emptyFolder()
  const system = await startLocalSystem({
    port: await freePort(),
    dataFolder,
    logLevel: process.env.LOG_LEVEL ?? 'CRITICAL',
    ...options,
  })
  return {
    ...system,
    async stop() {
      await system.close()
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}
