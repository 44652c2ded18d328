import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

/** Local mode in a process of its own, as `npm start` runs it. */
export type Child = {
  pid: number
  /** What it has said so far. */
  output(): { out: string; err: string }
  /** Resolves when it says that it is ready; fails when it ends before. */
  ready: Promise<void>
  /** Exit code, or the signal it died of. */
  ended: Promise<number | NodeJS.Signals | null>
  kill(signal: NodeJS.Signals): void
}

type Options = { project: string; port: number; dataFolder: string; logLevel?: string }

export function startChild({ project, port, dataFolder, logLevel = 'CRITICAL' }: Options): Child {
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataFolder, LOG_LEVEL: logLevel }
  const child = spawn(process.execPath, [join(project, 'infra/local/start.mjs')], {
    env,
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = listen(child)
  const ended = new Promise<number | NodeJS.Signals | null>((done) => {
    child.once('close', (code, signal) => done(signal ?? code))
  })
  const ready = new Promise<void>((isReady, failed) => {
    child.stdout.on('data', () => said.out.includes('ready in') && isReady())
    child.once('close', (code) => failed(new Error(`ended with ${code} before it was ready: ${said.err}`)))
  })
  // Whoever expects it to end does not wait for it to be ready.
  ready.catch(() => {})
  return { pid: child.pid ?? 0, output: () => said, ready, ended, kill: (signal) => void child.kill(signal) }
}

function listen(child: ChildProcess): { out: string; err: string } {
  const said = { out: '', err: '' }
  child.stdout?.on('data', (text: Buffer) => {
    said.out += text
  })
  child.stderr?.on('data', (text: Buffer) => {
    said.err += text
  })
  return said
}
