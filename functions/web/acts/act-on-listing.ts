// Writes what a person wants done with a listing at marketplaces.
import type { Targets } from '../../../shared/domain/desired.ts'
import type { Edit } from '../../../shared/domain/edit.ts'
import type { MarketplaceId } from '../../../shared/domain/ids.ts'
import {
  isHelpful,
  judge,
  type ListingAction,
  type Standing,
  type Verdict,
} from '../../../shared/domain/listing-action.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { unknownStatus } from '../../../shared/domain/status.ts'
import { refusalText } from '../../../shared/domain/vietnamese/conditions.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { Manifest } from '../../../shared/ports/manifest.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { chosenMarketplaces } from './chosen-marketplaces.ts'
import type { FoundListing } from './find-listing.ts'
import { recordEdit } from './record-edit.ts'

export type ActionAsk = {
  action: ListingAction
  /** All where it makes sense, if nobody says. */
  marketplaces?: readonly string[] | undefined
  /** The product to link, at the one marketplace named. */
  externalId?: string | undefined
  /** It is the same product although it does not carry our SKU. */
  confirmed?: boolean | undefined
}

export type ActionResult = {
  /** Null where nothing had to be said. */
  edit: Edit | null
  marketplaces: Record<string, { outcome: Verdict['outcome']; code: string | null; message: string | null }>
}

/** What is asked for is written down for the marketplaces that can do it; each of the others says why it cannot. */
export async function actOnListing(
  deps: WebDeps,
  session: Session,
  found: FoundListing,
  ask: ActionAsk,
): Promise<Outcome<ActionResult>> {
  const { action, externalId } = ask
  if (action === 'link' && (ask.marketplaces?.length !== 1 || !externalId))
    return refuse(422, problems.linkMissing(), externalId ? 'marketplaces' : 'externalId')
  const chosen = chosenMarketplaces(deps, ask.marketplaces)
  if (!chosen.ok) return chosen
  const all = chosen.value.map((id) => ({ id, verdict: verdictAt(deps, found, id, ask) }))
  const accepted = all.filter(({ verdict }) => verdict.outcome === 'accepted')
  // Where nobody named any, only what is done and what a marketplace cannot do has to be said.
  const named = ask.marketplaces !== undefined || accepted.length === 0
  const told = named ? all : all.filter(({ verdict }) => isTold(verdict))
  const refusals = told.flatMap(({ id, verdict }) =>
    verdict.outcome === 'refused' ? [`${nameOf(deps, id)}: ${refusalText[verdict.code]}`] : [],
  )
  if (refusals.length === told.length) return refuse(409, problems.actionRefused(refusals.join(' ')))
  const statement = { act: `listing.${action}`, change: {}, ...statementOf(accepted, ask) }
  const edit = accepted.length > 0 ? await recordEdit(deps, session, found.wanted, statement) : null
  return done({
    edit,
    marketplaces: Object.fromEntries(told.map(({ id, verdict }) => [id, answerOf(verdict)])),
  })
}

/** Where nobody named it, a marketplace at which all is well is left alone. */
function verdictAt(deps: WebDeps, found: FoundListing, id: string, ask: ActionAsk): Verdict {
  const standing = standingAt(deps, found, id)
  const verdict = judge(ask.action, standing)
  const isIdle = ask.marketplaces === undefined && !isHelpful(ask.action, standing)
  return isIdle && verdict.outcome === 'accepted' ? { outcome: 'unchanged' } : verdict
}

const isTold = (verdict: Verdict): boolean =>
  verdict.outcome === 'accepted' || (verdict.outcome === 'refused' && verdict.code.startsWith('marketplace.'))

type Judged = { id: string; verdict: Verdict }

function statementOf(accepted: readonly Judged[], { externalId, confirmed }: ActionAsk) {
  const targets: Targets = {}
  const requests: Partial<Record<MarketplaceId, Omit<Edit['requests'][MarketplaceId], 'order'>>> = {}
  for (const { id, verdict } of accepted) {
    if (verdict.outcome !== 'accepted') continue
    const place = id as MarketplaceId
    if (verdict.target) targets[place] = verdict.target
    const link = verdict.request === 'link' ? { externalId, confirmed: confirmed === true } : {}
    if (verdict.request) requests[place] = { kind: verdict.request, ...link }
  }
  return { targets, requests }
}

function answerOf(verdict: Verdict): ActionResult['marketplaces'][string] {
  if (verdict.outcome !== 'refused') return { outcome: verdict.outcome, code: null, message: null }
  return { outcome: 'refused', code: verdict.code, message: refusalText[verdict.code] }
}

/** Where a listing stands at a marketplace, with what people have said already. */
export function standingAt(deps: Pick<WebDeps, 'marketplaces'>, found: FoundListing, id: string): Standing {
  const { wanted, statuses } = found
  const marketplace = id as MarketplaceId
  const status = statuses.find((one) => one.marketplace === id)
  const manifest: Manifest | undefined = deps.marketplaces.find((one) => one.id === id)
  return {
    target: wanted.targets[marketplace],
    status: status ?? unknownStatus(wanted.tenant, marketplace, wanted.sku),
    capabilities: manifest?.capabilities ?? { pause: false, withdraw: false },
  }
}

const nameOf = (deps: Pick<WebDeps, 'marketplaces'>, id: string): string =>
  deps.marketplaces.find((one) => one.id === id)?.name ?? id
