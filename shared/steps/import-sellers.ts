// Part of stage 1: whose listing each row becomes. Writes Tenants: producers of a list that were not known yet.
import type { TenantId } from '../domain/ids.ts'
import type { Import } from '../domain/import.ts'
import { issue } from '../domain/normalize/findings.ts'
import { matchProducer } from '../domain/producer.ts'
import { stableSku } from '../domain/product/sku.ts'
import type { Issue, RowResult } from '../domain/row.ts'
import type { Tenant } from '../domain/tenant.ts'
import { producerTexts } from '../domain/vietnamese/producers.ts'
import type { Clock } from '../ports/clock.ts'
import type { RowRecord, Stores } from '../ports/stores.ts'

type Parts = { stores: Pick<Stores, 'tenants'>; clock: Clock }

/** A cooperative's rows are its own. A commune's list names a producer in each row; new ones become accounts. */
export async function assignSellers(parts: Parts, of: Import, rows: RowResult[]): Promise<RowRecord[]> {
  const records = of.request.manyProducers
    ? await assignAll(parts, of, rows)
    : rows.map((result, ordinal) => recordOf(ordinal, of.request.tenant, result))
  return withoutCollisions(records)
}

/** Two rows of one seller with one code would be one listing: the later one is asked about, none is lost. */
function withoutCollisions(records: RowRecord[]): RowRecord[] {
  const first = new Map<string, number>()
  return records.map((record) => {
    const { seller, sku, result } = record
    if (sku === null || result.outcome !== 'accepted') return record
    const line = first.get(`${seller}#${sku}`)
    if (line !== undefined)
      return { ...record, result: asked(result, issue('error', 'sku.duplicate', undefined, { line })) }
    first.set(`${seller}#${sku}`, result.line)
    return record
  })
}

async function assignAll(parts: Parts, of: Import, rows: RowResult[]): Promise<RowRecord[]> {
  const neighbours = new Map<string | null, Tenant[]>()
  const records: RowRecord[] = []
  for (const [ordinal, result] of rows.entries())
    records.push(await assign(parts, of, { neighbours, ordinal, result }))
  return records
}

type Assignment = { neighbours: Map<string | null, Tenant[]>; ordinal: number; result: RowResult }

async function assign(
  parts: Parts,
  of: Import,
  { neighbours, ordinal, result }: Assignment,
): Promise<RowRecord> {
  const { tenant, importId, communes } = of.request
  const producer = result.listing?.producer
  if (!producer?.name) return recordOf(ordinal, tenant, asked(result, missing))
  const commune = producer.address?.communeCode ?? null
  if (!isInScope(communes, commune)) return recordOf(ordinal, tenant, asked(result, outside))
  const known = neighbours.get(commune) ?? (await parts.stores.tenants.inCommune(commune))
  const match = matchProducer(producer, known, { importer: tenant, importId, now: parts.clock.now() })
  const account = match.kind === 'new' ? await parts.stores.tenants.putIfAbsent(match.tenant) : match.tenant
  neighbours.set(commune, match.kind === 'new' ? [...known, account] : known)
  return recordOf(ordinal, account.tenant, match.question ? asked(result, match.question) : result)
}

/** The row result stays as the sheet has it; the code under which the listing is kept stands beside it. */
function recordOf(ordinal: number, seller: TenantId, result: RowResult): RowRecord {
  const { listing } = result
  return { ordinal, seller, sku: listing ? (listing.sku ?? stableSku(listing)) : null, result }
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

function asked(result: RowResult, issue: Issue): RowResult {
  const outcome = issue.severity === 'error' && result.outcome === 'accepted' ? 'needs-fix' : result.outcome
  return { ...result, outcome, issues: [...result.issues, issue] }
}
