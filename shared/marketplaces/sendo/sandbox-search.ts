import * as z from 'zod'
import type { BehaviourTools, SandboxAnswer } from '../sandbox/behaviour.ts'
import { lastChangeOf, type SandboxRecord } from '../sandbox/record.ts'
import { done, refused } from './sandbox-answers.ts'
import { statusOf } from './sandbox-view.ts'

/** Fields and the largest page: HS-17992314823321. */
const Search = z.object({
  date_from: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullish(),
  date_to: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullish(),
  product_name: z.string().nullish(),
  page_size: z.int().positive().max(50).default(10),
  status: z.int().nullish(),
  token: z.string().nullish(),
})

/** All that a page after the first goes by. `after`: what came last, by time of change and id. */
const Cursor = z.object({
  from: z.number(),
  to: z.number(),
  size: z.int(),
  after: z.tuple([z.number(), z.number()]),
  madeAt: z.number(),
})
type Cursor = z.infer<typeof Cursor>

/** How long a cursor lives is documented nowhere, only that it expires. */
const CURSOR_LIFE_MS = 5 * 60_000
const DAY_MS = 24 * 60 * 60_000

/** Products by the day of their last change, the newest first; with a cursor nothing else counts. */
export function search({ store, now }: BehaviourTools, body: unknown): SandboxAnswer {
  const asked = Search.safeParse(body)
  if (!asked.success) return refused(400, 'Invalid search', [{ field: 'page_size', reason: 'invalid' }])
  const range = asked.data.token ? readCursor(asked.data.token, now()) : firstRange(asked.data)
  if (range === null) return refused(400, 'Token expired')
  const found = store
    .all()
    .map((record) => ({ record, at: lastChangeOf(record, now()), id: Number(record.id) }))
    .filter(({ at }) => at >= range.from && at < range.to)
    .filter(({ at, id }) => at < range.after[0] || (at === range.after[0] && id < range.after[1]))
    .sort((a, b) => b.at - a.at || b.id - a.id)
  const page = found.slice(0, range.size)
  const last = page.at(-1)
  const next =
    last && found.length > page.length ? { ...range, after: [last.at, last.id], madeAt: now() } : null
  return done({
    data: page.map(({ record }) => row(record, now())),
    next_token: next && Buffer.from(JSON.stringify(next)).toString('base64url'),
    previous_token: null,
  })
}

/** Days are Viet Nam's, the last one included: an assumption. */
function firstRange({ date_from, date_to, page_size }: z.infer<typeof Search>): Cursor {
  const from = date_from ? Date.parse(`${date_from}T00:00:00+07:00`) : 0
  const to = date_to ? Date.parse(`${date_to}T00:00:00+07:00`) + DAY_MS : Number.MAX_SAFE_INTEGER
  return { from, to, size: page_size, after: [Number.MAX_SAFE_INTEGER, 0], madeAt: 0 }
}

function readCursor(token: string, now: number): Cursor | null {
  try {
    const cursor = Cursor.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')))
    return cursor.madeAt + CURSOR_LIFE_MS > now ? cursor : null
  } catch {
    return null
  }
}

const row = (record: SandboxRecord, now: number) => ({
  id: Number(record.id),
  sku: record.sku,
  name: record.sent.name,
  price: record.sent.price,
  stock_quantity: record.sent.stock_quantity,
  status: statusOf(record, now),
})
