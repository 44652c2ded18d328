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
  if (stands(text, 'Encrypt', /<<|\d{1,10}\s{1,10}\d{1,10}\s{1,10}R/y)) return 'locked'
  const isActive = activeNames.test(text) || shortNames.some(([name, what]) => stands(text, name, what))
  return isActive ? 'active' : null
}

/** A name may write any letter as its number: `/J#61vaScript`. */
const plainNames = (text: string): string =>
  text.replace(/#([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** A name that stands for itself; a longer one only begins like it. */
const activeNames = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia)(?![A-Za-z0-9_.-])/

/** Few letters, which packed pictures have by chance: counted only before what an action can be. */
const shortNames: [name: string, what: RegExp][] = [
  ['JS', /[(<]|\d{1,10}\s{1,10}\d{1,10}\s{1,10}R/y],
  ['OpenAction', /<<|\d{1,10}\s{1,10}\d{1,10}\s{1,10}R/y],
]

/** Nobody writes such a name so often; every one costs a walk over what may stand behind it. */
const mostOfOneName = 20

/** Whether a name stands anywhere with `what` behind it, or oftener than anybody writes it. */
function stands(text: string, name: string, what: RegExp): boolean {
  let seen = 0
  for (const { index } of text.matchAll(new RegExp(`/${name}(?![A-Za-z0-9_.-])`, 'g'))) {
    seen += 1
    what.lastIndex = behindSpace(text, index + name.length + 1)
    if (seen > mostOfOneName || what.test(text)) return true
  }
  return false
}

/** Where white space and comments end, which may stand anywhere. */
function behindSpace(text: string, from: number): number {
  const wordOrComment = /[^\0\t\n\f\r ]/g
  const lineEnd = /[\r\n]/g
  for (let at = from; ; ) {
    wordOrComment.lastIndex = at
    const next = wordOrComment.exec(text)
    if (next?.[0] !== '%') return next?.index ?? text.length
    lineEnd.lastIndex = next.index
    const end = lineEnd.exec(text)
    if (!end) return text.length
    at = end.index + 1
  }
}
