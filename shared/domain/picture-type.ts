/** What a picture may come as. All but JPEG are only ever read: what is stored is JPEG. */
export type PictureType =
  | 'image/jpeg'
  | 'image/png'
  | 'image/webp'
  | 'image/gif'
  | 'image/heic'
  | 'image/avif'

const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'mif1', 'msf1']
const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to))

/** The type by the first bytes, before any library looks at the rest; names and headers say nothing. Null: no picture. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  if (bytes.length < 16) return null
  if (text(bytes, 0, 4) === '\x89PNG') return 'image/png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (/^GIF8[79]a$/.test(text(bytes, 0, 6))) return 'image/gif'
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP') return 'image/webp'
  return text(bytes, 4, 8) === 'ftyp' ? brandType(bytes) : null
}

/** HEIC and AVIF share a container: its brands tell what is in it. */
function brandType(bytes: Uint8Array): PictureType | null {
  const end = Math.min(((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0), bytes.length, 256)
  const brands = [text(bytes, 8, 12), ...(text(bytes, 16, end).match(/.{4}/gs) ?? [])]
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'image/avif'
  return HEIC_BRANDS.includes(brands[0] ?? '') ? 'image/heic' : null
}
