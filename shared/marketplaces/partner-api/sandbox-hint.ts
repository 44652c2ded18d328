import { randomUUID } from 'node:crypto'
import type { HintRequest } from '../../ports/marketplace.ts'
import type { SandboxRecord } from '../sandbox/record.ts'
import type { PartnerProfile, Webhook } from './profile.ts'
import { signatureOf } from './webhook.ts'
import { toWire } from './wire.ts'

/** What the marketplace sends when products changed: signed with the newest secret, which is the first one. */
export function hintAbout(
  records: readonly SandboxRecord[],
  webhook: Webhook,
  { fieldNames, now }: Pick<PartnerProfile, 'fieldNames'> & { now: number },
): HintRequest {
  const items = records.map(({ id, sku }) => toWire({ id, sku }, fieldNames))
  const body = JSON.stringify(toWire({ items }, fieldNames))
  const timestamp = String(Math.floor(now / 1000))
  const { signature, prefix, secrets, delivery } = webhook
  const headers = {
    [webhook.timestamp.toLowerCase()]: timestamp,
    [signature.toLowerCase()]: signatureOf(prefix, secrets[0] ?? '', timestamp, body),
    ...(delivery !== null && { [delivery.toLowerCase()]: randomUUID() }),
  }
  return { headers, body }
}
