// `npm run forget -- <account> --by <who>`: removes all there is of an account, on this machine or, with the environment of
// the web function in a file, on AWS with the rights of whoever runs it.
import { readdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type ForgetParts,
  type Forgotten,
  forgetAccount,
} from '../../shared/adapters/forget/forget-account.ts'
import { bucketFiles, folderFiles } from '../../shared/adapters/forget/kept-files.ts'
import { TenantId } from '../../shared/domain/ids.ts'
import type { Env } from '../../shared/runtime/env.ts'
import { databasePart } from '../../shared/runtime/parts.ts'
import { startDatabase } from './database.ts'
import { tableNames } from './environment.ts'

const usage =
  'npm run forget -- <account> --by <who> [--gone] [--environment <file with the variables of the web function>]'

/** Removes mails of the mailbox that speak of one of these, and their attachments. */
export const mailboxWithout = (folder: string) => async (marks: readonly string[]) => {
  const names = await readdir(folder).catch((): string[] => [])
  for (const name of names.filter((one) => one.endsWith('.json'))) {
    const text = await readFile(join(folder, name), 'utf8')
    if (!marks.some((mark) => mark !== '' && text.includes(mark))) continue
    for (const file of await readdir(join(folder, 'attachments')).catch((): string[] => []))
      if (file.startsWith(name.replace(/\.json$/, ''))) await rm(join(folder, 'attachments', file))
    await rm(join(folder, name))
  }
}

type Ask = { tenant: TenantId; by: string; gone: boolean }

/** In the data folder of local mode, which has to be stopped. */
export async function forgetLocally(dataFolder: string, { tenant, ...how }: Ask): Promise<Forgotten> {
  const engine = await startDatabase(join(dataFolder, 'database'))
  const db = databasePart({ ...tableNames(), DYNAMODB_ENDPOINT: engine.endpoint })
  const files = folderFiles(join(dataFolder, 'files'))
  const parts: ForgetParts = { db, files, now: Date.now, mails: mailboxWithout(join(dataFolder, 'mail')) }
  try {
    return await forgetAccount(parts, tenant, how)
  } finally {
    db.client.destroy()
    await engine.close()
  }
}

async function forgetOnAws(env: Env, { tenant, ...how }: Ask): Promise<Forgotten> {
  return forgetAccount(
    { db: databasePart(env), files: bucketFiles(env.BUCKET ?? ''), now: Date.now },
    tenant,
    how,
  )
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { by: { type: 'string' }, gone: { type: 'boolean' }, environment: { type: 'string' } },
  })
  const tenant = TenantId.safeParse(positionals[0])
  if (!tenant.success || !values.by) throw new Error(usage)
  const ask = { tenant: tenant.data, by: values.by, gone: values.gone === true }
  const result = values.environment
    ? await forgetOnAws(JSON.parse(await readFile(values.environment, 'utf8')), ask)
    : await forgetLocally(resolve(process.env.DATA_DIR ?? '.data'), ask)
  if (result.kind === 'forgotten')
    return console.log(`Forgotten: ${result.items} items, ${result.files} files.`)
  console.error(
    `Nothing was removed. Still at a marketplace, take it down first, or say --gone:\n${result.products.join('\n')}`,
  )
  process.exitCode = 1
}

if (import.meta.main) await main()
