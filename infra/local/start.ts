// `npm start`: the whole system on this machine, until Ctrl-C.
import { resolve } from 'node:path'
import { hello } from './hello.ts'
import { LocalTrouble, startLocalSystem } from './system.ts'

process.env.POWERTOOLS_METRICS_DISABLED ??= 'true'

try {
  const started = performance.now()
  const system = await startLocalSystem({
    port: Number(process.env.PORT ?? 8080),
    dataFolder: resolve(process.env.DATA_DIR ?? '.data'),
    logLevel: process.env.LOG_LEVEL ?? 'ERROR',
  })
  console.log(hello(system, performance.now() - started))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(system))
} catch (error) {
  if (!(error instanceof LocalTrouble)) throw error
  console.error(error.message)
  process.exitCode = 1
}

async function stop(system: { close(): Promise<void> }) {
  console.log('\nStopping …')
  await system.close()
  process.exit(0)
}
