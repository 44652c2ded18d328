import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { extract } from 'tar'
import { plainClient } from '../../../shared/adapters/dynamodb/client.ts'
import { refuseIfLocked, startDatabase } from '../database.ts'
import { LocalTrouble } from '../trouble.ts'
import { checkManifest, type Manifest, tablesFolder } from './manifest.ts'
import { loadTables } from './tables.ts'

export type Restored = {
  manifest: Manifest /** Where the data went that was there before. */
  kept: string | null
}

/**
 * Puts a backup into a data folder: unpacked and checked beside it first, so that it is there as a whole or not at all.
 * @throws LocalTrouble where the folder is in use or not empty (without `overwrite`), or the backup is not whole
 */
export async function restore(file: string, target: string, overwrite: boolean): Promise<Restored> {
  const there = await readdir(target).catch((): string[] => [])
  if (there.includes('database')) await refuseIfLocked(join(target, 'database'))
  if (there.length > 0 && !overwrite)
    throw new LocalTrouble(`There is data in ${target} already. Add --overwrite to put it aside.`)
  const staging = `${target}.restoring-${process.pid}`
  try {
    const manifest = await unpack(file, staging)
    const kept = there.length > 0 ? `${target}.before-${Date.now()}` : null
    if (kept) await rename(target, kept)
    else await rm(target, { recursive: true, force: true })
    await rename(staging, target)
    return { manifest, kept }
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

/** Only plain files and folders are taken out of an archive. */
export async function unpackAndCheck(file: string, folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const isPlain = (_: string, entry: object) =>
    'type' in entry && (entry.type === 'File' || entry.type === 'Directory')
  await extract({ file, cwd: folder, strict: true, filter: isPlain }).catch((error: unknown) => {
    throw new LocalTrouble(`The backup cannot be unpacked: ${error instanceof Error ? error.message : error}`)
  })
  return checkManifest(folder)
}

async function unpack(file: string, staging: string): Promise<Manifest> {
  const manifest = await unpackAndCheck(file, staging)
  const engine = await startDatabase(join(staging, 'database'))
  const client = plainClient(engine.endpoint)
  try {
    await loadTables(client, staging, manifest.tables)
  } finally {
    client.destroy()
    await engine.close()
  }
  await rm(join(staging, tablesFolder), { recursive: true })
  await rm(join(staging, 'manifest.json'))
  return manifest
}
