// Part of stage 1: whose listing each row becomes. Writes Tenants: producers of a list that were not known yet.
import type { TenantId } from '../domain/ids.ts'
import type { Import } from '../domain/import.ts'
import { matchProducer } from '../domain/producer.ts'
import type { Issue, RowResult } from '../domain/row.ts'
import type { Tenant } from '../domain/tenant.ts'
import { producerTexts } from '../domain/vietnamese/producers.ts'
import type { Clock } from '../ports/clock.ts'
import type { Stores } from '../ports/stores.ts'
import { asked } from './import-codes.ts'

type Parts = { stores: Pick<Stores, 'tenants'>; clock: Clock }

/** A cooperative's rows are its own. A commune's list names a producer in each row; new ones become accounts. */
export async function assignSellers(
  parts: Parts,
  of: Import,
  rows: readonly RowResult[],
): Promise<{ seller: TenantId; result: RowResult }[]> {
  if (!of.request.manyProducers) return rows.map((result) => ({ seller: of.request.tenant, result }))
  const neighbours = new Map<string | null, Tenant[]>()
  const sold: { seller: TenantId; result: RowResult }[] = []
  for (const result of rows) sold.push(await assign(parts, of, { neighbours, result }))
  return sold
}

type Assignment = { neighbours: Map<string | null, Tenant[]>; result: RowResult }

async function assign(
  parts: Parts,
  of: Import,
  { neighbours, result }: Assignment,
): Promise<{ seller: TenantId; result: RowResult }> {
  const { tenant, importId, communes } = of.request
  const producer = result.listing?.producer
  if (!producer?.name) return { seller: tenant, result: asked(result, missing) }
  const commune = producer.address?.communeCode ?? null
  if (!isInScope(communes, commune)) return { seller: tenant, result: asked(result, outside) }
  const known = neighbours.get(commune) ?? (await parts.stores.tenants.inCommune(commune))
  const match = matchProducer(producer, known, { importer: tenant, importId, now: parts.clock.now() })
  const account = match.kind === 'new' ? await parts.stores.tenants.putIfAbsent(match.tenant) : match.tenant
  neighbours.set(commune, match.kind === 'new' ? [...known, account] : known)
  return { seller: account.tenant, result: match.question ? asked(result, match.question) : result }
}

const isInScope = (communes: string[], commune: string | null) =>
  communes.includes('*') || (commune !== null && communes.includes(commune))

const error = (code: string, field: string, text: { message: string; hint: string }): Issue => ({
  severity: 'error',
  code,
  field,
  cell: null,
  ...text,
  suggestion: null,
})
const missing = error('producer.missing', 'producer', producerTexts.missing)
const outside = error('commune.outside', 'commune', producerTexts.outside)
