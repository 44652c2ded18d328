import * as z from 'zod'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { Previewed } from '../../../shared/ports/consult.ts'
import { chosenMarketplaces } from '../acts/chosen-marketplaces.ts'
import { findImport } from '../acts/find-import.ts'
import { findListing } from '../acts/find-listing.ts'
import { previewImport } from '../acts/preview-import.ts'
import { previewListing } from '../acts/preview-listing.ts'
import { done, refuse } from '../trouble.ts'
import { readOrdinal, writeOrdinal } from './ordinal-cursor.ts'
import { none, type Route, route } from './route.ts'
import { ImportIdParams, TenantQuery } from './schemas.ts'

const Verdict = Previewed.extend({
  outcome: z.enum(['good', 'warned', 'held', 'left']).meta({
    description: '`left`: somebody has hidden it there or taken it down, which a sheet does not undo.',
  }),
  unchecked: Previewed.shape.unchecked.meta({
    description:
      'Why the own lists of the marketplace could not be asked: it may say more than is told here.',
  }),
}).meta({ id: 'Preview' })

const Verdicts = z.record(z.string(), Verdict.nullable()).meta({
  description: 'By marketplace id; null where no answer came.',
})

const MarketplaceQuery = TenantQuery.extend({
  marketplace: z.string().optional().meta({ description: 'All that are on where none is named.' }),
})

const chosen = (marketplace: string | undefined) => (marketplace === undefined ? undefined : [marketplace])

const ofImport = route({
  method: 'get',
  path: '/api/imports/{id}/preview',
  tag: 'imports',
  summary: 'What would become of each accepted row, were the import confirmed now; nothing is sent',
  who: 'everybody',
  params: ImportIdParams,
  query: MarketplaceQuery.extend({
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
  body: none,
  answer: {
    statuses: [200],
    description: 'Accepted rows in sheet order; go on with `after` = `next`',
    schema: z.object({
      rows: z.array(
        z.object({
          sheet: z.string(),
          line: z.int(),
          tenant: z.string(),
          sku: z.string(),
          marketplaces: Verdicts,
        }),
      ),
      next: z.string().nullable(),
    }),
  },
  troubles: [404, 409],
  async handle({ deps, session, params, query }) {
    const found = await findImport(deps, session, { importId: params.id, tenant: query.tenant })
    if (!found.ok) return found
    const marketplaces = chosenMarketplaces(deps, chosen(query.marketplace))
    if (!marketplaces.ok) return marketplaces
    const from = readOrdinal(query.after)
    if (from === null) return refuse(422, problems.cursorInvalid(), 'after')
    const page = await previewImport(deps, found.value, marketplaces.value, { from, limit: query.limit })
    if (!page.ok) return page
    const rows = page.value.rows.map(({ row, verdicts }) => ({
      sheet: row.result.sheet,
      line: row.result.line,
      tenant: row.seller,
      sku: row.sku ?? '',
      marketplaces: verdicts,
    }))
    return done({ status: 200, body: { rows, next: writeOrdinal(page.value.next) } })
  },
})

const ofListing = route({
  method: 'get',
  path: '/api/listings/{sku}/preview',
  tag: 'listings',
  summary: 'What marketplaces would make of a listing now; nothing is sent',
  who: 'everybody',
  params: z.object({ sku: z.string() }),
  query: MarketplaceQuery,
  body: none,
  answer: {
    statuses: [200],
    description: 'As it would be offered, with what people said and nobody has carried out yet',
    schema: z.object({ marketplaces: Verdicts }),
  },
  troubles: [403, 404],
  async handle({ deps, session, params, query }) {
    const found = await findListing(deps, session, { ...params, tenant: query.tenant })
    if (!found.ok) return found
    const marketplaces = chosenMarketplaces(deps, chosen(query.marketplace))
    if (!marketplaces.ok) return marketplaces
    const verdicts = await previewListing(deps, found.value, marketplaces.value)
    return done({ status: 200, body: { marketplaces: verdicts } })
  },
})

/** Before the routes of listings: a SKU may hold a slash. */
export const previewRoutes: readonly Route[] = [ofImport, ofListing]
