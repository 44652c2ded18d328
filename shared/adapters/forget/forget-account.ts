import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { TenantId } from '../../domain/ids.ts'
import { Status } from '../../domain/status.ts'
import { Tenant } from '../../domain/tenant.ts'
import type { Database, Item } from '../dynamodb/client.ts'
import { twoYears } from '../dynamodb/ledger.ts'
import { tables } from '../dynamodb/tables.ts'
import { type Findings, findTraces } from './findings.ts'
import type { KeptFiles } from './kept-files.ts'
import { forgetting, type TableKey } from './traces.ts'

export type ForgetParts = {
  db: Database
  files: KeptFiles
  now: () => number
  /** Mails that were kept on this machine: removes those that speak of one of these. */
  mails?: (marks: readonly string[]) => Promise<void>
}

export type Forgotten =
  | { kind: 'on-sale'; products: string[] }
  | { kind: 'forgotten'; items: number; files: number }

const shapes = {
  tenants: tables.Tenants,
  rows: tables.Rows,
  desired: tables.Desired,
  status: tables.Status,
  ledger: tables.Ledger,
} satisfies Record<TableKey, unknown>

/** What a running system writes in the middle of it is found by the next round. */
const rounds = 3

/**
 * Removes all there is of an account but one audit entry. What may still be on sale is not forgotten, unless `gone` says
 * that it was taken down otherwise: nobody could find it any more. Files go before the items that name them, so that
 * it may be cut off anywhere and run again.
 */
export async function forgetAccount(
  parts: ForgetParts,
  tenant: TenantId,
  { by, gone }: { by: string; gone: boolean },
): Promise<Forgotten> {
  const sum = { items: 0, files: 0 }
  for (let round = 0; round < rounds; round += 1) {
    const found = await findTraces(parts.db, tenant)
    const products = gone ? [] : onSale(found)
    if (products.length > 0) return { kind: 'on-sale', products }
    if (round === 0) await note(parts, tenant, by)
    if (round > 0 && found.own.length + found.mixed.length === 0) break
    sum.files += await removeFiles(parts, tenant, found)
    for (const list of found.lists) await forgetExamples(parts.db, list)
    for (const { table, item } of found.mixed) await put(parts.db, table, item)
    for (const { table, item } of found.own) await remove(parts.db, table, item)
    sum.items += found.own.length
  }
  return { kind: 'forgotten', ...sum }
}

/** Products that a marketplace has of this account, as far as we know. */
function onSale({ own }: Findings): string[] {
  const statuses = own
    .filter(({ table }) => table === 'status')
    .map(({ item }) => Status.parse({ ...item, lease: null, dueAt: null }))
  return statuses
    .filter(({ externalId, condition }) => externalId !== null && condition !== 'withdrawn')
    .map(({ marketplace, sku }) => `${marketplace}: ${sku}`)
}

async function removeFiles(
  { files, mails, db }: ForgetParts,
  tenant: TenantId,
  found: Findings,
): Promise<number> {
  const profile = await profileOf(db, tenant)
  const lists = found.lists.map((list) => list.split('#'))
  await mails?.([
    ...[
      `"${tenant}`,
      `tenant=${tenant}`,
      `${tenant}-`,
      ...found.packages,
      ...lists.map(([, id]) => id ?? ''),
    ],
    ...[profile?.email, profile?.phone, profile?.name].filter((mark) => typeof mark === 'string'),
  ])
  const beginnings = [
    ...['sheets', 'marked'].flatMap((kind) => [
      `${kind}/${tenant}/`,
      ...lists.map((list) => `${kind}/${list.join('/')}`),
    ]),
    ...found.hashes.flatMap((hash) => [`pictures/${hash}`, `papers/${hash}`, `raw/${hash}`]),
    ...found.packages.map((id) => `handovers/${id}/`),
  ]
  let removed = 0
  for (const beginning of beginnings) removed += await files.remove(beginning)
  return removed
}

async function profileOf(db: Database, tenant: TenantId): Promise<Tenant | null> {
  const command = new GetCommand({ TableName: db.names.tenants, Key: { tenant, entry: 'profile' } })
  const parsed = Tenant.safeParse((await db.client.send(command)).Item)
  return parsed.success ? parsed.data : null
}

/** A list of many producers shows what stood in its columns: examples of anybody’s. */
async function forgetExamples(db: Database, list: string): Promise<void> {
  const [tenant, importId] = list.split('#')
  const Key = { tenant, entry: `import#${importId}#reading` }
  const { Item: reading } = await db.client.send(new GetCommand({ TableName: db.names.tenants, Key }))
  if (!reading || !Array.isArray(reading.columns)) return
  const columns = reading.columns.map((column: Item) => ({ ...column, examples: [] }))
  await put(db, 'tenants', { ...reading, columns })
}

/** Written first, once: whoever finds an account half gone finds out why. */
async function note({ db, now }: ForgetParts, tenant: TenantId, by: string): Promise<void> {
  const at = now()
  const about = { at, user: by, tenant, act: forgetting, subject: 'account' }
  const expiresAt = Math.floor(at / 1000) + twoYears
  await put(db, 'ledger', { ...about, scope: `audit#${tenant}`, entry: forgetting, expiresAt })
}

async function put(db: Database, table: TableKey, Item: Item): Promise<void> {
  await db.client.send(new PutCommand({ TableName: db.names[table], Item }))
}

async function remove(db: Database, table: TableKey, item: Item): Promise<void> {
  const { partition, sort } = shapes[table]
  const Key = { [partition.name]: item[partition.name], [sort.name]: item[sort.name] }
  await db.client.send(new DeleteCommand({ TableName: db.names[table], Key }))
}
