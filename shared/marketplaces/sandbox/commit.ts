import { sandboxText } from '../../domain/vietnamese/sandbox-text.ts'
import type { BehaviourTools } from './behaviour.ts'
import type { Orders } from './faults.ts'
import type { SandboxRecord } from './record.ts'

export type CommitTools = BehaviourTools & { orders: Orders }

/** `reviewUntil` where there is a review without being ordered; `key` where the marketplace knows idempotency keys. */
export type Committed = Pick<SandboxRecord, 'sku' | 'sent' | 'onSale'> &
  Partial<Pick<SandboxRecord, 'reviewUntil' | 'key'>>

/** Keeps a product that was created (`current` null) or changed, with the review and the rejection that a test ordered. */
export function commitProduct(
  { store, orders, now }: CommitTools,
  current: SandboxRecord | null,
  { sku, sent, onSale, reviewUntil = 0, key = null }: Committed,
): SandboxRecord {
  return store.commit({
    id: current?.id ?? store.nextId(),
    sku,
    sent,
    onSale,
    withdrawn: false,
    reviewUntil: orders.reviewMs === null ? reviewUntil : now() + orders.reviewMs,
    rejectedWith: orders.reject ? sandboxText.rejected : null,
    updates: (current?.updates ?? 0) + 1,
    key,
  })
}
