import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import { Walks } from '../../domain/walk.ts'
import type { WalkStore } from '../../ports/walks.ts'
import { conditionally, type Database, isRefused } from './client.ts'

/** Where rights to the Ledger are narrowed, this beginning is among those that are left. */
export const walkScopes = 'reconcile#'

/** One record of the Ledger per shop, held by whoever walks. */
export function walkStore(db: Database): WalkStore {
  const command = (shop: string, input: Partial<UpdateCommandInput>) =>
    new UpdateCommand({
      TableName: db.names.ledger,
      Key: { scope: `${walkScopes}${shop}`, entry: 'walk' },
      ExpressionAttributeNames: { '#owner': 'owner', '#until': 'until' },
      ...input,
    })
  return {
    async acquire(shop, { owner, until, now }) {
      const taking = command(shop, {
        UpdateExpression: 'SET #owner = :owner, #until = :until',
        ConditionExpression: 'attribute_not_exists(#until) OR #until <= :now',
        ExpressionAttributeValues: { ':owner': owner, ':until': until, ':now': now },
        ReturnValues: 'ALL_NEW',
      })
      try {
        const { Attributes } = await db.client.send(taking)
        return Walks.parse(Attributes?.walks ?? { knownTo: null, open: null })
      } catch (error) {
        if (isRefused(error)) return null
        throw error
      }
    },
    save(shop, walks, { owner, until }) {
      const saving = command(shop, {
        UpdateExpression: 'SET walks = :walks, #until = :until',
        ConditionExpression: '#owner = :owner',
        ExpressionAttributeValues: { ':walks': walks, ':owner': owner, ':until': until },
      })
      return conditionally(db.client.send(saving))
    },
    async release(shop, owner) {
      const giving = command(shop, {
        UpdateExpression: 'REMOVE #owner, #until',
        ConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner', '#until': 'until' },
        ExpressionAttributeValues: { ':owner': owner },
      })
      await conditionally(db.client.send(giving))
    },
  }
}
