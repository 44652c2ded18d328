import type { Context, Hono } from 'hono'
import * as z from 'zod'
import type { Session } from '../../../shared/domain/session.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { type FileAnswer, sendFile } from '../file-answer.ts'
import { type FieldProblems, fits } from '../fits.ts'
import { problemAnswer } from '../problem.ts'
import { skuOfSegment } from '../sku-segment.ts'
import { done, type Outcome, refuse, type TroubleStatus } from '../trouble.ts'
import { bearerSession } from './bearer.ts'

/** No parameters, no query, or no body. */
export const none = z.object({})

type Call<P, Q, B> = { deps: WebDeps; session: Session; params: P; query: Q; body: B }

/** An answer: one of the route's statuses, its body, and headers beyond the usual. */
type Answer<A> = { status: SuccessStatus; body: A; headers?: Record<string, string> }
type SuccessStatus = 200 | 201 | 202

/** What is documented of a call. `answer` also tells what it answers with: a schema, or the media type of a file. */
type Doc<P, Q, B, Answered> = {
  method: 'get' | 'post' | 'patch' | 'put' | 'delete'
  /** OpenAPI form: `/api/imports/{id}`. */
  path: string
  tag: string
  summary: string
  /** `staff` answers owners with 403. */
  who: 'everybody' | 'staff'
  params: P
  query: Q
  /** An empty body counts as `{}`. */
  body: B
  /** The body is a form with files; a field that is there several times is an array. */
  form?: true
  answer: { statuses: SuccessStatus[]; description: string } & Answered
  /** Problem statuses beyond 401, 422 and 500. */
  troubles: TroubleStatus[]
}

/** One call of the API. The same description serves it and documents it. */
export type RouteSpec<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodObject,
  A extends z.ZodType,
> = Doc<P, Q, B, { schema: A }> & {
  /** What to say of a field that does not fit, by its first name; a general sentence for others. */
  fieldProblems?: FieldProblems
  handle(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<Outcome<Answer<z.input<A>>>>
}

/** A route with its own types closed over. */
export type Route = {
  doc: Doc<z.ZodObject, z.ZodObject, z.ZodObject, { schema?: z.ZodType; file?: string }>
  serve(deps: WebDeps, c: Context): Promise<Response>
}

export function route<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodObject,
  A extends z.ZodType,
>(spec: RouteSpec<P, Q, B, A>): Route {
  const { handle, fieldProblems: _, ...doc } = spec
  return {
    doc,
    async serve(deps, c) {
      const session = await allowed(deps, c, spec.who)
      if (!session.ok) return problemAnswer(c, session.trouble)
      const call = await readCall(spec, deps, session.value, c)
      const outcome = call.ok ? await handle(call.value) : call
      if (!outcome.ok) return problemAnswer(c, outcome.trouble)
      const { status, body, headers } = outcome.value
      return c.json(body, status, headers)
    },
  }
}

type FileSpec<P extends z.ZodObject, Q extends z.ZodObject> = Omit<
  RouteSpec<P, Q, typeof none, z.ZodType>,
  'method' | 'body' | 'answer' | 'handle'
> & {
  answer: { description: string; file: string }
  handle(call: Call<z.output<P>, z.output<Q>, unknown>): Promise<Outcome<FileAnswer>>
}

/** A call that answers with a file. */
export function fileRoute<P extends z.ZodObject, Q extends z.ZodObject>(spec: FileSpec<P, Q>): Route {
  const { handle, answer, ...doc } = spec
  const whole = { ...doc, method: 'get', body: none } as const
  return {
    doc: { ...whole, answer: { statuses: [200], ...answer } },
    async serve(deps, c) {
      const session = await allowed(deps, c, spec.who)
      if (!session.ok) return problemAnswer(c, session.trouble)
      const call = await readCall(whole, deps, session.value, c)
      const outcome = call.ok ? await handle(call.value) : call
      return outcome.ok ? sendFile(c, outcome.value, answer.file) : problemAnswer(c, outcome.trouble)
    },
  }
}

/** Registers routes on an app. A SKU may hold any character, a slash too; the router would take what follows it for a part of it. */
export function serveRoutes(app: Hono, deps: WebDeps, routes: readonly Route[]): void {
  for (const { doc, serve } of routes) {
    const sku = doc.method === 'get' && doc.path.endsWith('{sku}') ? ':sku{.+(?<!/preview)}' : ':sku{.+}'
    const path = doc.path.replace('{sku}', sku).replace(/\{(\w+)\}/g, ':$1')
    app.on(doc.method.toUpperCase(), path, (c) => serve(deps, c))
  }
}

async function allowed(deps: WebDeps, c: Context, who: 'everybody' | 'staff'): Promise<Outcome<Session>> {
  const session = await bearerSession(deps, c)
  if (!session) return refuse(401, problems.notSignedIn())
  if (who === 'staff' && session.role === 'owner') return refuse(403, problems.staffOnly())
  return done(session)
}

async function readCall<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject>(
  spec: { params: P; query: Q; body: B; form?: true; fieldProblems?: FieldProblems },
  deps: WebDeps,
  session: Session,
  c: Context,
): Promise<Outcome<Call<z.output<P>, z.output<Q>, z.output<B>>>> {
  const { sku, ...others } = c.req.param() as Record<string, string>
  const params = fits(spec.params, sku === undefined ? others : { ...others, sku: skuOfSegment(sku) })
  if (!params.ok) return params
  const query = fits(spec.query, c.req.query())
  if (!query.ok) return query
  const given = spec.body.shape === none.shape ? done({}) : await (spec.form ? readFields(c) : readJson(c))
  const body = given.ok ? fits(spec.body, given.value, spec.fieldProblems) : given
  if (!body.ok) return body
  return done({ deps, session, params: params.value, query: query.value, body: body.value })
}

async function readFields(c: Context): Promise<Outcome<unknown>> {
  try {
    const form = await c.req.formData()
    const fields = [...new Set(form.keys())].map((name) => [name, form.getAll(name)] as const)
    return done(Object.fromEntries(fields.map(([name, all]) => [name, all.length > 1 ? all : all[0]])))
  } catch {
    return refuse(400, problems.malformedBody())
  }
}

async function readJson(c: Context): Promise<Outcome<unknown>> {
  const text = await c.req.text()
  if (text.trim() === '') return done({})
  try {
    return done(JSON.parse(text))
  } catch {
    return refuse(400, problems.malformedBody())
  }
}
