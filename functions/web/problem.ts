import type { Context } from 'hono'
import * as z from 'zod'
import type { Trouble } from './trouble.ts'

/** What every failed call of the API answers (RFC 9457). `field` is the path of the field that is meant. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    field: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'Vietnamese title and detail; `code` is stable.' })
export type Problem = z.infer<typeof Problem>

export function problemAnswer(c: Context, trouble: Trouble): Response {
  const { status, retryAfter } = trouble
  const headers: Record<string, string> = { 'content-type': problemType }
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter)
  if (status === 401) headers['www-authenticate'] = 'Bearer'
  return c.body(problemBody(trouble), status, headers)
}

export const problemType = 'application/problem+json'

/** The same as text, for answers that no app gives. `status` may be any that HTTP knows. */
export function problemBody({
  status,
  title,
  detail,
  code,
  field,
}: Omit<Trouble, 'status'> & { status: number }): string {
  return JSON.stringify({ type: `urn:problem:${code}`, title, status, detail, code, field } satisfies Problem)
}
