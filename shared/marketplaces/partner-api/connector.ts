import { type Result, retryable, success } from '../../domain/failure.ts'
import { contentHash } from '../../domain/hash.ts'
import type { Change, Connector, ConnectorTools, Lookup, Observation } from '../../ports/marketplace.ts'
import { withDeadline } from '../deadline.ts'
import { createHttpClient, refusedConnection } from '../http.ts'
import { createSession } from '../session.ts'
import { logIn } from './login.ts'
import type { Endpoint, PartnerProfile } from './profile.ts'
import { IDEMPOTENCY_HEADER, PartnerAnswer, type PartnerProduct, priceStockPart } from './protocol.ts'
import { type Purpose, readRefusal, readTooMany } from './refusal.ts'
import { fillPath, fromWire, isFields, toWire } from './wire.ts'

type Call = {
  purpose: Purpose
  endpoint: Endpoint
  id?: string
  sku?: string
  body?: Record<string, unknown>
  key?: string
}

/** Null is the one clear answer "no such product". */
type Send = (call: Call) => Promise<Result<PartnerAnswer | null>>

export function connect(profile: PartnerProfile, tools: ConnectorTools): Connector<PartnerProduct> {
  const { now } = tools
  const http = createHttpClient(profile, tools, (outcome) => readTooMany(outcome, profile, now))
  const session = createSession(() => logIn(profile, http, now), now, refusedConnection)

  const send: Send = async ({ purpose, endpoint, id, sku, body, key }) => {
    const url = profile.baseUrl + fillPath(endpoint.path, { id, sku })
    const keyHeader: Record<string, string> = key === undefined ? {} : { [IDEMPOTENCY_HEADER]: key }
    const outcome = await session((login) =>
      http({
        method: endpoint.method,
        url,
        headers: { ...login, ...keyHeader },
        body: body && toWire(body, profile.fieldNames),
      }),
    )
    if (outcome.kind === 'failed') return { ok: false, failure: outcome.failure }
    if (outcome.kind === 'auth') return retryable('marketplace.login')
    return outcome.status < 400 ? readProduct(outcome.body, profile) : readRefusal(purpose, outcome, profile)
  }

  return withDeadline(profile.http, {
    observe: (lookup) => observe(send, profile, lookup),
    apply: (change) => apply(send, profile, change),
  })
}

async function observe(
  send: Send,
  profile: PartnerProfile,
  lookup: Lookup,
): Promise<Result<Observation | null>> {
  const { readById, readBySku } = profile.paths
  if (lookup.externalId !== null) {
    const byId = await send({ purpose: 'look', endpoint: readById, id: lookup.externalId })
    if (!byId.ok) return byId
    if (byId.value) return success(toObservation(byId.value, profile))
  }
  const bySku = await send({ purpose: 'look', endpoint: readBySku, sku: lookup.shopSku })
  if (!bySku.ok) return bySku
  if (bySku.value === null) return success(null)
  // Never adopt what does not carry our SKU.
  if (bySku.value.sku !== lookup.shopSku) return retryable('marketplace.bad-answer', 'another SKU')
  return success(toObservation(bySku.value, profile))
}

async function apply(
  send: Send,
  profile: PartnerProfile,
  change: Change<PartnerProduct>,
): Promise<Result<Observation>> {
  const answer = await send(toCall(profile, change))
  if (!answer.ok) return answer
  return answer.value === null ? retryable('marketplace.gone') : success(toObservation(answer.value, profile))
}

function toCall({ paths }: PartnerProfile, change: Change<PartnerProduct>): Call {
  switch (change.kind) {
    case 'create':
      // The same create has the same key, also after a restart.
      return {
        purpose: 'create',
        endpoint: paths.create,
        body: change.product,
        key: contentHash(change.product),
      }
    case 'update':
      return { purpose: 'change', endpoint: paths.update, id: change.externalId, body: change.product }
    case 'price-stock':
      return {
        purpose: 'change',
        endpoint: paths.offer,
        id: change.externalId,
        body: priceStockPart(change.product),
      }
    case 'withdraw':
      return { purpose: 'withdraw', endpoint: paths.withdraw, id: change.externalId }
  }
}

function readProduct(body: unknown, profile: PartnerProfile): Result<PartnerAnswer> {
  const { answerField, fieldNames } = profile
  const inner = answerField !== null && isFields(body) ? body[answerField] : body
  const answer = PartnerAnswer.safeParse(fromWire(inner, fieldNames))
  return answer.success
    ? success(answer.data)
    : retryable('marketplace.bad-answer', 'no product in the answer')
}

function toObservation(answer: PartnerAnswer, profile: PartnerProfile): Observation {
  return {
    externalId: answer.id,
    state: profile.statusWords[answer.status] ?? 'unknown',
    raw: answer.status,
    link: answer.link ?? null,
    reasons: answer.reasons ?? [],
    shopSku: answer.sku,
    offer: {
      ...(answer.price != null && { price: answer.price }),
      ...(answer.stock != null && { stock: answer.stock }),
    },
  }
}
