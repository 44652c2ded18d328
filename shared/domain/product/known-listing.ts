import type { DraftListing, Image } from '../listing.ts'
import { fold } from '../text.ts'
import { isStableSku } from './sku.ts'

/** What tells products of one seller apart apart from codes: folded name, unit of sale, content. Null without a name. */
export function identityOf(listing: Pick<DraftListing, 'name' | 'price' | 'net'>): string | null {
  if (listing.name === null) return null
  const net = listing.net === null ? '' : `${listing.net.value}${listing.net.unit}`
  return [fold(listing.name), fold(listing.price?.per ?? ''), net].join('|')
}

/** The seller's listings so far: all their codes, and the codes by identity. */
export type KnownListings = {
  skus: ReadonlySet<string>
  byIdentity: ReadonlyMap<string, readonly string[]>
  /** Of those that have any. */
  images: ReadonlyMap<string, readonly Image[]>
}

/** What a row says about its code. `keyed`: what the hidden key of a marked sheet says; `previous`: what an earlier reading of the same sheet gave. */
export type CodeClues = {
  own: string | null
  keyed: { sku: string; renamed: boolean } | null
  previous: string | null
  stable: string | null
  identity: string | null
}

/** The code a row's listing is kept under. `asks` names the listing(s) that it may be the same as. */
export type CodeChoice = {
  sku: string | null
  asks: null | { code: 'sku.known' | 'sku.similar' | 'sku.ambiguous' | 'name.changed'; others: string[] }
}

/**
 * Chooses the code so that one product is never kept twice: the sheet's own code, unless it is a new code for a product
 * that is kept already; then what the row's hidden key or an earlier reading says; then a listing with the same name,
 * unit and content; then a stable code.
 */
export function chooseCode(clues: CodeClues, known: KnownListings): CodeChoice {
  const same = clues.identity === null ? [] : (known.byIdentity.get(clues.identity) ?? [])
  return clues.own === null ? withoutOwn(clues, known, same) : withOwn(clues.own, clues, known, same)
}

const choice = (sku: string | null, asks: CodeChoice['asks'] = null): CodeChoice => ({ sku, asks })

function withOwn(own: string, { keyed }: CodeClues, known: KnownListings, same: readonly string[]) {
  const isNamedAnew = keyed !== null && (keyed.renamed || keyed.sku !== own)
  if (known.skus.has(own)) return choice(own, isNamedAnew ? { code: 'name.changed', others: [own] } : null)
  const before = keyed && !keyed.renamed && known.skus.has(keyed.sku) ? [keyed.sku] : same.filter(isStableSku)
  const [first] = before
  if (first !== undefined && before.length === 1) return choice(first, { code: 'sku.known', others: [first] })
  return same.length > 0 ? choice(own, { code: 'sku.similar', others: [...same] }) : choice(own)
}

function withoutOwn({ keyed, previous, stable }: CodeClues, known: KnownListings, same: readonly string[]) {
  if (keyed) return choice(keyed.sku, keyed.renamed ? { code: 'name.changed', others: [keyed.sku] } : null)
  if (previous !== null) return choice(previous)
  if (stable !== null && known.skus.has(stable)) return choice(stable)
  const [first] = same
  if (first === undefined) return choice(stable)
  if (same.length > 1) return choice(stable, { code: 'sku.ambiguous', others: [...same] })
  return choice(first, { code: 'sku.known', others: [first] })
}
