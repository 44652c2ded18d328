// `npm run restore -- <file> [--overwrite]`: a backup becomes the data folder, as a whole or not at all. Not while the system runs.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { restore } from './backup/restore.ts'
import { LocalTrouble } from './trouble.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { overwrite: { type: 'boolean', default: false } },
})
const [file] = positionals
const target = resolve(process.env.DATA_DIR ?? '.data')
try {
  if (!file) throw new LocalTrouble('npm run restore -- <file> [--overwrite]')
  const { manifest, kept } = await restore(resolve(file), target, values.overwrite)
  console.log(`${target} is as it was at ${manifest.createdAt}.`)
  if (kept) console.log(`What was there before is in ${kept}.`)
} catch (error) {
  if (!(error instanceof LocalTrouble)) throw error
  console.error(error.message)
  process.exitCode = 1
}
