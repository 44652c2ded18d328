// Part of stage 1: under which code each row's listing is kept, and what staff cleared of it. Reads only.
import { clearedCodes } from '../domain/clearance.ts'
import type { TenantId } from '../domain/ids.ts'
import type { Import } from '../domain/import.ts'
import type { Listing } from '../domain/listing.ts'
import { heldBy, withConfirmations } from '../domain/normalize/confirmations.ts'
import { issue } from '../domain/normalize/findings.ts'
import { chooseCode, identityOf, type KnownListings } from '../domain/product/known-listing.ts'
import { resolveKeys } from '../domain/product/row-key.ts'
import { stableSku } from '../domain/product/sku.ts'
import type { Issue, RowResult } from '../domain/row.ts'
import type { RowRecord, Stores } from '../ports/stores.ts'
import { allListings, allRows } from './walk.ts'

type Parts = { stores: Pick<Stores, 'desired' | 'rows' | 'clearances'> }

/** A row whose seller is known. `key`: the hidden key of its line, where the sheet was marked before. */
export type SoldRow = { seller: TenantId; result: RowResult; key: string | null }

/** Gives every row of an import its code: no product is kept twice, whatever its row is called this time. */
export async function assignCodes(parts: Parts, of: Import, rows: SoldRow[]): Promise<RowRecord[]> {
  const previous = await previousCodes(parts, of)
  const keyed = resolveKeys(
    rows.map(({ key, result }) => ({ sheetSku: null, name: result.listing?.name ?? null, key })),
  )
  const known = new Map<TenantId, KnownListings>()
  const records: RowRecord[] = []
  for (const [ordinal, row] of rows.entries()) {
    const listings = known.get(row.seller) ?? (await knownListings(parts, row.seller))
    known.set(row.seller, listings)
    const { sku = null, renamed = false } = keyed[ordinal] ?? {}
    const before = previous.get(`${row.seller}#${placeOf(row.result)}`) ?? null
    records.push(
      record(ordinal, row, { keyed: sku === null ? null : { sku, renamed }, previous: before }, listings),
    )
  }
  return clearAll(parts, withoutCollisions(records))
}

type Clues = { keyed: { sku: string; renamed: boolean } | null; previous: string | null }

/** The row result stays as the sheet has it; the code under which the listing is kept stands beside it. */
function record(ordinal: number, { seller, result }: SoldRow, clues: Clues, known: KnownListings): RowRecord {
  const { listing } = result
  if (!listing) return { ordinal, seller, sku: null, result }
  const { sku, asks } = chooseCode(
    { ...clues, own: listing.sku, stable: stableSku(listing), identity: identityOf(listing) },
    known,
  )
  const shown = withKnownImages(result, (sku !== null && known.images.get(sku)) || [])
  // A row that is not for sale, or repeated, is nobody's double.
  if (!asks || result.outcome === 'skipped') return { ordinal, seller, sku, result: shown }
  const severity = asks.code === 'sku.ambiguous' ? 'error' : 'notice'
  return {
    ordinal,
    seller,
    sku,
    result: asked(shown, issue(severity, asks.code, undefined, { choices: asks.others })),
  }
}

/** A row that brings no picture takes none away: most sheets are sent again without. */
function withKnownImages(result: RowResult, images: readonly Listing['images'][number][]): RowResult {
  const { listing, issues } = result
  if (!listing || listing.images.length > 0 || images.length === 0) return result
  return {
    ...result,
    issues: issues.filter(({ code }) => code !== 'images.missing'),
    listing: { ...listing, images: [...images] },
  }
}

const placeOf = ({ sheet, line }: RowResult): string => `${line}#${sheet}`

/** The codes that an earlier reading of the same file gave to its lines, so that reading it again adds no product. */
async function previousCodes(parts: Parts, of: Import): Promise<Map<string, string>> {
  const codes = new Map<string, string>()
  const { tenant, rereadOf } = of.request
  if (!rereadOf) return codes
  for await (const { seller, sku, result } of allRows(parts.stores, { tenant, importId: rereadOf }))
    if (sku) codes.set(`${seller}#${placeOf(result)}`, sku)
  return codes
}

/** What a seller has already, drafts too. */
async function knownListings(parts: Parts, seller: TenantId): Promise<KnownListings> {
  const skus = new Set<string>()
  const byIdentity = new Map<string, string[]>()
  const images = new Map<string, Listing['images']>()
  for await (const { sku, listing } of allListings(parts.stores, seller)) {
    skus.add(sku)
    if (listing.images.length > 0) images.set(sku, listing.images)
    const identity = identityOf(listing)
    if (identity !== null) byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), sku])
  }
  return { skus, byIdentity, images }
}

/** Two rows of one seller with one code would be one listing: the later one is asked about, none is lost. */
function withoutCollisions(records: RowRecord[]): RowRecord[] {
  const first = new Map<string, number>()
  return records.map((one) => {
    const { seller, sku, result } = one
    if (sku === null || result.outcome !== 'accepted') return one
    const line = first.get(`${seller}#${sku}`)
    if (line !== undefined)
      return { ...one, result: asked(result, issue('error', 'sku.duplicate', undefined, { line })) }
    first.set(`${seller}#${sku}`, result.line)
    return one
  })
}

/** What staff said yes to does not stop a row any more. */
function clearAll(parts: Parts, records: RowRecord[]): Promise<RowRecord[]> {
  return Promise.all(
    records.map(async (one) => {
      const { seller, sku, result } = one
      if (sku === null || !result.listing || !isHeld(one)) return one
      const clearance = await parts.stores.clearances.get(seller, sku)
      return { ...one, result: withConfirmations(result, clearedCodes(clearance, result.listing)) }
    }),
  )
}

/** The row with one thing more to be said about it. */
export function asked(result: RowResult, about: Issue): RowResult {
  const outcome = about.severity === 'error' && result.outcome === 'accepted' ? 'needs-fix' : result.outcome
  return { ...result, outcome, issues: [...result.issues, about] }
}

/** Whether a row waits for a person's yes; without a code there is nothing to remember it by. */
export const isHeld = ({ sku, result }: RowRecord): boolean =>
  sku !== null && result.listing !== null && heldBy(result).length > 0
