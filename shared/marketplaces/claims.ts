import type { Ocop } from '../domain/listing.ts'
import { starClaim, starWords } from '../domain/vietnamese/product-text.ts'

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
