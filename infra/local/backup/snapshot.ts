import { cp, mkdtemp, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { create } from 'tar'
import { plainClient } from '../../../shared/adapters/dynamodb/client.ts'
import type { Gate } from '../gate.ts'
import { type Manifest, takenFolders, writeManifest } from './manifest.ts'
import { saveTables } from './tables.ts'

export type SnapshotParts = { gate: Gate; dataFolder: string; databaseEndpoint: string }

/** How long work under way may take to come to an end: a large sheet with pictures takes its time. */
const patienceMs = 240_000

/**
 * Everything that the data folder holds, at one moment: work stands still while tables and files are copied, and goes on while they
 * are packed. Answers the archive, in a folder of its own that goes with `remove`.
 */
export async function takeSnapshot(parts: SnapshotParts): Promise<{
  file: string
  manifest: Manifest
  remove(): Promise<void>
}> {
  const folder = await mkdtemp(join(parts.dataFolder, 'backup-'))
  const content = join(folder, 'content')
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const items = await parts.gate.quiet(() => copyAll(parts, content), patienceMs)
    const manifest = await writeManifest(content, items, Date.now())
    const file = join(folder, 'backup.tgz')
    await create({ gzip: true, cwd: content, file, portable: true, mode: 0o600 } as never, ['.'])
    return { file, manifest, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

async function copyAll({ dataFolder, databaseEndpoint }: SnapshotParts, content: string) {
  const client = plainClient(databaseEndpoint)
  try {
    const items = await saveTables(client, content)
    for (const name of takenFolders)
      if (await stat(join(dataFolder, name)).catch(() => null))
        await cp(join(dataFolder, name), join(content, name), { recursive: true })
    return items
  } finally {
    client.destroy()
  }
}
