/** What a path carries unchanged through every proxy and client: letters and digits of any language, `-`, `_` and `.` within. */
const plain = /^[\p{L}\p{N}_-][\p{L}\p{M}\p{N}._-]*$/u

/**
 * A SKU as one segment of a path. A SKU may hold any character, and gateways decode paths before we see them: a slash, a
 * question mark or two dots would become another path. Such a SKU goes as `~` and its UTF-8 bytes in base64url.
 */
export const skuSegment = (sku: string): string => (plain.test(sku) ? encodeURIComponent(sku) : coded(sku))

/** The SKU of a segment, decoded once already. What is in no form of ours is taken for the SKU itself. */
export function skuOfSegment(segment: string): string {
  const sku = Buffer.from(segment.slice(1), 'base64url').toString('utf8')
  return segment.startsWith('~') && coded(sku) === segment ? sku : segment
}

const coded = (sku: string): string => `~${Buffer.from(sku, 'utf8').toString('base64url')}`
