import * as z from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { RowResult } from '../../../shared/domain/row.ts'
import { ConditionCounts } from '../../../shared/domain/status.ts'
import type { WebDeps } from '../deps.ts'
import { Problem } from '../problem.ts'
import { localCalls } from './local-calls.ts'
import type { Route } from './route.ts'

const always = [401, 422, 500]

/** The API as OpenAPI 3.1, from the descriptions that serve it. */
export function describeApi(deps: Pick<WebDeps, 'publicUrl' | 'local'>, routes: readonly Route[]) {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'OCOP marketplace connector',
      version: '1.0.0',
      description:
        'Takes a product sheet as it is and keeps the marketplaces matching it. Problems are RFC 9457 with Vietnamese title and detail.',
    },
    servers: [{ url: deps.publicUrl }],
    security: [{ bearer: [] }],
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { RowResult, ConditionCounts },
    },
    paths: { ...pathsOf(routes), ...health, ...(deps.local ? localCalls : {}) },
  })
}

const health = {
  '/healthz': {
    get: {
      tags: ['health'],
      summary: 'Whether the service answers',
      security: [],
      responses: {
        '200': {
          description: 'It does',
          content: { 'application/json': { schema: z.object({ ok: z.boolean() }) } },
        },
      },
    },
  },
} satisfies ZodOpenApiPathsObject

function pathsOf(routes: readonly Route[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const { doc } of routes) paths[doc.path] = { ...paths[doc.path], [doc.method]: operation(doc) }
  return paths
}

const isEmpty = (schema: z.ZodObject) => Object.keys(schema.shape).length === 0

function operation(doc: Route['doc']): ZodOpenApiOperationObject {
  const answer = {
    description: doc.answer.description,
    content: doc.answer.file
      ? { [doc.answer.file]: { schema: z.string().meta({ format: 'binary' }) } }
      : { 'application/json': { schema: doc.answer.schema ?? z.object({}) } },
  }
  const trouble = { description: 'Problem', content: { 'application/problem+json': { schema: Problem } } }
  return {
    tags: [doc.tag],
    summary: doc.summary,
    requestParams: {
      ...(isEmpty(doc.params) ? {} : { path: doc.params }),
      ...(isEmpty(doc.query) ? {} : { query: doc.query }),
    },
    ...(isEmpty(doc.body)
      ? {}
      : {
          requestBody: {
            content: { [doc.form ? 'multipart/form-data' : 'application/json']: { schema: doc.body } },
          },
        }),
    responses: {
      ...Object.fromEntries(doc.answer.statuses.map((status) => [String(status), answer])),
      ...Object.fromEntries(
        [...doc.troubles, ...(doc.upload ? [429] : []), ...always, ...(isEmpty(doc.body) ? [] : [415])].map(
          (status) => [String(status), trouble],
        ),
      ),
    },
  }
}
