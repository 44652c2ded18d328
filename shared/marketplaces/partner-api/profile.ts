import * as z from 'zod'
import { RequestLimits } from '../../domain/pace/limits.ts'
import { BaseUrl, HttpSettings } from '../http.ts'
import { PartnerAnswer, PartnerProduct } from './protocol.ts'

/** One call. `{id}` and `{sku}` in the path stand for the product. */
const Endpoint = z.object({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string().startsWith('/'),
})
export type Endpoint = z.infer<typeof Endpoint>

/** How the marketplace knows us. All of it is secret. */
const PartnerLogin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('apiKey'), header: z.string().min(1), key: z.string().min(1) }),
  z.object({ kind: z.literal('basic'), username: z.string().min(1), password: z.string().min(1) }),
  z.object({
    kind: z.literal('clientCredentials'),
    path: z.string().startsWith('/'),
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
  }),
])
export type PartnerLogin = z.infer<typeof PartnerLogin>

/** The protocol's own paths; a contract may name others. */
const Paths = z.object({
  create: Endpoint.default({ method: 'POST', path: '/products' }),
  update: Endpoint.default({ method: 'PUT', path: '/products/{id}' }),
  readById: Endpoint.default({ method: 'GET', path: '/products/{id}' }),
  readBySku: Endpoint.default({ method: 'GET', path: '/products?sku={sku}' }),
  offer: Endpoint.default({ method: 'PATCH', path: '/products/{id}/offer' }),
  withdraw: Endpoint.default({ method: 'POST', path: '/products/{id}/withdraw' }),
})

/** Names on the wire that differ from the protocol's, by the protocol's name. */
const FieldName = z.enum([...PartnerProduct.keyof().options, ...PartnerAnswer.keyof().options])
const FieldNames = z
  .partialRecord(FieldName, z.string().min(1))
  .refine(areDistinct, { error: 'two fields, one name' })
export type FieldNames = z.infer<typeof FieldNames>

function areDistinct(names: Partial<Record<string, string>>): boolean {
  const onWire = FieldName.options.map((name) => names[name] ?? name)
  return new Set(onWire).size === onWire.length
}

/** What the marketplace takes, of a product and of requests. `mark` and `source` as for every rule: `V` where the contract says so. */
const Limits = RequestLimits.extend({
  source: z.string().min(1),
  mark: z.enum(['V', 'C', '2', '?']),
  checkedOn: z.iso.date(),
  nameMax: z.int().positive().nullable().default(null),
  descriptionMin: z.int().nonnegative().default(0),
  descriptionMax: z.int().positive().default(20_000),
  descriptionFormat: z.enum(['html', 'text']).default('text'),
  picturesMin: z.int().nonnegative().default(0),
  picturesMax: z.int().positive().nullable().default(null),
  /** Longest side of the pictures it is given, pixels; 2000 and null: as they are prepared. */
  pictureSide: z
    .union([z.literal(500), z.literal(1000), z.literal(2000)])
    .nullable()
    .default(null),
  /** Codes of answers that mean "too many requests" where their HTTP status does not say so. */
  tooManyCodes: z.array(z.string().min(1)).default([]),
})
export type Limits = z.infer<typeof Limits>

/**
 * A contract profile: how one marketplace speaks our protocol. Supplied by an operator after a contract; there is no
 * default for where it is. A status word that is not listed is reported as unknown.
 */
export const PartnerProfile = z.object({
  baseUrl: BaseUrl,
  login: PartnerLogin,
  paths: Paths.prefault({}),
  fieldNames: FieldNames.default({}),
  /** Where a successful answer keeps the product; null where it is the answer itself. */
  answerField: z.string().min(1).nullable().default(null),
  statusWords: z.record(z.string(), z.enum(['in-review', 'live', 'paused', 'rejected', 'withdrawn'])),
  limits: Limits,
  http: HttpSettings.prefault({}),
})
export type PartnerProfile = z.infer<typeof PartnerProfile>
