import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod'
import { tables } from '../../../shared/adapters/dynamodb/tables.ts'
import { LocalTrouble } from '../trouble.ts'

/** Raised when what a backup holds changes its form. */
const format = 1
const name = 'manifest.json'

/** The folders of a data folder that a backup takes along as they are; the tables come as lines of JSON beside them. */
export const takenFolders = ['files', 'mail', 'sandboxes', 'connections', 'identity'] as const
export const tablesFolder = 'tables'

const Manifest = z.object({
  format: z.number(),
  createdAt: z.string(),
  /** Items of each table. */
  tables: z.record(z.string(), z.int()),
  files: z.record(z.string(), z.object({ size: z.int(), sha256: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>

/** Writes what a folder holds into it. */
export async function writeManifest(
  folder: string,
  items: Manifest['tables'],
  now: number,
): Promise<Manifest> {
  const manifest = {
    ...{ format, createdAt: new Date(now).toISOString(), tables: items },
    files: await filesIn(folder),
  }
  await writeFile(join(folder, name), JSON.stringify(manifest, null, 1))
  return manifest
}

/**
 * Checks that a folder holds what its manifest says, no more and no less, and that this version can read it.
 * @throws LocalTrouble that says what is wrong
 */
export async function checkManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, name), 'utf8').catch(() => 'null')
  const read = Manifest.safeParse(readJson(text))
  if (!read.success) throw new LocalTrouble('This is no backup of ours, or it was cut off.')
  const manifest = read.data
  if (manifest.format !== format)
    throw new LocalTrouble(`The backup has format ${manifest.format}; this version reads format ${format}.`)
  const unknown = Object.keys(manifest.tables).filter((table) => !(table in tables))
  if (unknown.length > 0)
    throw new LocalTrouble(`The backup has tables that are unknown here: ${unknown.join(', ')}`)
  const { [name]: _, ...there } = await filesIn(folder)
  for (const [path, { size, sha256 }] of Object.entries(manifest.files))
    if (there[path]?.size !== size || there[path].sha256 !== sha256)
      throw new LocalTrouble(`The backup is damaged: ${path} is not what the manifest says.`)
  const extra = Object.keys(there).filter((path) => !(path in manifest.files))
  if (extra.length > 0)
    throw new LocalTrouble(`The backup holds what its manifest does not name: ${extra[0]}`)
  return manifest
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function filesIn(folder: string): Promise<Manifest['files']> {
  const found: Manifest['files'] = {}
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((one) => !one.isDirectory())) {
    const path = join(entry.parentPath, entry.name)
    const hash = createHash('sha256')
    if (entry.isFile()) await pipeline(createReadStream(path), hash)
    found[relative(folder, path).split(sep).join('/')] = {
      ...{ size: (await stat(path)).size, sha256: hash.digest('hex') },
    }
  }
  return found
}
