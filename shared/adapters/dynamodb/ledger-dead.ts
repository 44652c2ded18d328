import { DeleteCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { DeadLetter } from '../../domain/dead-letter.ts'
import type { Ledger } from '../../ports/stores.ts'
import { conditionally, type Database } from './client.ts'

/** The beginning of the keys: `dead-letter` has a right to no others. */
export const deadLetterScope = 'dead#letters'
const keptSeconds = 90 * 86_400

/** One entry per place that messages said to look at: the same message again only counts. */
export function deadLedger(
  db: Database,
  now: () => number,
): Pick<Ledger, 'noteDead' | 'deadLetters' | 'removeDead'> {
  const keyOf = (id: string) => ({ TableName: db.names.ledger, Key: { scope: deadLetterScope, entry: id } })
  return {
    async noteDead({ id, message, code }) {
      const at = now()
      const command = new UpdateCommand({
        ...keyOf(id),
        UpdateExpression:
          'SET id = :id, message = :message, code = :code, firstAt = if_not_exists(firstAt, :at), lastAt = :at, expiresAt = :expiresAt ADD #times :one',
        ExpressionAttributeNames: { '#times': 'times' },
        ExpressionAttributeValues: {
          ':id': id,
          ':message': message,
          ':code': code,
          ':at': at,
          ':one': 1,
          ':expiresAt': Math.floor(at / 1000) + keptSeconds,
        },
      })
      await db.client.send(command)
    },
    async deadLetters({ after, limit }) {
      const command = new QueryCommand({
        TableName: db.names.ledger,
        KeyConditionExpression: after === null ? '#scope = :scope' : '#scope = :scope AND entry > :after',
        ExpressionAttributeNames: { '#scope': 'scope' },
        ExpressionAttributeValues: {
          ':scope': deadLetterScope,
          ...(after === null ? {} : { ':after': after }),
        },
        Limit: limit,
        ConsistentRead: true,
      })
      const answer = await db.client.send(command)
      const found = answer.Items ?? []
      const items = found
        .filter((item) => Number(item.expiresAt) >= now() / 1000)
        .map((item) => DeadLetter.parse(item))
      return { items, next: answer.LastEvaluatedKey ? String(found.at(-1)?.entry) : null }
    },
    async removeDead({ id, lastAt }) {
      const command = new DeleteCommand({
        ...keyOf(id),
        ConditionExpression: 'lastAt = :lastAt',
        ExpressionAttributeValues: { ':lastAt': lastAt },
      })
      await conditionally(db.client.send(command))
    },
  }
}
