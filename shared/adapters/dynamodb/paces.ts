import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { Pace } from '../../domain/pace/pace.ts'
import type { PaceStore } from '../../ports/pace.ts'
import { conditionally, type Database } from './client.ts'

/** Where rights to the Ledger are narrowed, this beginning is among those that are left. */
export const paceScopes = 'pace#'

const keyOf = (connection: string) => ({ scope: `${paceScopes}${connection}`, entry: 'now' })

/** One record of the Ledger per connection, replaced only by somebody who has read it. */
export function paceStore(db: Database): PaceStore {
  return {
    async read(connection) {
      const Key = keyOf(connection)
      const answer = await db.client.send(
        new GetCommand({ TableName: db.names.ledger, Key, ConsistentRead: true }),
      )
      return answer.Item ? Pace.parse(answer.Item.pace) : null
    },
    write(connection, next, { revision }) {
      const pace = { ...next, revision: revision + 1 }
      return conditionally(
        db.client.send(
          new PutCommand({
            TableName: db.names.ledger,
            Item: { ...keyOf(connection), revision: pace.revision, pace },
            ConditionExpression: revision === 0 ? 'attribute_not_exists(revision)' : 'revision = :read',
            ...(revision > 0 && { ExpressionAttributeValues: { ':read': revision } }),
          }),
        ),
      )
    },
  }
}
