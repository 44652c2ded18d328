// Runs the step that reads sheets over hostile files, one after the other, in a process with as little memory as a function
// has; counts what is unpacked. The files lie in the folder that is named, called by number. Writes one line of JSON for each.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import zlib from 'node:zlib'
import { startDatabase } from '../../infra/local/database.ts'
import { documentClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoStores } from '../../shared/adapters/dynamodb/stores.ts'
import { ImportId, TenantId } from '../../shared/domain/ids.ts'
import type { Files } from '../../shared/ports/files.ts'
import { tableNames } from '../stores/table-names.ts'

let unpacked = 0
const { inflateRawSync } = zlib
zlib.inflateRawSync = (...given) => {
  const part = inflateRawSync(...given)
  unpacked += part.length
  return part
}
const inflating = (zlib as unknown as { InflateRaw: { prototype: Transform } }).InflateRaw.prototype
inflating.push = function (piece: Buffer | null, ...rest) {
  unpacked += piece?.length ?? 0
  return Transform.prototype.push.call(this, piece, ...rest)
}
syncBuiltinESMExports()
// Only now, so that the reader takes the ones that count.
const { readSheetWithin } = await import('../../shared/sheet/read.ts')
const { importSheet } = await import('../../shared/steps/import-sheet.ts')

const folder = await mkdtemp(join(tmpdir(), 'ocop-hostile-'))
const engine = await startDatabase(folder)
const client = documentClient(engine.endpoint)
const now = () => Date.parse('2026-11-21T08:00:00Z')
const stores = dynamoStores({ client, names: tableNames }, now)
const tenant = TenantId.parse('htxvidu')

async function importOf(bytes: Buffer, at: number): Promise<string> {
  const importId = ImportId.parse(`01M8038HSAR3VN9F45WBXD${String(at).padStart(4, '0')}`)
  const request = {
    tenant,
    importId,
    filename: 'bang',
    size: bytes.length,
    uploadedBy: 'htx',
    manyProducers: false,
  }
  await stores.imports.create({ ...request, communes: [], createdAt: now(), rereadOf: null })
  const files = {
    sheetSize: async () => bytes.length,
    getSheet: async () => bytes,
    putMarked: async () => {},
  }
  await importSheet(
    {
      stores,
      files: files as unknown as Files,
      queues: { intake: async () => {} },
      pictures: {
        prepare: async () => ({ ok: false, why: 'unreachable' }),
        fetch: async () => ({ ok: false, why: 'unreachable' }),
      },
      // The time is not what is looked at here: this machine may be busy.
      readSheet: (given, options) => readSheetWithin(given, options, { milliseconds: 100_000 }),
      clock: { now, id: () => '' },
      limits: { uploadMaxBytes: 26_214_400 },
    },
    { kind: 'read', tenant, importId },
  )
  const found = await stores.imports.get(tenant, importId)
  return found?.failure?.code ?? `rows: ${found?.reading?.counts.rows}`
}

const given = process.argv[2] ?? ''
for (const name of readdirSync(given)) {
  const bytes = readFileSync(join(given, name))
  unpacked = 0
  const outcome = await importOf(bytes, Number(name))
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stdout.write(
    `${JSON.stringify({ at: Number(name), outcome, size: bytes.length, unpacked, peak })}\n`,
  )
}
client.destroy()
await engine.close()
rmSync(folder, { recursive: true, force: true })
