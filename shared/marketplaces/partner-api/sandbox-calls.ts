import type { SandboxAnswer, SandboxRequest } from '../sandbox/behaviour.ts'
import { type CommitTools, commitProduct } from '../sandbox/commit.ts'
import { type SandboxRecord, stateOf } from '../sandbox/record.ts'
import type { PartnerProfile } from './profile.ts'
import { IDEMPOTENCY_HEADER, PartnerOffer, PartnerProduct, PartnerUpsert } from './protocol.ts'
import { notFound, refused } from './sandbox-answers.ts'
import { changesPage } from './sandbox-changes.ts'
import type { CallMatch } from './sandbox-routes.ts'
import { limitErrors } from './sandbox-rules.ts'
import { answerOf } from './sandbox-view.ts'
import { fromWire } from './wire.ts'

/** How long somebody at the marketplace looks at a new product. */
const REVIEW_MS = 500

type Tools = CommitTools & { profile: PartnerProfile }

/** Carries out one call of the protocol. */
export function carryOut(tools: Tools, { call, blanks }: CallMatch, request: SandboxRequest): SandboxAnswer {
  const { store, profile } = tools
  if (call === 'changes') return changesPage(tools, blanks)
  const body = fromWire(request.body, profile.fieldNames)
  const key = request.headers[IDEMPOTENCY_HEADER]
  if (call === 'upsert') return upsert(tools, body, key)
  const record = blanks.id === undefined ? store.bySku(blanks.sku ?? '') : store.byId(blanks.id)
  if (!record) return notFound(profile)
  if (call === 'readById' || call === 'readBySku') return answer(tools, record)
  if (typeof key !== 'string') return refused(profile, 400, 'idempotency-key-missing')
  if (isRepetition(tools, record, key)) return answer(tools, record)
  if (call === 'update') return save(tools, body, { current: record, key })
  if (call === 'offer') return changeOffer(tools, body, { current: record, key })
  return answer(tools, store.commit({ ...record, withdrawn: true, key, updates: record.updates + 1 }))
}

/** With `id` it changes that product; without, the one of its SKU, or a new one. */
function upsert(tools: Tools, body: unknown, key: unknown): SandboxAnswer {
  const { store, profile } = tools
  if (typeof key !== 'string') return refused(profile, 400, 'idempotency-key-missing')
  const sent = PartnerUpsert.safeParse(body)
  if (!sent.success) return invalid(profile, sent.error.issues)
  const { id, ...product } = sent.data
  const current = id === undefined ? store.bySku(product.sku) : store.byId(id)
  if (id !== undefined && !current) return notFound(profile)
  if (current && isRepetition(tools, current, key)) return answer(tools, current)
  return save(tools, product, { current, key })
}

/** The change carried out last, again; what was refused or taken down meanwhile is taken up anew. */
function isRepetition({ now }: Tools, current: SandboxRecord, key: string): boolean {
  return current.key === key && !['rejected', 'withdrawn'].includes(stateOf(current, now()))
}

type Saved = { current: SandboxRecord | null; key: string }

function save(tools: Tools, body: unknown, { current, key }: Saved): SandboxAnswer {
  const { store, profile } = tools
  const product = PartnerProduct.safeParse(body)
  if (!product.success) return invalid(profile, product.error.issues)
  const owner = store.bySku(product.data.sku)
  if (owner && !owner.withdrawn && current && owner.id !== current.id)
    return refused(profile, 409, 'sku-taken')
  const errors = limitErrors(product.data, profile)
  if (errors.length > 0) return refused(profile, 422, 'invalid', errors)
  const record = commitProduct(tools, current, {
    sku: product.data.sku,
    sent: product.data,
    onSale: product.data.onSale,
    reviewUntil: reviewUntil(current, tools.now()),
    key,
  })
  return answer(tools, record, current ? 200 : 201)
}

type Issue = { path: PropertyKey[]; message: string }

function invalid(profile: PartnerProfile, issues: readonly Issue[]): SandboxAnswer {
  const errors = issues.map(({ path, message }) => ({ field: path.map(String).join('.'), reason: message }))
  return refused(profile, 422, 'invalid', errors)
}

/** What is on sale stays so while its texts change; anything else is looked at (again). */
function reviewUntil(current: SandboxRecord | null, now: number): number {
  const state = current ? stateOf(current, now) : null
  return state === 'live' || state === 'paused' ? (current?.reviewUntil ?? 0) : now + REVIEW_MS
}

function changeOffer(
  tools: Tools,
  body: unknown,
  { current, key }: { current: SandboxRecord; key: string },
): SandboxAnswer {
  const offer = PartnerOffer.safeParse(body)
  if (!offer.success) return invalid(tools.profile, offer.error.issues)
  const sent = { ...current.sent, ...offer.data }
  const { onSale } = offer.data
  return answer(tools, tools.store.commit({ ...current, sent, onSale, key, updates: current.updates + 1 }))
}

function answer({ profile, orders, now }: Tools, record: SandboxRecord, status = 200): SandboxAnswer {
  const state = orders.strangeStatus ? 'strange' : stateOf(record, now())
  return { status, body: answerOf(record, profile, state) }
}
