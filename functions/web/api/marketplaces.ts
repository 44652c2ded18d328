import * as z from 'zod'
import { CategoryMap, CategoryRule } from '../../../shared/domain/category-rule.ts'
import { offReasonText } from '../../../shared/domain/vietnamese/marketplace-pages.ts'
import { ConnectionState } from '../../../shared/ports/consult.ts'
import { type FoundMap, findCategoryMap, saveCategoryMap } from '../acts/category-map.ts'
import { type ConnectionView, viewConnections } from '../acts/connections.ts'
import { done } from '../trouble.ts'
import { none, type Route, route } from './route.ts'

const Categories = CategoryMap.extend({
  own: z
    .array(CategoryRule)
    .meta({ description: 'What is chosen by itself after these rules; not to be changed.' }),
}).meta({ id: 'Categories' })

const view = ({ marketplace, map }: FoundMap): z.input<typeof Categories> => ({
  ...map,
  own: [...(marketplace.categories?.own ?? [])],
})

const params = z.object({ id: z.string() })

const read = route({
  method: 'get',
  path: '/api/marketplaces/{id}/categories',
  tag: 'marketplaces',
  summary:
    'Which categories staff chose for products, by OCOP group and words; the first rule that fits counts',
  who: 'staff',
  params,
  query: none,
  body: none,
  answer: {
    statuses: [200],
    description: 'The rules, and the revision to change them from',
    schema: Categories,
  },
  troubles: [403, 404],
  async handle({ deps, session, params: { id } }) {
    const found = await findCategoryMap(deps, session, id)
    return found.ok ? done({ status: 200, body: view(found.value) }) : found
  },
})

const save = route({
  method: 'put',
  path: '/api/marketplaces/{id}/categories',
  tag: 'marketplaces',
  summary: 'Choose categories; staff of the whole province',
  who: 'staff',
  params,
  query: none,
  body: CategoryMap.pick({ revision: true, rules: true }),
  answer: {
    statuses: [200],
    description:
      'The rules from now on. What waits for a category goes up within the hour; what is on sale keeps its category until it is looked at again, at its next change at the latest.',
    schema: Categories,
  },
  troubles: [400, 403, 404, 409],
  async handle({ deps, session, params: { id }, body }) {
    const found = await findCategoryMap(deps, session, id)
    if (!found.ok) return found
    const saved = await saveCategoryMap(deps, session, found.value.marketplace, body)
    if (!saved.ok) return saved
    return done({ status: 200, body: view({ ...found.value, map: saved.value }) })
  },
})

const Connection = z
  .object({
    id: z.string(),
    name: z.string(),
    site: z.string(),
    mode: z.enum(['api', 'partner-api']),
    on: z.boolean(),
    offReason: z.string().nullable().meta({ description: 'Vietnamese: why it is off unless switched on.' }),
    limits: z.object({ says: z.string(), source: z.string().nullable() }),
    connection: ConnectionState.nullable().meta({
      description:
        'Null for sellers, where it is off, and where no answer came. Nothing of the settings is shown.',
    }),
  })
  .meta({ id: 'Connection' })

function shown({ manifest, on, connection }: ConnectionView): z.input<typeof Connection> {
  const { id, name, site, mode, offReason, limits } = manifest
  return {
    id,
    name,
    site,
    mode,
    on,
    offReason: offReason ? offReasonText[offReason] : null,
    limits,
    connection,
  }
}

const connections = route({
  method: 'get',
  path: '/api/connections',
  tag: 'marketplaces',
  summary: 'Which marketplaces are on and, for staff, how their connections stand',
  who: 'everybody',
  params: none,
  query: none,
  body: none,
  answer: { statuses: [200], description: 'By id', schema: z.object({ connections: z.array(Connection) }) },
  troubles: [],
  async handle({ deps, session }) {
    const found = await viewConnections(deps, session)
    return done({ status: 200, body: { connections: found.map(shown) } })
  },
})

export const marketplaceRoutes: readonly Route[] = [connections, read, save]
