import { done, type Outcome, refused } from './outcome.ts'
import { attribute, readXml, unescapeOoxml } from './xml.ts'
import { type Archive, readPart } from './zip.ts'

/** One shared string: rich runs joined, phonetic readings left out. `font` where a run names one. */
export type SharedString = { text: string; font: string | null }

export function readSharedStrings(archive: Archive, part: string | null): Outcome<SharedString[]> {
  const file = part === null ? done(null) : readPart(archive, part)
  if (!file.ok) return file
  if (file.value === null) return done([])
  const strings: SharedString[] = []
  let pieces: string[] = []
  let font: string | null = null
  let phonetic = 0
  const read = readXml(file.value, {
    open: (name, attributes) => {
      if (name === 'si') {
        pieces = []
        font = null
      }
      if (name === 'rPh') phonetic += 1
      if (name === 'rFont') font ??= attribute(attributes, 'val') ?? null
    },
    text: (text, name) => {
      if (name === 't' && phonetic === 0) pieces.push(text)
    },
    close: (name) => {
      if (name === 'rPh') phonetic -= 1
      if (name === 'si') strings.push({ text: unescapeOoxml(pieces.join('')), font })
    },
  })
  return read ? done(strings) : refused('file.damaged')
}
