import * as z from 'zod'
import { type Result, retryable, success } from '../../domain/failure.ts'
import { type ChangesPage, type ChangesRange, changesExpired } from '../../ports/marketplace.ts'
import type { SendoClient } from './client.ts'
import { dayOf } from './vietnam-days.ts'

const SEARCH = '/api/partner/product/search'
/** The most that a page may hold (V: HS-17992314823321). */
const PAGE_SIZE = 50

/** `data` in the answer: C, public code. */
const Page = z.object({
  data: z
    .array(
      z.object({
        id: z.union([z.int(), z.string().min(1)]).transform(String),
        sku: z.string().nullish(),
        store_sku: z.string().nullish(),
      }),
    )
    .nullish(),
  next_token: z.string().nullish(),
})

/**
 * One page of the products that were updated in a range of days. The days are Viet Nam's; one more on either side,
 * because neither the clock nor whether the last day counts is documented. Their form is that of public code (C). With a
 * cursor Sendo looks at nothing else, and forgets it after a while that is documented nowhere: a page with a cursor that
 * is refused means that.
 */
export async function readChanges(
  client: SendoClient,
  { from, to }: ChangesRange,
  cursor: string | null,
): Promise<Result<ChangesPage>> {
  const answer = await client('POST', SEARCH, {
    page_size: PAGE_SIZE,
    product_name: '',
    date_from: dayOf(from, -1),
    date_to: dayOf(to, 1),
    status: null,
    token: cursor ?? '',
  })
  if (!answer.ok) return answer
  if (answer.value.kind !== 'done')
    return retryable(cursor === null ? 'marketplace.bad-answer' : changesExpired, 'search refused')
  const page = Page.safeParse(answer.value.result)
  if (!page.success) return retryable('marketplace.bad-answer', 'no page of products in the answer')
  const { data, next_token } = page.data
  // A cursor that leads to itself would never end.
  if (cursor !== null && next_token === cursor) return retryable(changesExpired, 'the same cursor again')
  const products = (data ?? []).map(({ id, sku, store_sku }) => ({
    externalId: id,
    shopSku: sku ?? store_sku ?? null,
  }))
  return success({ products, next: next_token || null })
}
