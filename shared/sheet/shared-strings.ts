import { keptText } from './cell.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { ownText } from './text-memory.ts'
import { attribute, readXml } from './xml.ts'
import { type Archive, readPart } from './zip.ts'

/** Shared strings by number: rich runs joined, phonetic readings left out. `fonts` where a run names one. */
export type SharedStrings = { texts: string[]; fonts: Map<number, string> }

export function readSharedStrings(archive: Archive, part: string | null): Outcome<SharedStrings> {
  const file = part === null ? done(null) : readPart(archive, part)
  if (!file.ok) return file
  const strings: SharedStrings = { texts: [], fonts: new Map() }
  if (file.value === null) return done(strings)
  let text = ''
  let phonetic = 0
  const read = readXml(file.value, {
    open: (name, attributes) => {
      if (name === 'si') {
        text = ''
        strings.fonts.delete(strings.texts.length)
      } else if (name === 'rPh') phonetic += 1
      else if (name === 'rFont' && !strings.fonts.has(strings.texts.length)) {
        const font = attribute(attributes, 'val')
        if (font !== undefined) strings.fonts.set(strings.texts.length, ownText(font))
      }
    },
    text: (piece, name) => {
      if (name === 't' && phonetic === 0) text += piece
    },
    close: (name) => {
      if (name === 'rPh') phonetic -= 1
      if (name === 'si') strings.texts.push(keptText(text))
    },
  })
  return read ? done(strings) : refused('file.damaged')
}
