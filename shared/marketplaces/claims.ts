import type { Certificate, Ocop } from '../domain/listing.ts'
import { certificateName, qualityClaims, starClaim, starWords } from '../domain/vietnamese/product-text.ts'

/** The stars that may be shown to buyers; null where no valid recognition says so. */
export const shownStars = (ocop: Ocop): number | null => (ocop.state === 'valid' ? ocop.stars : null)

/** Free text without the star ratings that `ocop` does not prove. A rating that is proven stays as it is written. */
export function withoutUnprovenClaims(text: string, ocop: Ocop): { text: string; removed: boolean } {
  const stars = shownStars(ocop)
  let removed = false
  const kept = text.replace(starClaim, (...match) => {
    const groups: Record<string, string | undefined> = match.at(-1)
    if (claimed(groups) === stars) return match[0]
    removed = true
    return ''
  })
  return { text: removed ? tidy(kept) : text, removed }
}

function claimed(groups: Record<string, string | undefined>): number {
  const found = (groups.bracketed ?? groups.after ?? groups.before ?? '').toLowerCase()
  return starWords[found] ?? Number(found)
}

export const hasStarClaim = (text: string): boolean => text.search(starClaim) >= 0

/** Mends what a removed claim leaves behind: empty brackets, double spaces, separators at an end of a line. */
function tidy(text: string): string {
  return text
    .replace(/[([]\s*[)\]]/g, '')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ +([.,;:])/g, '$1')
    .replace(/([([])[ ,;:–-]+/g, '$1')
    .replace(/[ ,;:–-]+([)\]])/g, '$1')
    .replace(/^[ ,;:–-]+|[ ,;:–-]+$/gm, '')
}

/** Text without claims of papers that the product has not, and what those papers are called. */
type Plain = { text: string; removed: string[] }

const isTold = ({ number, expiresOn }: Certificate): boolean => number !== null || expiresOn !== null

function unproven(certificates: readonly Certificate[]) {
  const proven = new Set(certificates.filter(isTold).map(({ kind }) => kind))
  return qualityClaims.filter(([kind]) => !proven.has(kind))
}

/** A name loses the claim itself. */
export function nameWithoutUnprovenQuality(name: string, certificates: readonly Certificate[] = []): Plain {
  const found = unproven(certificates).filter(([, claim]) => name.search(claim) >= 0)
  const text = found.reduce((left, [, claim]) => left.replace(claim, ''), name)
  return { text: found.length > 0 ? tidy(text) : name, removed: found.map(([kind]) => certificateName[kind]) }
}

/** A description loses the whole sentence: what a claim leaves behind in the middle of one is no sentence any more. */
export function withoutUnprovenQuality(text: string, certificates: readonly Certificate[] = []): Plain {
  const found = unproven(certificates).filter(([, claim]) => text.search(claim) >= 0)
  if (found.length === 0) return { text, removed: [] }
  const isClean = (sentence: string) => found.every(([, claim]) => sentence.search(claim) < 0)
  const lines = text.split('\n').map((line) => line.split(sentenceEnd).filter(isClean).join(' '))
  return { text: lines.join('\n'), removed: found.map(([kind]) => certificateName[kind]) }
}

const sentenceEnd = /(?<=[.!?;])\s+/
