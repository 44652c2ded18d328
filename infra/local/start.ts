// `npm start`: the whole system on this machine, until Ctrl-C.
import { resolve } from 'node:path'
import { hello } from './hello.ts'
import { LocalTrouble, startLocalSystem } from './system.ts'

process.env.POWERTOOLS_METRICS_DISABLED ??= 'true'

try {
  const started = performance.now()
  const system = await startLocalSystem({
    port: portOf(process.env.PORT ?? '8080'),
    dataFolder: resolve(process.env.DATA_DIR ?? '.data'),
    logLevel: process.env.LOG_LEVEL ?? 'ERROR',
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(system))
  console.log(hello(system, performance.now() - started))
} catch (error) {
  if (!(error instanceof LocalTrouble)) throw error
  console.error(error.message)
  process.exitCode = 1
}

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new LocalTrouble(`PORT has to be a number from 1 to 65535, not "${text}".`)
}

async function stop(system: { close(): Promise<void> }) {
  console.log('\nStopping …')
  await system.close()
  process.exit(0)
}
