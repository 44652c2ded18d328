import type { Address, Listing } from '../domain/listing.ts'
import { oneLine, sanitize } from '../domain/text.ts'
import { amountText, productText } from '../domain/vietnamese/product-text.ts'
import { dayText } from '../domain/vietnamese/values.ts'
import { shownStars, withoutUnprovenClaims, withoutUnprovenQuality } from './claims.ts'
import { firstWords, plainName } from './title.ts'

/** Lengths in characters; `max` counts what is sent (with tags), `min` counts the words without tags. */
export type DescriptionLimits = { min: number; max: number; format: 'html' | 'text' }

/** `length`: characters of the words without tags. `qualityRemoved` as in a title. */
export type Description = {
  text: string
  length: number
  shortened: boolean
  claimRemoved: boolean
  qualityRemoved: string[]
}

/**
 * The seller's own words followed by what is known of the product, one paragraph each. Nothing is invented: where the
 * text stays short, a sentence that invites questions is added. Mark-up in the seller's words is shown as text.
 */
export function composeDescription(listing: Listing, limits: DescriptionLimits): Description {
  const stars = withoutUnprovenClaims(listing.description ?? '', listing.ocop)
  const own = withoutUnprovenQuality(stars.text, listing.certificates)
  const known = [...paragraphsOf(own.text), ...knownFacts(listing)]
  const paragraphs = plainLength(known, limits) < limits.min ? [...known, productText.askSeller] : known
  const fitted = shorten(paragraphs, limits)
  return {
    text: render(fitted, limits.format),
    length: plainLength(fitted, limits),
    shortened: fitted !== paragraphs,
    claimRemoved: stars.removed,
    qualityRemoved: own.removed,
  }
}

function knownFacts(listing: Listing): string[] {
  const { producer, season, shelfLifeMonths } = listing
  const place = producer?.address ? placeOf(producer.address) : null
  return [
    productText.name(plainName(listing).name),
    ...netFact(listing),
    productText.priceUnit(listing.price.per),
    ...(producer?.name ? [productText.producer(producer.name)] : []),
    ...(place ? [productText.place(place)] : []),
    ...(season.length > 0 ? [productText.season(seasonText(season))] : []),
    ...(shelfLifeMonths === null ? [] : [productText.shelfLife(shelfLifeMonths)]),
    ...ocopFact(listing),
    ...certificateFacts(listing),
  ]
}

function netFact({ net, price }: Listing): string[] {
  if (net === null) return []
  // "One con holds one" tells nobody anything.
  if (net.unit === 'piece' && net.value === 1) return []
  if (net.unit === 'piece') return [productText.pieces(price.per, String(net.value).replace('.', ','))]
  // "One kg holds 1 kg" tells nobody anything.
  if (amountText(net.value, net.unit) === `1 ${price.per}`) return []
  const say = net.unit === 'g' ? productText.weight : productText.volume
  return [say(price.per, amountText(net.value, net.unit))]
}

function ocopFact({ ocop }: Listing): string[] {
  const stars = shownStars(ocop)
  if (stars === null) return []
  const decision = ocop.decision ? productText.ocopDecision(ocop.decision) : ''
  const expires = ocop.expiresOn ? productText.ocopExpires(dayText(ocop.expiresOn)) : ''
  return [`${productText.ocop(stars)}${decision}${expires}.`]
}

/** A paper is told only with its number. That it is still valid is up to whoever gives us the listing. */
function certificateFacts({ certificates = [] }: Listing): string[] {
  return certificates.flatMap(({ kind, number, expiresOn }) => {
    if (number === null) return []
    const expires = expiresOn === null ? '' : productText.certificateExpires(dayText(expiresOn))
    return [`${productText.certificate(kind, number)}${expires}.`]
  })
}

/** Commune and province only, and only where they are certain: a household's own address is nobody's business. */
export function placeOf(address: Address): string | null {
  if (!address.commune || !address.province) return null
  return `${address.commune}, ${address.province}`
}

/** Months in season order; a run of three or more is told by its ends. December is followed by January. */
function seasonText(months: readonly number[]): string {
  if (new Set(months).size === 12) return productText.allYear
  const runs: number[][] = []
  for (const month of months) {
    const run = runs.at(-1)
    if (run && (run.at(-1) ?? 0) % 12 === month - 1) run.push(month)
    else runs.push([month])
  }
  return runs.flatMap(runText).join(', ')
}

function runText(run: number[]): string[] {
  const [first] = run
  const last = run.at(-1)
  if (first === undefined || last === undefined || run.length < 3) return run.map(productText.month)
  return [productText.months(first, last)]
}

function paragraphsOf(text: string): string[] {
  return sanitize(text)
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '')
}

/** What stands between tags counts as nothing: the strictest reading of a limit. */
const plainLength = (paragraphs: readonly string[], { format }: DescriptionLimits): number =>
  paragraphs.join(format === 'html' ? '' : '\n').length

function render(paragraphs: readonly string[], format: 'html' | 'text'): string {
  if (format === 'text') return paragraphs.join('\n')
  return paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('')
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
}

/** Shortens the longest paragraph, word by word, until all fits; the same array where nothing had to go. */
function shorten(paragraphs: string[], limits: DescriptionLimits): string[] {
  let fitted = paragraphs
  for (;;) {
    const excess = render(fitted, limits.format).length - limits.max
    if (excess <= 0 || fitted.length === 0) return fitted
    const longest = fitted.reduce(
      (found, text, at) => (text.length > (fitted[found]?.length ?? 0) ? at : found),
      0,
    )
    fitted = fitted.flatMap((text, at) => (at === longest ? shorter(text, text.length - excess) : [text]))
  }
}

/** At most `max` characters of whole words, or nothing at all. */
function shorter(text: string, max: number): string[] {
  const kept = firstWords(text, max)
  return max > 0 && kept.length <= max ? [kept] : []
}
