import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { ImportId, TenantId } from '../../domain/ids.ts'
import { TenantId as Tenant } from '../../domain/ids.ts'
import { RowResult } from '../../domain/row.ts'
import type { RowStore } from '../../ports/stores.ts'
import { type Database, putAll } from './client.ts'

/** Rows hold what people typed, so they go when the sheet they came from has served its purpose. */
const keepDays = 400
const Sku = z.string().nullable()

const keyOf = (tenant: TenantId, importId: ImportId) => `${tenant}#${importId}`

export function rowStore(db: Database, now: () => number): RowStore {
  return {
    async put(tenant, importId, rows) {
      const expiresAt = Math.floor(now() / 1000) + keepDays * 86_400
      const items = rows.map((row) => ({ ...row, import: keyOf(tenant, importId), expiresAt }))
      await putAll(db, db.names.rows, items)
    },
    async list(tenant, importId, { from, limit }) {
      const answer = await db.client.send(
        new QueryCommand({
          TableName: db.names.rows,
          KeyConditionExpression: '#import = :import AND ordinal >= :from',
          ExpressionAttributeNames: { '#import': 'import' },
          ExpressionAttributeValues: { ':import': keyOf(tenant, importId), ':from': from },
          Limit: limit,
          // Read by the very message that follows the write: a row not seen would never be declared.
          ConsistentRead: true,
        }),
      )
      const items = (answer.Items ?? []).map((item) => ({
        ordinal: Number(item.ordinal),
        seller: Tenant.parse(item.seller),
        sku: Sku.parse(item.sku),
        result: RowResult.parse(item.result),
      }))
      const last = answer.LastEvaluatedKey ? items.at(-1) : undefined
      return { items, next: last ? last.ordinal + 1 : null }
    },
  }
}
