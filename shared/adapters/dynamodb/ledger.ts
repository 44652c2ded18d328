import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Edit } from '../../domain/edit.ts'
import { ImportId, JobId, MarketplaceId, TenantId } from '../../domain/ids.ts'
import type { Dispatch, Ledger, OpenWork } from '../../ports/stores.ts'
import { conditionally, type Database, type Item, queryAll } from './client.ts'
import { bulkLedger } from './ledger-bulk.ts'
import { deadLedger } from './ledger-dead.ts'

const OpenItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('import'),
    tenant: TenantId,
    importId: ImportId,
    openedAt: z.number(),
    toldAt: z.number(),
  }),
  z.object({ kind: z.literal('bulk'), jobId: JobId, openedAt: z.number(), toldAt: z.number() }),
  z.object({
    kind: z.literal('edit'),
    tenant: TenantId,
    sku: z.string(),
    openedAt: z.number(),
    toldAt: z.number(),
  }),
  z.object({ kind: z.literal('papers'), tenant: TenantId, openedAt: z.number(), toldAt: z.number() }),
  z.object({
    kind: z.literal('undo'),
    tenant: TenantId,
    importId: ImportId,
    openedAt: z.number(),
    toldAt: z.number(),
  }),
])

const DispatchItem = z.object({
  source: z.string(),
  page: z.string(),
  listings: z.array(
    z.object({
      tenant: TenantId,
      sku: z.string(),
      version: z.int(),
      marketplaces: z.array(MarketplaceId),
    }),
  ),
  express: z.boolean().default(false),
  sentAt: z.number(),
})

const openScope = 'open'
/** How long entries in the audit trail are kept, in seconds. */
export const twoYears = 63_072_000

export function ledger(db: Database, now: () => number): Ledger {
  return {
    ...openLedger(db),
    ...dispatchLedger(db, now),
    ...editLedger(db),
    ...claimLedger(db, now),
    ...countLedger(db, now),
    ...bulkLedger(db),
    ...auditLedger(db, now),
    ...deadLedger(db, now),
  }
}

function openEntry(work: OpenWork): string {
  if (work.kind === 'bulk') return `bulk#${work.jobId}`
  if (work.kind === 'papers') return `papers#${work.tenant}`
  if (work.kind === 'edit') return `edit#${work.tenant}#${work.sku}`
  return `${work.kind}#${work.tenant}#${work.importId}`
}

function openLedger(db: Database): Pick<Ledger, 'open' | 'openWork' | 'toldAgain' | 'close'> {
  /** The note as it was read; one that was written again since then is somebody else's. */
  const unchanged = (work: OpenWork) => ({
    TableName: db.names.ledger,
    Key: { scope: openScope, entry: openEntry(work) },
    ConditionExpression: 'openedAt = :openedAt',
  })
  return {
    open: (work) => put(db, { ...work, toldAt: work.openedAt, scope: openScope, entry: openEntry(work) }),
    async openWork() {
      const items = await entries(db, openScope)
      return items.map((item) => OpenItem.parse(item))
    },
    async toldAgain(work, now) {
      const command = new UpdateCommand({
        ...unchanged(work),
        UpdateExpression: 'SET toldAt = :now',
        ExpressionAttributeValues: { ':openedAt': work.openedAt, ':now': now },
      })
      await conditionally(db.client.send(command))
    },
    async close(work) {
      const values = { ExpressionAttributeValues: { ':openedAt': work.openedAt } }
      await conditionally(db.client.send(new DeleteCommand({ ...unchanged(work), ...values })))
    },
  }
}

const dispatchSeconds = 5_184_000

function dispatchLedger(
  db: Database,
  now: () => number,
): Pick<Ledger, 'putDispatch' | 'dispatches' | 'sentAgain' | 'removeDispatch'> {
  const scopeOf = (source: string) => `dispatch#${source}`
  const unchanged = (dispatch: Dispatch) => ({
    TableName: db.names.ledger,
    Key: { scope: scopeOf(dispatch.source), entry: dispatch.page },
    ConditionExpression: 'sentAt = :sentAt',
  })
  return {
    putDispatch: (dispatch) => {
      const expiresAt = Math.floor(now() / 1000) + dispatchSeconds
      return put(db, { ...dispatch, scope: scopeOf(dispatch.source), entry: dispatch.page, expiresAt })
    },
    async dispatches(source) {
      const items = await entries(db, scopeOf(source))
      return items.map((item): Dispatch => DispatchItem.parse(item))
    },
    async sentAgain(dispatch, at) {
      const command = new UpdateCommand({
        ...unchanged(dispatch),
        UpdateExpression: 'SET sentAt = :now',
        ExpressionAttributeValues: { ':sentAt': dispatch.sentAt, ':now': at },
      })
      await conditionally(db.client.send(command))
    },
    async removeDispatch(dispatch) {
      const values = { ExpressionAttributeValues: { ':sentAt': dispatch.sentAt } }
      await conditionally(db.client.send(new DeleteCommand({ ...unchanged(dispatch), ...values })))
    },
  }
}

/** An entry per edit, under its ULID: they come back oldest first. */
function editLedger(db: Database): Pick<Ledger, 'putEdit' | 'edits' | 'removeEdit'> {
  const scopeOf = ({ tenant, sku }: Pick<Edit, 'tenant' | 'sku'>) => `edit#${tenant}#${sku}`
  return {
    putEdit: (edit) => put(db, { ...edit, scope: scopeOf(edit), entry: edit.order }),
    async edits(tenant, sku) {
      const items = await entries(db, scopeOf({ tenant, sku }))
      return items.map((item) => Edit.parse(item))
    },
    removeEdit: (edit) => remove(db, scopeOf(edit), edit.order),
  }
}

function claimLedger(
  db: Database,
  now: () => number,
): Pick<Ledger, 'claim' | 'disclaim' | 'fulfil' | 'claimState'> {
  return {
    disclaim: (scope, entry) => remove(db, scope, entry),
    claim: (scope, entry, now, seconds) =>
      conditionally(
        db.client.send(
          new PutCommand({
            TableName: db.names.ledger,
            Item: { scope, entry, claimedAt: now, expiresAt: Math.floor(now / 1000) + seconds },
            ConditionExpression: 'attribute_not_exists(#scope) OR expiresAt < :now',
            ExpressionAttributeNames: { '#scope': 'scope' },
            ExpressionAttributeValues: { ':now': Math.floor(now / 1000) },
          }),
        ),
      ),
    async fulfil(scope, entry, now) {
      await db.client.send(
        new UpdateCommand({
          TableName: db.names.ledger,
          Key: { scope, entry },
          UpdateExpression: 'SET fulfilledAt = :now',
          ExpressionAttributeValues: { ':now': now },
        }),
      )
    },
    async claimState(scope, entry) {
      const command = new GetCommand({
        TableName: db.names.ledger,
        Key: { scope, entry },
        ConsistentRead: true,
      })
      const { Item } = await db.client.send(command)
      if (!Item || Number(Item.expiresAt) < now() / 1000) return null
      return { fulfilled: Item.fulfilledAt !== undefined, claimedAt: Number(Item.claimedAt) }
    },
  }
}

function countLedger(db: Database, now: () => number): Pick<Ledger, 'count'> {
  return {
    async count(scope, entry, milliseconds) {
      const command = new UpdateCommand({
        TableName: db.names.ledger,
        Key: { scope, entry },
        UpdateExpression: 'ADD #times :one SET expiresAt = :expiresAt',
        ExpressionAttributeNames: { '#times': 'times' },
        ExpressionAttributeValues: { ':one': 1, ':expiresAt': Math.ceil((now() + milliseconds) / 1000) },
        ReturnValues: 'UPDATED_NEW',
      })
      const { Attributes } = await db.client.send(command)
      return Number(Attributes?.times)
    },
  }
}

function auditLedger(db: Database, now: () => number): Pick<Ledger, 'audit'> {
  return {
    audit: (entry) =>
      put(db, {
        ...entry,
        scope: `audit#${entry.tenant}`,
        entry: `${entry.at}#${entry.user}#${entry.act}#${entry.subject}`,
        expiresAt: Math.floor(now() / 1000) + twoYears,
      }),
  }
}

/** All entries of a scope. */
function entries(db: Database, scope: string): Promise<Item[]> {
  return queryAll(db, {
    TableName: db.names.ledger,
    KeyConditionExpression: '#scope = :scope',
    ExpressionAttributeNames: { '#scope': 'scope' },
    ExpressionAttributeValues: { ':scope': scope },
    ConsistentRead: true,
  })
}

async function put(db: Database, item: Item): Promise<void> {
  await db.client.send(new PutCommand({ TableName: db.names.ledger, Item: item }))
}

async function remove(db: Database, scope: string, entry: string): Promise<void> {
  await db.client.send(new DeleteCommand({ TableName: db.names.ledger, Key: { scope, entry } }))
}
