import { sandboxText } from '../../domain/vietnamese/sandbox-text.ts'
import type { BehaviourTools, SandboxAnswer, SandboxRequest } from '../sandbox/behaviour.ts'
import type { Orders } from '../sandbox/faults.ts'
import { type SandboxRecord, stateOf } from '../sandbox/record.ts'
import type { PartnerProfile } from './profile.ts'
import { IDEMPOTENCY_HEADER, PartnerOffer, PartnerProduct } from './protocol.ts'
import { notFound, refused } from './sandbox-answers.ts'
import type { CallMatch } from './sandbox-routes.ts'
import { limitErrors } from './sandbox-rules.ts'
import { answerOf } from './sandbox-view.ts'
import { fromWire } from './wire.ts'

/** How long somebody at the marketplace looks at a new product. */
const REVIEW_MS = 500

type Tools = BehaviourTools & { profile: PartnerProfile; orders: Orders }

/** Carries out one call of the protocol. */
export function carryOut(tools: Tools, match: CallMatch, request: SandboxRequest): SandboxAnswer {
  const { store, profile } = tools
  const body = fromWire(request.body, profile.fieldNames)
  if (match.call === 'create') return create(tools, body, request.headers[IDEMPOTENCY_HEADER])
  const record = match.id !== null ? store.byId(match.id) : store.bySku(match.sku ?? '')
  if (!record) return notFound()
  if (match.call === 'update') return save(tools, body, { current: record, key: record.key })
  if (match.call === 'offer') return changeOffer(tools, body, record)
  if (match.call === 'withdraw') {
    return answer(tools, store.commit({ ...record, withdrawn: true, updates: record.updates + 1 }))
  }
  return answer(tools, record)
}

/** A SKU names one product: where it is known, only the same create again is answered, until the product is withdrawn. */
function create(tools: Tools, body: unknown, key: unknown): SandboxAnswer {
  if (typeof key !== 'string') return refused(400, 'idempotency-key-missing')
  const product = PartnerProduct.safeParse(body)
  const current = product.success ? tools.store.bySku(product.data.sku) : null
  if (current && !current.withdrawn) {
    return current.key === key ? answer(tools, current) : refused(409, 'sku-taken')
  }
  return save(tools, body, { current, key })
}

type Saved = { current: SandboxRecord | null; key: string | null }

function save(tools: Tools, body: unknown, { current, key }: Saved): SandboxAnswer {
  const { store, profile, orders, now } = tools
  const product = PartnerProduct.safeParse(body)
  if (!product.success) {
    const errors = product.error.issues.map((issue) => ({
      field: issue.path.join('.'),
      reason: issue.message,
    }))
    return refused(422, 'invalid', errors)
  }
  const owner = store.bySku(product.data.sku)
  if (owner && !owner.withdrawn && current && owner.id !== current.id) return refused(409, 'sku-taken')
  const errors = limitErrors(product.data, profile)
  if (errors.length > 0) return refused(422, 'invalid', errors)
  const record = store.commit({
    id: current?.id ?? store.nextId(),
    sku: product.data.sku,
    sent: product.data,
    onSale: product.data.onSale,
    withdrawn: false,
    reviewUntil: reviewUntil(current, orders, now()),
    rejectedWith: orders.reject ? sandboxText.rejected : null,
    updates: (current?.updates ?? 0) + 1,
    key,
  })
  return answer(tools, record, current ? 200 : 201)
}

/** What is on sale stays so while its texts change; anything else is looked at (again). */
function reviewUntil(current: SandboxRecord | null, orders: Orders, now: number): number {
  if (orders.reviewMs !== null) return now + orders.reviewMs
  const state = current ? stateOf(current, now) : null
  return state === 'live' || state === 'paused' ? (current?.reviewUntil ?? 0) : now + REVIEW_MS
}

function changeOffer(tools: Tools, body: unknown, record: SandboxRecord): SandboxAnswer {
  const offer = PartnerOffer.safeParse(body)
  if (!offer.success) return refused(422, 'invalid')
  const sent = { ...record.sent, ...offer.data }
  const updates = record.updates + 1
  return answer(tools, tools.store.commit({ ...record, sent, onSale: offer.data.onSale, updates }))
}

function answer({ profile, orders, now }: Tools, record: SandboxRecord, status = 200): SandboxAnswer {
  const state = orders.strangeStatus ? 'strange' : stateOf(record, now())
  return { status, body: answerOf(record, profile, state) }
}
