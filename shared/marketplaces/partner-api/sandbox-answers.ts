import type { RejectedField } from '../../domain/failure.ts'
import type { SandboxAnswer } from '../sandbox/behaviour.ts'
import type { PartnerProfile } from './profile.ts'
import { type PartnerRefusal, PRODUCT_NOT_FOUND } from './protocol.ts'
import { toWire } from './wire.ts'

type Names = Pick<PartnerProfile, 'fieldNames'>

/** A refusal of the protocol, in the profile's names. */
export function refused(
  { fieldNames }: Names,
  status: number,
  code: string,
  errors: RejectedField[] = [],
): SandboxAnswer {
  const body: PartnerRefusal = { code, message: null, errors }
  return { status, body: toWire(body, fieldNames) }
}

export const notFound = (profile: Names): SandboxAnswer => refused(profile, 404, PRODUCT_NOT_FOUND)
