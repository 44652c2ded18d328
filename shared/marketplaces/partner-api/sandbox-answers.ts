import type { RejectedField } from '../../domain/failure.ts'
import type { SandboxAnswer } from '../sandbox/behaviour.ts'
import { type PartnerRefusal, PRODUCT_NOT_FOUND } from './protocol.ts'

/** A refusal of the protocol. */
export function refused(status: number, code: string, errors: RejectedField[] = []): SandboxAnswer {
  const body: PartnerRefusal = { code, message: null, errors }
  return { status, body }
}

export const notFound = (): SandboxAnswer => refused(404, PRODUCT_NOT_FOUND)
