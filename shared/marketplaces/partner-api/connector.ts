import { type Result, retryable, success } from '../../domain/failure.ts'
import type {
  Change,
  ChangesPage,
  ChangesRange,
  Connector,
  ConnectorTools,
  Lookup,
  Observation,
} from '../../ports/marketplace.ts'
import { withDeadline } from '../deadline.ts'
import { createHttpClient, refusedConnection } from '../http.ts'
import { createSession } from '../session.ts'
import { readChanges, readProduct, toObservation } from './answers.ts'
import { type Call, toCall } from './calls.ts'
import { logIn } from './login.ts'
import type { PartnerProfile } from './profile.ts'
import type { Endpoint } from './profile-paths.ts'
import { IDEMPOTENCY_HEADER, type PartnerAnswer, type PartnerProduct } from './protocol.ts'
import { readRefusal, readTooMany } from './refusal.ts'
import { fillPath, toWire } from './wire.ts'

/** Null is the one clear answer "no such product". */
type Send = (call: Call) => Promise<Result<{ body: unknown } | null>>

export function connect(profile: PartnerProfile, tools: ConnectorTools): Connector<PartnerProduct> {
  const send = createSend(profile, tools)
  const { changes } = profile.paths
  return withDeadline(profile.http, {
    observe: (lookup) => observe(send, profile, lookup),
    apply: (change) => apply(send, profile, change),
    ...(changes && { changes: (range, cursor) => pageOfChanges(send, profile, { changes, range, cursor }) }),
  })
}

function createSend(profile: PartnerProfile, tools: ConnectorTools): Send {
  const { now } = tools
  const http = createHttpClient(profile, tools, (outcome) => readTooMany(outcome, profile, now))
  const { baseUrl, login } = profile
  const session = createSession(() => logIn(profile, http, now), tools, {
    // Only a token takes a request; keys and passwords are everybody's own.
    sharedBy: login.kind === 'clientCredentials' ? { baseUrl, login } : null,
    refusedAnew: refusedConnection,
  })
  return async ({ purpose, endpoint, blanks, body, key }) => {
    const url = profile.baseUrl + fillPath(endpoint.path, blanks)
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
    return outcome.status < 400 ? success({ body: outcome.body }) : readRefusal(purpose, outcome, profile)
  }
}

async function sendForProduct(
  send: Send,
  profile: PartnerProfile,
  call: Call,
): Promise<Result<PartnerAnswer | null>> {
  const answer = await send(call)
  if (!answer.ok) return answer
  return answer.value === null ? success(null) : readProduct(answer.value.body, profile)
}

async function observe(
  send: Send,
  profile: PartnerProfile,
  { externalId, shopSku }: Lookup,
): Promise<Result<Observation | null>> {
  const { readById, readBySku } = profile.paths
  const look = (endpoint: Endpoint, blanks: Call['blanks']) =>
    sendForProduct(send, profile, { purpose: 'look', endpoint, blanks })
  if (externalId !== null) {
    const byId = await look(readById, { id: externalId })
    if (!byId.ok) return byId
    if (byId.value && byId.value.id !== externalId) return anotherProduct
    if (byId.value) return success(toObservation(byId.value, profile))
  }
  const bySku = await look(readBySku, { sku: shopSku })
  if (!bySku.ok) return bySku
  if (bySku.value === null) return success(null)
  // Never adopt what does not carry our SKU.
  return bySku.value.sku === shopSku ? success(toObservation(bySku.value, profile)) : anotherProduct
}

async function apply(
  send: Send,
  profile: PartnerProfile,
  change: Change<PartnerProduct>,
): Promise<Result<Observation>> {
  const answer = await sendForProduct(send, profile, toCall(profile, change))
  if (!answer.ok) return answer
  if (answer.value === null) return retryable('marketplace.gone')
  return isAbout(answer.value, change) ? success(toObservation(answer.value, profile)) : anotherProduct
}

/** An answer about something else tells nothing of what we asked for: the next look does. */
const isAbout = (answer: PartnerAnswer, change: Change<PartnerProduct>): boolean =>
  change.kind === 'create' ? answer.sku === change.product.sku : answer.id === change.externalId

const anotherProduct = retryable('marketplace.bad-answer', 'an answer about another product')

type Asked = { changes: Endpoint; range: ChangesRange; cursor: string | null }

/** The first page has an empty cursor. Times go out in UTC, as ISO 8601. */
async function pageOfChanges(
  send: Send,
  profile: PartnerProfile,
  { changes, range, cursor }: Asked,
): Promise<Result<ChangesPage>> {
  const blanks = {
    from: new Date(range.from).toISOString(),
    to: new Date(range.to).toISOString(),
    cursor: cursor ?? '',
  }
  const answer = await send({ purpose: 'changes', endpoint: changes, blanks })
  if (!answer.ok) return answer
  return answer.value === null
    ? retryable('marketplace.bad-answer', 'no page of changes')
    : readChanges(answer.value.body, profile)
}
