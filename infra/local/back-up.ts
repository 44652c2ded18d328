// `npm run backup -- <file>`: all data of the system that `npm start` runs here, at one moment, while it goes on.
import { createWriteStream, existsSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { unpackAndCheck } from './backup/restore.ts'
import { backupHeader } from './backup/route.ts'
import { LocalTrouble } from './trouble.ts'

const url = process.env.URL ?? `http://127.0.0.1:${process.env.PORT ?? '8080'}`

async function fetchBackup(part: string): Promise<void> {
  const answer = await fetch(`${url}/local/backup`, {
    method: 'POST',
    headers: { [backupHeader]: 'yes' },
  }).catch(() => {
    throw new LocalTrouble(`Nothing answers at ${url}. Start the system first: npm start`)
  })
  if (!answer.ok || !answer.body) throw new LocalTrouble(`${answer.status}: ${await answer.text()}`)
  await pipeline(
    Readable.fromWeb(answer.body as never),
    createWriteStream(part, { mode: 0o600, flags: 'wx' }),
  )
}

const [given] = process.argv.slice(2)
const part = `${given}.part`
const checked = await mkdtemp(join(tmpdir(), 'ocop-backup-'))
try {
  if (!given) throw new LocalTrouble('npm run backup -- <file>')
  if (existsSync(given)) throw new LocalTrouble(`There is a file already: ${resolve(given)}`)
  await fetchBackup(part)
  // Unpacked once, so that a backup that cannot be restored is noticed now.
  const { tables, files } = await unpackAndCheck(part, checked)
  await rename(part, given)
  const items = Object.values(tables).reduce((sum, count) => sum + count, 0)
  console.log(
    `${resolve(given)}: ${items} items, ${Object.keys(files).length} files. It holds keys: keep it to yourself.`,
  )
} catch (error) {
  if (!(error instanceof LocalTrouble)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  await rm(part, { force: true })
  await rm(checked, { recursive: true, force: true })
}
