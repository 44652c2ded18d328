// What everything has to come to, worked out from what people said and nothing else.
import type { Desired } from '../../shared/domain/desired.ts'
import { type EditablePart, editableParts } from '../../shared/domain/edit.ts'
import type { TenantId } from '../../shared/domain/ids.ts'
import { type Import, importState } from '../../shared/domain/import.ts'
import type { RowRecord, Stores } from '../../shared/ports/stores.ts'
import { tenantIds } from './cast.ts'
import type { Watch } from './watch.ts'

/** A sheet as it came, with what was read in it. */
export type Sheet = { of: Import; rows: RowRecord[] }

export async function sheetsOf(stores: Stores): Promise<Sheet[]> {
  const sheets: Sheet[] = []
  for (const tenant of tenantIds)
    for (const of of await stores.imports.list(tenant, 100)) {
      const { importId } = of.request
      sheets.push({ of, rows: (await stores.rows.list(tenant, importId, { from: 0, limit: 100 })).items })
    }
  return sheets
}

const accepted = ({ rows, of }: Sheet, { tenant, sku }: Pick<Desired, 'tenant' | 'sku'>) =>
  of.reading === null
    ? undefined
    : rows.find((row) => row.seller === tenant && row.sku === sku && row.result.outcome === 'accepted')

type Told = { sheets: readonly Sheet[]; edits: Watch['edits']; bulk: ReadonlySet<TenantId> }

/** What is wrong with what is wanted of a listing, by what people said; null where all is well. */
export function wrongWish(desired: Desired, { sheets, edits, bulk }: Told): string | null {
  const about = sheets.filter((sheet) => accepted(sheet, desired))
  const confirmed = about.filter(({ of }) => of.confirmation !== null)
  const isDraft = Object.keys(desired.targets).length === 0
  const newest = newestOf((isDraft ? about : confirmed).map(({ of }) => of.request.importId))
  // A bulk job, or a person who puts it up, publishes what is there, be it a draft that nobody said yes to.
  const mine = edits.filter((edit) => edit.tenant === desired.tenant && edit.sku === desired.sku)
  const isPutUp = bulk.has(desired.tenant) || mine.some(({ targets }) => Object.keys(targets).length > 0)
  const others = isPutUp ? about.map(({ of }) => of.request.importId) : []
  const allowed = [newest, ...others.filter((order) => order > newest)]
  if (!allowed.includes(desired.order as never))
    return `it says what the sheet ${desired.order} says, not what ${newest} says`
  const row = about.find(({ of }) => of.request.importId === desired.order)
  const base = row && accepted(row, desired)?.result.listing
  for (const part of editableParts) {
    const wanted = newestPart(part, desired.order, mine) ?? plain(base?.[part])
    if (JSON.stringify(plain(desired.listing[part])) !== JSON.stringify(wanted))
      return `its ${part} is ${JSON.stringify(desired.listing[part])}, not ${JSON.stringify(wanted)}`
  }
  return null
}

const newestOf = (orders: readonly string[]): string => orders.toSorted().at(-1) ?? ''

const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'amount' in value ? value.amount : (value ?? null)

function newestPart(part: EditablePart, order: string, edits: Watch['edits']): unknown {
  const said = edits.filter((edit) => edit.change[part] !== undefined && edit.order > order)
  const newest = said.toSorted((a, b) => (a.order < b.order ? -1 : 1)).at(-1)
  return newest && plain(newest.change[part])
}

/** The same for where it is wanted. */
export function wrongTarget(desired: Desired, market: string, { sheets, edits, bulk }: Told): string | null {
  const said = edits
    .filter((edit) => edit.tenant === desired.tenant && edit.sku === desired.sku && market in edit.targets)
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
    .at(-1)
  const target = desired.targets[market as keyof Desired['targets']]
  if (said) {
    const wanted = said.targets[market as keyof Desired['targets']]
    return target === wanted ? null : `it is to be ${target} at ${market}, not ${wanted}`
  }
  const isListed = sheets.some(
    (sheet) => sheet.of.confirmation?.marketplaces.includes(market) && accepted(sheet, desired),
  )
  if (isListed) return target === 'listed' ? null : `it is to be ${target} at ${market}, not listed`
  return target === undefined || (target === 'listed' && bulk.has(desired.tenant))
    ? null
    : `it is to be ${target} at ${market}, which nobody said`
}

/** What is wrong with the account of a sheet; null where every row is accounted for. */
export function wrongAccount({ of, rows }: Sheet, isThere: boolean): string | null {
  const { importId } = of.request
  const state = importState(of, isThere)
  if (!of.reading)
    return state === 'awaiting-upload' || state === 'failed'
      ? null
      : `the sheet ${importId} is still ${state}`
  const { counts } = of.reading
  if (counts.accepted + counts.needsFix + counts.skipped !== counts.rows || rows.length !== counts.rows)
    return `of the sheet ${importId}, ${counts.rows} rows are not accounted for`
  const ends = of.confirmation ? ['settled'] : ['ready']
  return ends.includes(state) ? null : `the sheet ${importId} is still ${state}`
}
