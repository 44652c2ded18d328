import { TCVN3_GLYPHS, TCVN3_LETTERS, VNI_PAIRS } from './legacy-tables.ts'

const TCVN3 = new Map([...TCVN3_GLYPHS].map((glyph, at) => [glyph, [...TCVN3_LETTERS][at] ?? glyph]))
const VNI = new Map(VNI_PAIRS.split(' ').map((pair) => [pair.slice(0, -2), pair.slice(-1)]))
const VNI_PAIR = new RegExp([...VNI.keys()].sort((a, b) => b.length - a.length).join('|'), 'g')

/** TCVN3 to NFC. `capitals`: the font shows every letter as a capital. */
function decodeTcvn3(text: string, capitals: boolean): string {
  const decoded = [...text].map((glyph) => TCVN3.get(glyph) ?? glyph).join('')
  return capitals || typedInCapitals(text) ? decoded.toUpperCase() : decoded
}

/** VNI to NFC. */
function decodeVni(text: string): string {
  return text.replace(VNI_PAIR, (pair) => VNI.get(pair) ?? pair)
}

/** Bytes of windows-1258 that were taken for Western ones, to NFC; a text with any other letter stays as it is. */
function decodeWindows(text: string): string {
  if (/[^\s\x20-\x7e\u00a0-\u00ff]/.test(text)) return text
  return new TextDecoder('windows-1258').decode(Buffer.from(text, 'latin1')).normalize('NFC')
}

/** `HîP T¸C X·`: every ASCII letter is a capital, and some word has two of them beside a letter that has no capital form. */
function typedInCapitals(text: string): boolean {
  if (/[a-z]/.test(text)) return false
  return text
    .split(/\s+/)
    .some((word) => (word.match(/[A-Z]/g) ?? []).length >= 2 && [...word].some((sign) => TCVN3.has(sign)))
}

/** Signs that TCVN3 puts into words and no Vietnamese word written in Unicode has. */
const TCVN3_SIGN = /[µ¸¶·¹¨»¾¼½Æ©ÇË®ÐÎÏÑªÖ×ØÜÞßä«åæç¬ëîïñ\u00adøö÷ûüþ¡¢§£¤¥¦]/u
/** Of these, the ones that VNI never uses. */
const TCVN3_ONLY = /[µ¸¶·¹¨»¾¼½©®ª«¬\u00ad¡¢§£¤¥¦×÷ßÞþ]/u
const IN_WORD = new RegExp(`\\p{L}${TCVN3_SIGN.source}|${TCVN3_SIGN.source}\\p{L}`, 'u')
const VNI_MARK = /[aeouyAEOUYôöÔÖ][øûïåäüëùõØÛÏÅÄÜËÙÕ]|[Ññ]\p{L}/u
/** Says nothing about its encoding. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
const IS_ASCII = /^[\x00-\x7f]*$/
/** Of the TCVN3 signs, those that windows-1258 never shows. */
const NOT_WINDOWS = /[µ¸¶·¹¨»¾¼½©®ª«¬\u00ad¡¢§£¤¥¦×÷ß]/u
/** Tones of windows-1258 shown as letters of Western Windows: `saÒn phâÒm`, `giaì`, `Hýõìng`. */
const WINDOWS_TONE = /[aeiouyâêôãõý][ÒÌÞ]|[âêôãõýÂÊÔÃÕÝ][ìò]|[AEIOUYÂÊÔÃÕÝ](?:[ÒÌÞ])(?=[a-z])/u
/** Letters that only Unicode has. A text with one of them is not legacy text. */
const UNICODE_LETTER = /[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]|\p{M}/u

type Legacy = 'tcvn3' | 'vni' | 'windows' | null
type Family = 'tcvn3' | 'vni' | 'other'

function familyOf(font: string | null): Family {
  if (font !== null && /^\.vn/i.test(font)) return 'tcvn3'
  return font !== null && /^vni[- ]/i.test(font) ? 'vni' : 'other'
}

/** Counts, over all texts of one family of fonts, which encoding they speak for. */
type Votes = {
  unicode: number
  tcvn3: number
  tcvn3Only: number
  vni: number
  windows: number
  notWindows: number
}

/** Fewer than this many texts are no evidence where no font speaks for a legacy encoding. */
const LEAST_TEXTS = 3

/**
 * Decides for a whole workbook which of its texts are in a legacy encoding, from the letters of all texts together and the
 * names of their fonts, and returns the decoder, or null where none is. A text with letters that only Unicode has is never
 * touched.
 * Source: docs/sources.md#letters-before-unicode (the letters are confirmed, the font names usual).
 */
export function legacyDecoder(
  texts: Iterable<{ text: string; font: string | null }>,
): ((text: string, font: string | null) => string) | null {
  const votes: Record<Family, Votes> = { tcvn3: noVotes(), vni: noVotes(), other: noVotes() }
  for (const { text, font } of texts) vote(votes[familyOf(font)], text)
  const decisions: Record<Family, Legacy> = {
    tcvn3: votes.tcvn3.tcvn3 > votes.tcvn3.unicode ? 'tcvn3' : null,
    vni: votes.vni.vni > votes.vni.unicode ? 'vni' : null,
    other: decide(votes.other),
  }
  if (Object.values(decisions).every((decision) => decision === null)) return null
  return (text, font) => {
    const decision = decisions[familyOf(font)]
    if (decision === null || UNICODE_LETTER.test(text)) return text
    if (decision === 'windows') return decodeWindows(text)
    return decision === 'vni'
      ? decodeVni(text)
      : decodeTcvn3(text, font !== null && /h$/i.test(font) && /^\.vn/i.test(font))
  }
}

const noVotes = (): Votes => ({ unicode: 0, tcvn3: 0, tcvn3Only: 0, vni: 0, windows: 0, notWindows: 0 })

function vote(votes: Votes, text: string): void {
  if (IS_ASCII.test(text)) return
  if (UNICODE_LETTER.test(text)) votes.unicode += 1
  else {
    if (IN_WORD.test(text)) votes.tcvn3 += 1
    if (IN_WORD.test(text) && TCVN3_ONLY.test(text)) votes.tcvn3Only += 1
    if (VNI_MARK.test(text)) votes.vni += 1
    if (NOT_WINDOWS.test(text)) votes.notWindows += 1
    else if (WINDOWS_TONE.test(text)) votes.windows += 1
  }
}

function decide({ unicode, tcvn3, tcvn3Only, vni, windows, notWindows }: Votes): Legacy {
  const enough = (count: number) => count >= LEAST_TEXTS && count > 2 * unicode
  if (enough(windows) && notWindows === 0) return 'windows'
  if (enough(tcvn3) && tcvn3Only > 0) return 'tcvn3'
  return enough(vni) ? 'vni' : null
}
