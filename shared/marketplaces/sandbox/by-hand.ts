import type { ByHand } from '../../ports/sandbox.ts'
import type { Behaviour } from './behaviour.ts'
import type { SandboxRecord } from './record.ts'
import type { SandboxStore } from './store.ts'

/** Changes a product as somebody does at the marketplace itself; null where there is none. No request is counted. */
export function changeByHand(
  store: SandboxStore,
  behaviour: Pick<Behaviour, 'offerWords'>,
  id: string,
  { hidden, deleted, ...offer }: ByHand,
): SandboxRecord | null {
  const record = store.byId(id)
  if (!record) return null
  return store.commit({
    ...record,
    sent: { ...record.sent, ...behaviour.offerWords(offer) },
    onSale: hidden === undefined ? record.onSale : !hidden,
    withdrawn: deleted ?? record.withdrawn,
  })
}
