import * as z from 'zod'
import type { ZodOpenApiPathsObject } from 'zod-openapi'
import { ByHand, SandboxFault, SandboxProduct, SandboxTraffic } from '../../../shared/ports/sandbox.ts'

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
      ...call(
        'What a marketplace sandbox holds',
        z.object({ products: z.array(SandboxProduct), traffic: SandboxTraffic, hook: z.url() }),
      ),
      requestParams: marketplace,
    },
  },
  '/local/marketplaces/{id}/products/{product}': {
    post: {
      ...call(
        'Change a product in a marketplace sandbox by hand, not through us',
        z.object({ product: SandboxProduct }),
      ),
      requestParams: { path: z.object({ id: z.string(), product: z.string() }) },
      requestBody: { content: json(ByHand) },
    },
  },
  '/local/mail/attachments/{file}': {
    get: {
      ...call('A file of a mail', z.unknown()),
      requestParams: { path: z.object({ file: z.string() }) },
    },
  },
  '/local/marketplaces/{id}/mode': {
    post: {
      ...call('Reach a marketplace by its sandbox, or hand over to a desk', z.unknown()),
      requestParams: marketplace,
      requestBody: { content: json(z.object({ mode: z.enum(['api', 'hand-over']) })) },
    },
  },
  '/local/marketplaces/{id}/faults': {
    post: {
      ...call('Tell a marketplace sandbox to fail', z.unknown()),
      requestParams: marketplace,
      requestBody: { content: json(z.object({ faults: z.array(SandboxFault) })) },
    },
  },
} satisfies ZodOpenApiPathsObject
