import { LIMITS } from './limits.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { attribute, readXml } from './xml.ts'
import { type Archive, readPart } from './zip.ts'

/** What a cell's style tells: whether its number is a day, how many digits are shown at least, and its font. */
export type Style = { isDate: boolean; digits: number; font: string | null }

/** The cell styles of a workbook by their number. */
export function readStyles(archive: Archive, part: string | null): Outcome<Style[]> {
  const file = part === null ? done(null) : readPart(archive, part)
  if (!file.ok) return file
  if (file.value === null) return done([])
  const formats = new Map<number, string>()
  const fonts: (string | null)[] = []
  const cells: { format: number; font: number }[] = []
  const read = readXml(file.value, {
    open: (name, attributes, parent) => {
      const number = (key: string) => Number(attribute(attributes, key) ?? 0)
      if (name === 'numFmt' && parent === 'numFmts')
        formats.set(number('numFmtId'), attribute(attributes, 'formatCode') ?? '')
      if (name === 'font' && parent === 'fonts') fonts.push(null)
      if (name === 'name' && parent === 'font' && fonts.length > 0)
        fonts[fonts.length - 1] = attribute(attributes, 'val') ?? null
      if (name === 'xf' && parent === 'cellXfs')
        cells.push({ format: number('numFmtId'), font: number('fontId') })
    },
  })
  if (!read) return refused('file.damaged')
  return done(
    cells.map(({ format, font }) => {
      const code = formats.get(format) ?? ''
      return {
        isDate: isDateFormat(format, code),
        digits: /^0+$/.test(code) ? code.length : 0,
        font: fonts[font] ?? null,
      }
    }),
  )
}

/** Excel's own date formats, among them those of East Asian versions. */
export function isDateFormat(id: number, code: string): boolean {
  if (code === '')
    return (
      (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
    )
  return code.length <= LIMITS.formatCode && hasDateLetters(code)
}

/** Looks for y, d or m outside quoted text, brackets and escapes, one character at a time: no pattern can run away. */
function hasDateLetters(code: string): boolean {
  let quoted = false
  let bracketed = false
  for (let at = 0; at < code.length; at += 1) {
    const sign = code[at] ?? ''
    if (sign === '"') quoted = !quoted
    else if (quoted) continue
    else if (sign === '\\' || sign === '_' || sign === '*') at += 1
    else if (sign === '[') bracketed = true
    else if (sign === ']') bracketed = false
    else if (sign === ';' && !bracketed) return false
    else if (!bracketed && /[ydm]/i.test(sign)) return true
  }
  return false
}
