// Reads only: what a person said of a paper, as far as it can be true.
import * as z from 'zod'
import type { TenantId } from '../../../shared/domain/ids.ts'
import { Paper } from '../../../shared/domain/paper.ts'
import { readDay } from '../../../shared/domain/values/day.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { vietnamDay } from '../../../shared/ports/clock.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'

/** The fields of a form. `skus` empty: for all products of the account. */
export const PaperStatement = z.object({
  kind: Paper.shape.kind,
  number: z.string().trim().max(100).default(''),
  issuedOn: z.string().max(60).default(''),
  expiresOn: z.string().max(60).default(''),
  skus: Paper.shape.skus.default([]),
})
export type PaperStatement = z.infer<typeof PaperStatement>

export type Said = Pick<Paper, 'kind' | 'number' | 'issuedOn' | 'expiresOn' | 'skus'>

/** Days as people write them; codes only of products that the account has. */
export async function understand(
  deps: Pick<WebDeps, 'stores' | 'clock'>,
  tenant: TenantId,
  { kind, number, issuedOn: issued, expiresOn: expires, skus: codes }: PaperStatement,
): Promise<Outcome<Said>> {
  const today = vietnamDay(deps.clock.now())
  const issuedOn = dayIn(issued, today)
  if (issuedOn === undefined || (issuedOn ?? '') > today) return refuse(422, problems.paperDay(), 'issuedOn')
  const expiresOn = dayIn(expires, today)
  const endsBefore = issuedOn !== null && typeof expiresOn === 'string' && expiresOn < issuedOn
  if (expiresOn === undefined || endsBefore) return refuse(422, problems.paperDay(), 'expiresOn')
  const skus = [...new Set(codes)].sort()
  const known = await deps.stores.desired.getMany(skus.map((sku) => ({ tenant, sku })))
  if (known.length < skus.length) return refuse(422, problems.paperProducts(), 'skus')
  return done({ kind, number: number || null, issuedOn, expiresOn, skus })
}

/** Null where nothing is written, undefined where it is not certain which day is meant. */
function dayIn(text: string, today: string): string | null | undefined {
  const day = readDay(text, today)
  if (day.kind === 'missing') return null
  return day.kind === 'value' ? day.value : undefined
}
