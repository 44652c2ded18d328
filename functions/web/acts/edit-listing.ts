// Writes an edit of a listing, and with it a clearance where staff take its wording upon themselves.
import { clearedCodes, wordingOf } from '../../../shared/domain/clearance.ts'
import type { Edit, ListingChange } from '../../../shared/domain/edit.ts'
import type { Listing } from '../../../shared/domain/listing.ts'
import { wordingHolds } from '../../../shared/domain/normalize/wording.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { oneLine } from '../../../shared/domain/text.ts'
import { issueText } from '../../../shared/domain/vietnamese/issues.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import type { FoundListing } from './find-listing.ts'
import { recordEdit, type Statement } from './record-edit.ts'

/** What to say of a field of a change that does not fit. */
export const changeProblems = {
  price: problems.editPrice,
  stock: problems.editStock,
  name: problems.editName,
  description: problems.editDescription,
}

/** Says something new about price, stock, name or description. Saying it twice changes nothing the second time. */
export async function editListing(
  deps: WebDeps,
  session: Session,
  { wanted, statuses }: FoundListing,
  asked: ListingChange & { cleared?: boolean | undefined },
): Promise<Outcome<Edit>> {
  const { cleared = false, ...said } = asked
  if (Object.values(said).every((value) => value === undefined)) return refuse(422, problems.editEmpty())
  const change = tidied(said)
  const listing = { ...wanted.listing, ...wordsOf(change) }
  const isReworded = wordingOf(listing) !== wordingOf(wanted.listing)
  const held = isReworded ? await stillHeld(deps, wanted.tenant, listing) : []
  if (held.length > 0) {
    if (!cleared) return refuse(422, problems.wordingHeld(heldText(held)), fieldOf(change))
    if (session.role === 'owner') return refuse(403, problems.staffOnly(), 'cleared')
    await clear(deps, session, wanted.tenant, listing)
  }
  const requests = change.stock === wanted.listing.stock ? restock(wanted, statuses) : {}
  const statement = { act: 'listing.edit', change, targets: {}, requests }
  return done(await recordEdit(deps, session, wanted, statement))
}

/** The same stock said again: some of it may have been sold where it is live, and is there again. */
function restock(
  { targets }: FoundListing['wanted'],
  statuses: FoundListing['statuses'],
): Statement['requests'] {
  const live = statuses.filter(
    ({ marketplace, condition }) => condition === 'live' && targets[marketplace] === 'listed',
  )
  return Object.fromEntries(live.map(({ marketplace }) => [marketplace, { kind: 'restock' }]))
}

type Words = Pick<ListingChange, 'name' | 'description'>

const wordsOf = ({ name, description }: Words) => ({
  ...(name !== undefined && { name }),
  ...(description !== undefined && { description }),
})

const fieldOf = ({ name }: Words): string => (name === undefined ? 'description' : 'name')

/** Names on one line, as sheets have them; an empty description is none. */
function tidied({ name, description, ...rest }: ListingChange): ListingChange {
  const words = wordsOf({ name, description })
  return {
    ...rest,
    ...words,
    ...(words.name !== undefined && { name: oneLine(words.name) }),
    ...(words.description !== undefined && { description: words.description || null }),
  }
}

type HeldCode = ReturnType<typeof wordingHolds>[number]

async function stillHeld(deps: WebDeps, tenant: Edit['tenant'], listing: Listing): Promise<HeldCode[]> {
  const codes = wordingHolds(listing)
  if (codes.length === 0) return []
  const clearance = await deps.stores.clearances.get(tenant, listing.sku)
  const cleared = clearedCodes(clearance, listing)
  return codes.filter((code) => !cleared.has(code))
}

function heldText(codes: readonly HeldCode[]): string {
  const texts = codes.map((code) => issueText(code, {}))
  return texts.map(({ message, hint }) => [message, hint].filter(Boolean).join(' ')).join(' ')
}

async function clear(
  deps: WebDeps,
  session: Session,
  tenant: Edit['tenant'],
  listing: Listing,
): Promise<void> {
  const at = deps.clock.now()
  const { sku } = listing
  const clearance = { sku, codes: wordingHolds(listing), wording: wordingOf(listing) }
  await deps.stores.clearances.put(tenant, { ...clearance, clearedBy: session.user, clearedAt: at })
  await deps.stores.ledger.audit({ at, user: session.user, tenant, act: 'listing.clear', subject: sku })
}
