import type { RecordState, SandboxRecord } from '../sandbox/record.ts'
import type { PartnerProfile } from './profile.ts'
import type { PartnerAnswer } from './protocol.ts'
import { toWire } from './wire.ts'

/** `strange` is told in a word that is in no profile. */
export type AnsweredState = RecordState | 'strange'

/** A product as the protocol answers it, in the profile's names and words. */
export function answerOf(
  record: SandboxRecord,
  profile: PartnerProfile,
  state: AnsweredState,
): Record<string, unknown> {
  const words = Object.entries(profile.statusWords)
  const answer: PartnerAnswer = {
    id: record.id,
    sku: record.sku,
    status: words.find(([, meaning]) => meaning === state)?.[0] ?? `sandbox-${state}`,
    link: state === 'live' ? `https://partner.example/${record.id}` : null,
    reasons: state === 'rejected' && record.rejectedWith !== null ? [record.rejectedWith] : [],
    price: Number(record.sent.price),
    stock: Number(record.sent.stock),
  }
  return wrapped(toWire(answer, profile.fieldNames), profile)
}

/** What is answered, where the profile says that it is. */
export const wrapped = (answer: Record<string, unknown>, { answerField }: PartnerProfile) =>
  answerField === null ? answer : { [answerField]: answer }
