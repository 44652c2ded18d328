import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { ImportId, TenantId } from '../../domain/ids.ts'
import {
  type Import,
  ImportConfirmation,
  ImportFailure,
  ImportReading,
  ImportRequest,
  ImportSettlement,
  ImportUndo,
} from '../../domain/import.ts'
import type { ImportStore } from '../../ports/stores.ts'
import { conditionally, type Database, type Item, queryAll } from './client.ts'

const prefix = 'import#'
const entryOf = (importId: ImportId, facet: string) => `${prefix}${importId}#${facet}`
/** Facets of one import, at most: request, reading, failure, drafted, confirmation, declared, settlement, undo, undone. */
const facets = 9

/** What may not be there yet. Made once: making a schema takes longer than reading with it. */
const Facets = {
  reading: ImportReading.nullable(),
  failure: ImportFailure.nullable(),
  confirmation: ImportConfirmation.nullable(),
  settlement: ImportSettlement.nullable(),
  undo: ImportUndo.nullable(),
}

export function importStore(db: Database): ImportStore {
  const get = (tenant: TenantId, importId: ImportId) => readImport(db, tenant, importId)
  const first = (tenant: TenantId, importId: ImportId, facet: string, value: Item) =>
    putFirst(db, tenant, importId, facet, value)
  return {
    async create(request) {
      await first(request.tenant, request.importId, 'request', request)
    },
    get,
    async list(tenant, limit) {
      const ids = await newestIds(db, tenant, limit)
      const found = await Promise.all(ids.map((id) => get(tenant, id)))
      return found.filter((one) => one !== null)
    },
    async recordReading(tenant, importId, reading) {
      await first(tenant, importId, 'reading', reading)
    },
    async recordFailure(tenant, importId, failure) {
      await first(tenant, importId, 'failure', failure)
    },
    async recordConfirmation(tenant, importId, confirmation) {
      await first(tenant, importId, 'confirmation', confirmation)
      return (await get(tenant, importId))?.confirmation ?? confirmation
    },
    recordPage: (tenant, importId, purpose, page) => addPage(db, tenant, importId, purpose, page),
    async recordUndo(tenant, importId, undo) {
      await first(tenant, importId, 'undo', undo)
      return (await get(tenant, importId))?.undo ?? undo
    },
    async recordSettlement(tenant, importId, settlement) {
      await first(tenant, importId, 'settlement', settlement)
    },
  }
}

/** Writes a facet unless there is one. */
async function putFirst(db: Database, tenant: TenantId, importId: ImportId, facet: string, value: Item) {
  const put = new PutCommand({
    TableName: db.names.tenants,
    Item: { ...value, tenant, entry: entryOf(importId, facet) },
    ConditionExpression: 'attribute_not_exists(tenant)',
  })
  return conditionally(db.client.send(put))
}

/** Adding a page number to a set is safe to repeat. */
async function addPage(db: Database, tenant: TenantId, importId: ImportId, purpose: string, page: number) {
  await db.client.send(
    new UpdateCommand({
      TableName: db.names.tenants,
      Key: { tenant, entry: entryOf(importId, purpose) },
      UpdateExpression: 'ADD pages :page',
      ExpressionAttributeValues: { ':page': new Set([page]) },
    }),
  )
}

async function readImport(db: Database, tenant: TenantId, importId: ImportId): Promise<Import | null> {
  const items = await queryAll(db, {
    TableName: db.names.tenants,
    KeyConditionExpression: 'tenant = :tenant AND begins_with(entry, :prefix)',
    ExpressionAttributeValues: { ':tenant': tenant, ':prefix': entryOf(importId, '') },
    ConsistentRead: true,
  })
  const facet = (name: string) => items.find((item) => item.entry === entryOf(importId, name))
  const request = facet('request')
  if (!request) return null
  return {
    request: ImportRequest.parse(request),
    reading: Facets.reading.parse(facet('reading') ?? null),
    failure: Facets.failure.parse(facet('failure') ?? null),
    drafted: pagesOf(facet('drafted')),
    confirmation: Facets.confirmation.parse(facet('confirmation') ?? null),
    declared: pagesOf(facet('declared')),
    settlement: Facets.settlement.parse(facet('settlement') ?? null),
    undo: Facets.undo.parse(facet('undo') ?? null),
    undone: pagesOf(facet('undone')),
  }
}

function pagesOf(item: Item | undefined): number[] {
  return item?.pages instanceof Set ? [...item.pages].map(Number).sort((a, b) => a - b) : []
}

/** Import ids sort by time, so the newest are read from the end. */
async function newestIds(db: Database, tenant: TenantId, limit: number): Promise<ImportId[]> {
  const answer = await db.client.send(
    new QueryCommand({
      TableName: db.names.tenants,
      KeyConditionExpression: 'tenant = :tenant AND begins_with(entry, :prefix)',
      ExpressionAttributeValues: { ':tenant': tenant, ':prefix': prefix },
      ScanIndexForward: false,
      Limit: limit * facets,
    }),
  )
  const ids = (answer.Items ?? []).map((item) => String(item.entry).split('#')[1] as ImportId)
  return [...new Set(ids)].slice(0, limit)
}
