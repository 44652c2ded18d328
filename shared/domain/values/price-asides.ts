import { lower, plain } from '../text.ts'
import { readNumberWords } from './number-words.ts'
import { readPack } from './pack.ts'

/** What brackets behind a price may say without changing it; everything else may, so it is asked about. */
const HARMLESS =
  /^(?:(?:hang|gia|gia ban|ban|san pham) ?)?(?:(?:loai|hang) (?:[1-3]|[abc]|i{1,3}|dac biet|ngon|dep|to|nho|vua|vip|thuong|mot|hai|ba)|tuoi|kho|song|dep|ngon|tuoi ngon|nguyen con|nguyen chat|nguyen vo|le|ban le|niem yet|tai vuon|tai xuong|tai nha|tai htx)$/

/** A price with a remark in brackets behind it. `harmless`: the remark changes nothing about the price. */
export type Aside = { main: string; aside: string; harmless: boolean }

/** Takes the last brackets of a price apart, unless they hold what is sold (`60.000/hộp (100g)`). Null without brackets. */
export function asideOf(text: string): Aside | null {
  if (!text.includes('(')) return null
  const [, main = '', aside = ''] = /^(.*?\d.*?) ?\(([^()]*)\)[ .]*$/s.exec(text) ?? []
  if (main === '') return null
  const pack = main.includes('/') ? readPack(aside) : null
  if (pack && pack.kind === 'value' && pack.value.net !== null) return null
  return { main, aside, harmless: HARMLESS.test(plain(aside).trim()) }
}

/** Whether a remark says the amount once more in words: `120.000đ (một trăm hai mươi nghìn đồng)`. */
export function repeats(aside: string, amount: number): boolean {
  return readNumberWords(aside.replace(/^bằng chữ:?/, '')) === amount
}

/** The texts of several prices in one cell: `120k/150k`, `120.000đ; 150.000đ`, `sỉ 100k, lẻ 120k`. */
export function partsOf(text: string): string[] {
  return text
    .split(/[/;()]|,(?=\s)|\s(?:và|hoặc|hay)\s|(?<=\d\S*)\s+(?=(?:giá\s+)?(?:bán\s+)?(?:sỉ|lẻ|buôn)(?:\s|:))/)
    .map((part) => part.replace(/^\s*(?:giá\s+)?(?:bán\s+)?(?:sỉ|lẻ|buôn)\s*:?\s*/, '').trim())
    .filter((part) => /\d/.test(part))
}

/** The text with the letter O read as a nought where it stands among digits: `12O.000`. */
export function withNoughts(text: string): string {
  return lower(text).replace(/(?<=\d[.,]?o*)o/g, '0')
}
