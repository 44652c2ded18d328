import { byTable, letterTable, remembered } from './text-table.ts'

/** Marks that Unicode puts on letters, once a text is taken apart. */
const MARKS = /\p{M}+/gu
const DASHES = /[\u2010-\u2015\u2212\uff0d]/g
const SPACES = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g
/** White space that is not one space between two words. */
const MORE_THAN_SPACES = /[^\S ]| {2}|^ | $/
const FULL_WIDTH_DIGIT = /[\uff10-\uff19]/g
const LINE_BREAKS = /\r\n?|[\u2028\u2029]/g

/**
 * Characters that are never shown, or that turn the direction of the text around them. The soft hyphen is among them, but
 * it is the letter ư in TCVN3: decode legacy text before sanitising it.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Text as it may be kept: NFC, without control and direction characters, without white space at either end. */
export function sanitize(text: string): string {
  if (PRINTED.test(text)) return text.trim()
  return text.replace(LINE_BREAKS, '\n').replace(INVISIBLE, '').normalize('NFC').trim()
}
/** Nothing but what `sanitize` leaves as it is: ASCII and the letters of Vietnamese, each one character. */
const PRINTED = /^[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2010-\u2027]*$/

/** One line of text: white space of every kind becomes one space. */
export function oneLine(text: string): string {
  if (!MORE_THAN_SPACES.test(text)) return text
  return text.replace(SPACES, ' ').trim()
}

/**
 * Text for parsers: lower case, no marks, `đ`, `ð` and `₫` are `d`, one kind of space, dash, multiplication sign and digit.
 * Punctuation stays.
 */
export const plain: (text: string) => string = remembered((text) => byTable(text, PLAIN) ?? plainOf(text))

function plainOf(text: string): string {
  return oneLine(lowerOf(text).normalize('NFD').replace(MARKS, '')).replace(/[đð₫]/g, 'd').normalize('NFC')
}

/** Like `plain` but with the marks kept, for words that only their marks tell apart (tạ and tá, cân and can). */
export const lower: (text: string) => string = remembered(lowerOf)

function lowerOf(text: string): string {
  const small = text.normalize('NFC').toLowerCase()
  if (SIMPLE.test(small)) return small
  return small
    .replace(FULL_WIDTH_DIGIT, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30))
    .replace(DASHES, '-')
    .replace(/×/g, 'x')
    .replace(SPACES, ' ')
}
const SIMPLE = /^(?: ?[\x21-\x7e\u00a1-\u00d6\u00d8-\u024f\u1e00-\u1eff])* ?$/

/** Text for comparing: letters a–z and digits in words with one space between; the empty string if nothing is left. */
export const fold: (text: string) => string = remembered((text) => byTable(text, FOLDED) ?? foldOf(text))

function foldOf(text: string): string {
  return plain(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Whether `words` stand in `folded` as whole words. Both are folded. */
export function hasWords(folded: string, words: string): boolean {
  return ` ${folded} `.includes(` ${words} `)
}

const PLAIN = letterTable(plainOf)
const FOLDED = letterTable((letter) => foldOf(letter) || ' ')
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/**
 * Like `fold`, but keeps what the marks say, whether the tone is written on the first or the second vowel (hoà, hòa).
 * Two texts with the same key are the same words.
 */
export const toneKey: (text: string) => string = remembered((text) =>
  lower(text)
    .normalize('NFD')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(TONES, '').normalize('NFC') + (word.match(TONES) ?? []).join(''))
    .join(' '),
)
