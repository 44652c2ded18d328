import type { Image } from '../domain/listing.ts'

/** The shortest side of all pictures in pixels; null where there is none. */
export const smallestSide = (images: readonly Pick<Image, 'width' | 'height'>[]): number | null =>
  images.length === 0 ? null : Math.min(...images.map(shortSide))

const shortSide = ({ width, height }: Pick<Image, 'width' | 'height'>): number => Math.min(width, height)

/** `max` null: as many as there are. `sideMin` in pixels. `types` null: all. */
export type PictureLimits = { max: number | null; sideMin: number; types: readonly Image['type'][] | null }

/** The pictures that can be sent, and what was left out: how many too small, of which types, how many over the limit. */
export type PictureChoice = { kept: Image[]; small: number; otherTypes: string[]; tooMany: number }

/** In the seller's order: the first picture is the one that buyers see first. */
export function choosePictures(
  images: readonly Image[],
  { max, sideMin, types }: PictureLimits,
): PictureChoice {
  const isTaken = ({ type }: Image) => types === null || types.includes(type)
  const taken = images.filter(isTaken)
  const large = taken.filter((image) => shortSide(image) >= sideMin)
  const kept = large.slice(0, max ?? undefined)
  const others = images.filter((image) => !isTaken(image)).map(({ type }) => type.replace('image/', ''))
  return {
    kept,
    small: taken.length - large.length,
    otherTypes: [...new Set(others)],
    tooMany: large.length - kept.length,
  }
}
