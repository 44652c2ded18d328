import { type Result, retryable, success } from '../../domain/failure.ts'
import type { ChangesPage, Observation } from '../../ports/marketplace.ts'
import type { PartnerProfile } from './profile.ts'
import { PartnerAnswer, PartnerChanges } from './protocol.ts'
import { fromWire, isFields, itemsFromWire } from './wire.ts'

/** The product in a successful answer. */
export function readProduct(body: unknown, profile: PartnerProfile): Result<PartnerAnswer> {
  const answer = PartnerAnswer.safeParse(fromWire(unwrapped(body, profile), profile.fieldNames))
  return answer.success
    ? success(answer.data)
    : retryable('marketplace.bad-answer', 'no product in the answer')
}

/** A page of changes in a successful answer. */
export function readChanges(body: unknown, profile: PartnerProfile): Result<ChangesPage> {
  const page = PartnerChanges.safeParse(itemsFromWire(unwrapped(body, profile), profile.fieldNames))
  if (!page.success) return retryable('marketplace.bad-answer', 'no page of changes in the answer')
  const products = page.data.items.map(({ id, sku }) => ({ externalId: id, shopSku: sku ?? null }))
  return success({ products, next: page.data.next ?? null })
}

const unwrapped = (body: unknown, { answerField }: PartnerProfile): unknown =>
  answerField !== null && isFields(body) ? body[answerField] : body

export function toObservation(answer: PartnerAnswer, profile: PartnerProfile): Observation {
  const words = profile.statusWords
  return {
    externalId: answer.id,
    state: (Object.hasOwn(words, answer.status) ? words[answer.status] : undefined) ?? 'unknown',
    raw: answer.status,
    link: answer.link ?? null,
    reasons: answer.reasons ?? [],
    shopSku: answer.sku,
    offer: {
      ...(answer.price != null && { price: answer.price }),
      ...(answer.stock != null && { stock: answer.stock }),
    },
  }
}
