// Writes the clearances of staff, then opens an import that reads the sheet again.
import { wordingOf } from '../../../shared/domain/clearance.ts'
import type { Import, ImportRequest } from '../../../shared/domain/import.ts'
import { heldBy } from '../../../shared/domain/normalize/confirmations.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { RowRecord } from '../../../shared/ports/stores.ts'
import { isHeld } from '../../../shared/steps/import-codes.ts'
import { allRows } from '../../../shared/steps/walk.ts'
import type { WebDeps } from '../deps.ts'
import { type Outcome, refuse } from '../trouble.ts'
import { readAgain } from './start-import.ts'

/** A row by its place in the sheet, as a row result has it. */
export type RowPlace = { sheet: string; line: number }

/** Says for these rows that their product may be sold as it is worded now, and reads the same sheet once more. */
export async function clearRows(
  deps: WebDeps,
  session: Session,
  of: Import,
  places: readonly RowPlace[],
): Promise<Outcome<ImportRequest>> {
  const wanted = new Set(places.map(placeOf))
  const held = (await heldRows(deps, of)).filter(({ result }) => wanted.has(placeOf(result)))
  if (held.length === 0) return refuse(422, problems.clearanceUnknown(), 'rows')
  return readAgain(deps, session, of, async () => {
    for (const row of held) await clear(deps, session, row)
  })
}

const placeOf = ({ sheet, line }: RowPlace): string => `${line}#${sheet}`

async function clear(deps: WebDeps, session: Session, row: RowRecord): Promise<void> {
  const { seller, sku, result } = row
  if (sku === null || !result.listing) return
  const now = deps.clock.now()
  const wording = wordingOf(result.listing)
  const clearance = {
    sku,
    codes: heldBy(result).map(({ code }) => code),
    wording,
    clearedBy: session.user,
    clearedAt: now,
  }
  await deps.stores.clearances.put(seller, clearance)
  const entry = { at: now, user: session.user, tenant: seller, act: 'listing.clear', subject: sku }
  await deps.stores.ledger.audit(entry)
}

/** The rows of an import that hold something for a person to clear. */
export async function heldRows(deps: Pick<WebDeps, 'stores'>, of: Import): Promise<RowRecord[]> {
  const rows: RowRecord[] = []
  for await (const row of allRows(deps.stores, of.request)) if (isHeld(row)) rows.push(row)
  return rows
}
