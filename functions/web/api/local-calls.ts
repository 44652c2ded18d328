import * as z from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import type { SandboxFault, SandboxProduct } from '../../../shared/ports/marketplace.ts'

const Fault = z
  .object({
    kind: z.enum([
      '429',
      '500',
      '503',
      'cut-after-commit',
      'cut-before-commit',
      'latency',
      'expired-token',
      'slow-review',
      'malformed-json',
      'reject',
    ]),
    times: z.int().positive(),
    operation: z.enum(['login', 'find', 'create', 'update']).optional(),
    retryAfter: z.number().optional().meta({ description: 'Seconds, for 429 and 503.' }),
    delayMs: z.number().optional().meta({ description: 'Milliseconds, for latency and slow-review.' }),
  })
  .meta({ id: 'SandboxFault' }) satisfies z.ZodType<SandboxFault>

const Product = z
  .object({
    id: z.string(),
    sku: z.string(),
    name: z.string(),
    price: z.number(),
    stock: z.number(),
    state: z.string(),
    updates: z.int(),
    pictures: z.int(),
    sent: z.unknown(),
  })
  .meta({ id: 'SandboxProduct' }) satisfies z.ZodType<SandboxProduct>

const marketplace = { path: z.object({ id: z.string() }) }
const json = (schema: z.ZodType) => ({ 'application/json': { schema } })

const call = (summary: string, schema: z.ZodType) => ({
  tags: ['local'],
  summary,
  security: [],
  responses: { '200': { description: summary, content: json(schema) } },
})

/** The calls that only local mode answers; served by local mode itself, documented here for whoever tries it out. */
export const localCalls = {
  '/local/token': {
    post: {
      ...call('A token for a seeded user', z.object({ token: z.string() })),
      requestBody: { content: json(z.object({ user: z.string() })) },
    },
  },
  '/local/users': { get: call('The seeded users', z.unknown()) },
  '/local/mail': { get: call('All mails sent, newest first', z.unknown()) },
  '/local/marketplaces/{id}/products': {
    get: {
      ...call('What a marketplace sandbox holds', z.object({ products: z.array(Product) })),
      requestParams: marketplace,
    },
  },
  '/local/marketplaces/{id}/faults': {
    post: {
      ...call('Tell a marketplace sandbox to fail', z.unknown()),
      requestParams: marketplace,
      requestBody: { content: json(z.object({ faults: z.array(Fault) })) },
    },
  },
} satisfies ZodOpenApiPathsObject
