import type { RejectedField } from '../../domain/failure.ts'
import type { SandboxAnswer } from '../sandbox/behaviour.ts'

/** The envelope of Sendo's answers. */
export const done = (result: unknown): SandboxAnswer => ({
  status: 200,
  body: { result, success: true, error: null, status_code: 200 },
})

export function refused(status: number, message: string, fields: RejectedField[] = []): SandboxAnswer {
  const error_details = fields.map(({ field, reason }) => ({
    property_name: field,
    message: reason,
    value: null,
    code: null,
  }))
  const error = { message, details: null, error_details }
  return { status, body: { result: null, success: false, error, status_code: status } }
}

export const notFound = (): SandboxAnswer => refused(404, 'Product not found')
