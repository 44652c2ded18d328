import { pictureType } from './picture-type.ts'

/** Bytes of the largest file of a paper. */
export const paperMaxBytes = 5_242_880

/** What the file of a paper may come as, by its first bytes: names and headers say nothing. Null: neither. */
export function paperFileKind(bytes: Uint8Array): 'pdf' | 'photo' | null {
  if (isPdf(bytes)) return 'pdf'
  const type = pictureType(bytes)
  return type === null || type === 'image/gif' || type === 'image/avif' ? null : 'photo'
}

/** At the very beginning: where it stands later, the file may be something else as well. */
const isPdf = (bytes: Uint8Array): boolean =>
  /^%PDF-[12]\.\d/.test(Buffer.from(bytes.subarray(0, 8)).toString('latin1'))

/**
 * Why a PDF is not taken: it is cut off, locked, or does something when it is opened (script, programs, files inside).
 * The bytes are searched as they are: what is packed inside them is not seen, so it is served where it can do nothing.
 * A place to open at, which word processors write, is no action.
 */
export function pdfTrouble(bytes: Uint8Array): 'incomplete' | 'locked' | 'active' | null {
  const text = plainNames(Buffer.from(bytes).toString('latin1'))
  if (!text.slice(-2048).includes('%%EOF')) return 'incomplete'
  if (locked.test(text)) return 'locked'
  return active.some((pattern) => pattern.test(text)) ? 'active' : null
}

/** A name may write any letter as its number: `/J#61vaScript`. */
const plainNames = (text: string): string =>
  text.replace(/#([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** White space and comments, which may stand anywhere. */
const space = '(?:[\\0\\t\\n\\f\\r ]|%[^\\r\\n]*[\\r\\n])*'
/** A name that stands for itself; a longer one only begins like it. */
const ended = '(?![A-Za-z0-9_.-])'

const locked = new RegExp(`/Encrypt${space}(?:<<|\\d+\\s+\\d+\\s+R)`)

const active = [
  new RegExp(`/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia)${ended}`),
  // Few letters, which packed pictures have by chance: counted only before what a script can be.
  new RegExp(`/JS${space}(?:[(<]|\\d+\\s+\\d+\\s+R)`),
  new RegExp(`/OpenAction${space}(?:<<|\\d+\\s+\\d+\\s+R)`),
]
