import type { Context } from 'hono'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { skuOfSegment, skuSegment } from '../sku-segment.ts'
import { done, type Outcome, refuse } from '../trouble.ts'

/** The fields of a form; a body that is cut short or no form at all is expected trouble. */
export async function readForm(c: Context): Promise<Outcome<FormData>> {
  try {
    return done(await c.req.formData())
  } catch {
    return refuse(400, problems.malformedBody())
  }
}

/** The text of a form field; undefined where there is none, or a file. */
export function textField(form: FormData, name: string): string | undefined {
  const value = form.get(name)
  return typeof value === 'string' ? value : undefined
}

/** All texts under one name, as checkboxes give them. */
export function textFields(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string')
}

/** A path with the query parameters that are there. */
export function pathWith(path: string, query: Record<string, string | null | undefined>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) params.set(name, value)
  return params.size > 0 ? `${path}?${params}` : path
}

/** The page of a product. */
export const listingPath = ({ sku, tenant }: { sku: string; tenant: string | undefined }): string =>
  pathWith(`/listings/${skuSegment(sku)}`, { tenant })

/** The product that a page is about. */
export const listingAsk = (c: Context): { sku: string; tenant: string | undefined } => ({
  sku: skuOfSegment(c.req.param('sku') ?? ''),
  tenant: c.req.query('tenant'),
})
