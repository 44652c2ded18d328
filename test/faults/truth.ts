// What everything has to come to, worked out from what people said and nothing else.
import type { Desired, Target } from '../../shared/domain/desired.ts'
import { type EditablePart, editableParts } from '../../shared/domain/edit.ts'
import type { TenantId } from '../../shared/domain/ids.ts'
import { type Import, importState } from '../../shared/domain/import.ts'
import { nobodysOrder } from '../../shared/domain/import-step.ts'
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

type Of = Pick<Desired, 'tenant' | 'sku'>

/**
 * The sheets that speak of a listing: `counting` were said yes to and not taken back since, `undone` were. What the oldest of
 * many changed is not remembered, and cannot be taken back any more: `isSure` is false where that may be so.
 */
function sheetsAbout(sheets: readonly Sheet[], of: Of) {
  const about = sheets.filter((sheet) => accepted(sheet, of))
  const confirmed = about.filter((sheet) => sheet.of.confirmation !== null)
  const undone = confirmed.filter((sheet) => sheet.of.undo !== null)
  const counting = confirmed.filter((sheet) => sheet.of.undo === null)
  return { about, undone, counting, isSure: undone.length === 0 || confirmed.length <= rememberedSheets }
}

const rememberedSheets = 3
const orderOf = ({ of }: Sheet): string => of.request.importId
const saidOf = ({ edits }: Told, { tenant, sku }: Of) =>
  edits.filter((edit) => edit.tenant === tenant && edit.sku === sku)

/** What is wrong with what is wanted of a listing, by what people said; null where all is well. */
export function wrongWish(desired: Desired, told: Told): string | null {
  const { about, undone, counting, isSure } = sheetsAbout(told.sheets, desired)
  const isDraft = Object.keys(desired.targets).length === 0
  const newest = newestOf((isDraft ? about : counting).map(orderOf))
  // A bulk job, or a person who puts it up, publishes what is there, be it a draft that nobody said yes to.
  const mine = saidOf(told, desired)
  const isPutUp = told.bulk.has(desired.tenant) || mine.some(({ targets }) => Object.keys(targets).length > 0)
  const others = isPutUp ? about.map(orderOf) : []
  const isNobodys = undone.length > 0 && counting.length === 0
  const allowed = [
    newest,
    ...others.filter((order) => order > newest),
    ...(isSure ? [] : undone.map(orderOf)),
    ...(isNobodys ? [nobodysOrder] : []),
  ]
  if (!allowed.includes(desired.order))
    return `it says what the sheet ${desired.order} says, not what ${newest || 'nobody'} says`
  // What the last sheet that was taken back said is left where nothing else was ever said.
  const bases =
    desired.order === nobodysOrder ? undone : about.filter((one) => orderOf(one) === desired.order)
  const wrongs = bases.map((base) => wrongParts(desired, base, mine, undone.map(orderOf)))
  return wrongs.includes(null) ? null : (wrongs[0] ?? 'nobody ever said what it says')
}

function wrongParts(
  desired: Desired,
  base: Sheet,
  mine: Watch['edits'],
  undone: readonly string[],
): string | null {
  const said = accepted(base, desired)?.result.listing
  for (const part of editableParts) {
    const about = {
      part,
      order: desired.order,
      isConfirmed: base.of.confirmation !== null && base.of.undo === null,
      undone,
    }
    const wanted = possible(about, mine, plain(said?.[part]))
    const is = JSON.stringify(plain(desired.listing[part]))
    if (!wanted.some((one) => JSON.stringify(one) === is))
      return `its ${part} is ${is}, not ${JSON.stringify(wanted[0])}`
  }
  return null
}

type Part = { part: EditablePart; order: string; isConfirmed: boolean; undone: readonly string[] }

/**
 * What a part may say: the newest word. One that was not taken up yet when a sheet came that is undone now may be lost; one that
 * is older than a draft that was put up before it was taken up may be as well.
 */
function possible(
  { part, order, isConfirmed, undone }: Part,
  mine: Watch['edits'],
  base: unknown,
): unknown[] {
  const said = mine
    .filter((edit) => edit.change[part] !== undefined && (!isConfirmed || edit.order > order))
    .toSorted((a, b) => (a.order < b.order ? 1 : -1))
  const wanted: unknown[] = []
  for (const { order: at, change } of said) {
    wanted.push(plain(change[part]))
    if (at > order && !undone.some((sheet) => sheet > at)) return wanted
  }
  return [...wanted, base]
}

const newestOf = (orders: readonly string[]): string => orders.toSorted().at(-1) ?? ''

const plain = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'amount' in value ? value.amount : (value ?? null)

/** The same for where it is wanted. */
export function wrongTarget(desired: Desired, market: string, told: Told): string | null {
  const marketplace = market as keyof Desired['targets']
  const target = desired.targets[marketplace]
  const allowed = targetsOf(desired, marketplace, told)
  if (allowed.includes(target)) return null
  return `it is to be ${target} at ${market}, not ${allowed.join(' or ') || 'anything'}`
}

function targetsOf(desired: Desired, market: keyof Desired['targets'], told: Told): (Target | undefined)[] {
  const { undone, counting, isSure } = sheetsAbout(told.sheets, desired)
  const wants = (sheet: Sheet) => sheet.of.confirmation?.marketplaces.includes(market) === true
  const tookBack = undone.filter(wants).map(orderOf)
  const bySheet: Target[] = counting.some(wants) ? ['listed'] : []
  const said = saidOf(told, desired)
    .filter(({ targets }) => market in targets)
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
    .at(-1)
  if (said) {
    const word = said.targets[market]
    // A word that came late, after the sheet that is undone now, may have gone with it; the next sheet puts it up again.
    const isGone = word !== 'withdrawn' && tookBack.some((order) => order > said.order)
    return isGone ? [word, 'withdrawn', ...bySheet] : [word]
  }
  if (bySheet.length > 0) return bySheet
  const byBulk = told.bulk.has(desired.tenant) ? (['listed'] as const) : []
  if (tookBack.length === 0) return [undefined, ...byBulk]
  return ['withdrawn', ...byBulk, ...(isSure ? [] : (['listed'] as const))]
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
