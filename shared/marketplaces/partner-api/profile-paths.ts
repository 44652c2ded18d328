import * as z from 'zod'
import { strictSettings } from '../strict.ts'

/** One call. `{…}` in the path stand for what is filled in. */
const Endpoint = strictSettings({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string().startsWith('/', { error: 'must begin with /' }).max(500),
})
export type Endpoint = z.infer<typeof Endpoint>

type Blanks = { needs: readonly string[]; may?: readonly string[] }

/** A call whose path has all the blanks that it needs, and none that nobody fills. */
const call = ({ needs, may = [] }: Blanks) =>
  Endpoint.superRefine(({ path }, context) => {
    const found = [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '')
    const missing = needs.filter((name) => !found.includes(name))
    const known = [...needs, ...may]
    const strange = found.filter((name) => !known.includes(name))
    const say = (message: string) => context.addIssue({ code: 'custom', path: ['path'], message })
    if (missing.length > 0) say(`needs ${missing.map(blank).join(' and ')}`)
    if (strange.length > 0)
      say(`nothing fills ${strange.map(blank).join(', ')}; known here are ${known.map(blank).join(', ')}`)
    if (found.some((name, at) => found.indexOf(name) !== at)) say('names the same blank twice')
  })

const blank = (name: string): string => `{${name.slice(0, 40)}}`

/** The protocol's own paths; a contract may name others. Null: the marketplace has no such call. */
export const Paths = strictSettings({
  /** Creates; changes as well, with `id` in the body, where there is no `update`. */
  upsert: call({ needs: [], may: ['sku'] }).default({ method: 'PUT', path: '/skus/{sku}' }),
  update: call({ needs: ['id'], may: ['sku'] })
    .nullable()
    .default(null),
  readById: call({ needs: ['id'] }).default({ method: 'GET', path: '/products/{id}' }),
  readBySku: call({ needs: ['sku'] }).default({ method: 'GET', path: '/skus/{sku}' }),
  offer: call({ needs: ['id'] }).default({ method: 'PATCH', path: '/products/{id}/offer' }),
  withdraw: call({ needs: ['id'] }).default({ method: 'POST', path: '/products/{id}/withdraw' }),
  changes: call({ needs: ['from', 'to', 'cursor'] })
    .nullable()
    .default({ method: 'GET', path: '/changes?from={from}&to={to}&cursor={cursor}' }),
}).superRefine((paths, context) => {
  const seen = new Map<string, string>()
  for (const [name, endpoint] of Object.entries(paths)) {
    if (!endpoint) continue
    const shape = `${endpoint.method} ${endpoint.path.replace(/\{[^{}]*\}/g, '{}')}`
    const other = seen.get(shape)
    if (other) context.addIssue({ code: 'custom', path: [name], message: `is the same call as ${other}` })
    seen.set(shape, name)
  }
})
