import { permanent, type Result, retryable, success, throttled } from '../../domain/failure.ts'
import type { Observation } from '../../ports/marketplace.ts'
import type { SendoClient } from './client.ts'
import type { Complete } from './complete.ts'
import type { SendoAnswer } from './envelope.ts'
import type { SentParts } from './field-mask.ts'
import { readById, type SendoRead, toObservation } from './observe.ts'
import type { Recent } from './recent.ts'
import type { SendoSettings } from './settings.ts'

/** What every change needs. */
export type Tools = {
  client: SendoClient
  complete: Complete
  recent: Recent
  sent: SentParts
  now: () => number
  settings: SendoSettings
}

export const PRODUCT = '/api/partner/product'

/** The product as it was a moment ago. One that is gone is left to the next look. */
export async function readBefore(tools: Tools, id: string): Promise<Result<SendoRead>> {
  const known = tools.recent.take(id)
  if (known) return success(known)
  const found = await readById(tools.client, id)
  if (!found.ok) return found
  return found.value === null ? retryable('marketplace.gone') : success(found.value)
}

/** The change itself succeeded. Where it cannot be read back, the id is kept and the next look tells the rest. */
export async function readBack(tools: Tools, id: string): Promise<Result<Observation>> {
  const found = await readById(tools.client, id)
  if (found.ok && found.value) return success(toObservation(found.value))
  return success({ externalId: id, state: 'in-review', raw: '', link: null, reasons: [] })
}

/** Products in status 1 cannot be updated yet, those in 4 and 5 never (V: HS-17992165478425). */
export async function explainRefusedChange(
  tools: Tools,
  externalId: string,
  answer: SendoAnswer,
): Promise<Result<Observation>> {
  const found = await readById(tools.client, externalId)
  if (!found.ok) return found
  if (found.value === null) return retryable('marketplace.gone')
  const { state } = toObservation(found.value)
  if (state === 'in-review') {
    return throttled('marketplace.in-review', tools.now() + tools.settings.reviewWaitSeconds * 1000)
  }
  if (state === 'withdrawn') return permanent('marketplace.removed')
  return isOwnSku(answer) ? retryable('marketplace.exists') : refusal(answer)
}

/** A product that is there already has its SKU: that it is taken cannot be the seller's mistake. The next look tells more. */
const isOwnSku = (answer: SendoAnswer): boolean =>
  answer.kind === 'refused' && answer.fields.length > 0 && answer.fields.every(({ field }) => field === 'sku')

/** Only a refusal of what was sent rejects a product. */
export function refusal(answer: SendoAnswer): Result<never> {
  if (answer.kind !== 'refused') return retryable('marketplace.bad-answer', `${answer.kind} to a change`)
  return permanent('marketplace.rejected', answer.fields, answer.detail)
}
