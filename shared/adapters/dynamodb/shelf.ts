import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { Shelf } from '../../ports/marketplace.ts'
import { conditionally, type Database } from './client.ts'

/** Where rights to the Ledger are narrowed, this beginning is among those that are left. */
export const shelfScopes = 'shelf#'

const ShelvedItem = z.object({ value: z.string(), putAt: z.number(), expiresAt: z.number() })

/** What the workers of one connection leave for each other: an item of the Ledger per key. An expired one counts as absent. */
export function shelfStore(db: Database, connection: string, now: () => number): Shelf {
  const keyOf = (key: string) => ({ scope: `${shelfScopes}${connection}`, entry: key })
  return {
    async read(key) {
      const answer = await db.client.send(new GetCommand({ TableName: db.names.ledger, Key: keyOf(key) }))
      const item = ShelvedItem.safeParse(answer.Item)
      if (!item.success || item.data.expiresAt < now() / 1000) return null
      return { value: JSON.parse(item.data.value), putAt: item.data.putAt }
    },
    async put(key, value, seconds) {
      const at = now()
      const item = { value: JSON.stringify(value), putAt: at, expiresAt: Math.ceil(at / 1000) + seconds }
      await db.client.send(new PutCommand({ TableName: db.names.ledger, Item: { ...keyOf(key), ...item } }))
    },
    claim(key, until) {
      return conditionally(
        db.client.send(
          new UpdateCommand({
            TableName: db.names.ledger,
            Key: keyOf(`${key}#claim`),
            UpdateExpression: 'SET claimedUntil = :until, expiresAt = :expiresAt',
            ConditionExpression: 'attribute_not_exists(claimedUntil) OR claimedUntil <= :now',
            ExpressionAttributeValues: {
              ':until': until,
              ':now': now(),
              ':expiresAt': Math.ceil(until / 1000) + 60,
            },
          }),
        ),
      )
    },
    async release(key, until) {
      const command = new UpdateCommand({
        TableName: db.names.ledger,
        Key: keyOf(`${key}#claim`),
        UpdateExpression: 'REMOVE claimedUntil',
        ConditionExpression: 'claimedUntil = :until',
        ExpressionAttributeValues: { ':until': until },
      })
      await conditionally(db.client.send(command))
    },
  }
}
