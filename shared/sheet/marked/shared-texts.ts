import { unescapeOoxml } from '../xml.ts'
import { cursorOn, decodeText, isNamed, nextTag } from './tags.ts'

/** The text between the `t` tags of this stretch of XML; readings of East Asian signs are left out. */
export function textBetween(xml: string, start: number, end: number): string {
  const cursor = cursorOn(xml, start)
  let text = ''
  let phonetic = 0
  let open: number | null = null
  while (cursor.at < end && nextTag(cursor) && cursor.start < end) {
    if (isNamed(cursor, 'rPh') && !cursor.isEmpty) phonetic += cursor.isClosing ? -1 : 1
    if (!isNamed(cursor, 't') || cursor.isEmpty) continue
    if (cursor.isClosing && open !== null && phonetic === 0) text += decodeText(xml.slice(open, cursor.start))
    open = cursor.isClosing ? null : cursor.end
  }
  return unescapeOoxml(text)
}

/** Looks shared strings up by their number. The part is gone through once, when the first one is asked for. */
export function sharedTexts(xml: () => string): (index: number) => string {
  let found: { xml: string; starts: number[] } | null = null
  return (index) => {
    if (found === null) {
      const text = xml()
      const cursor = cursorOn(text)
      const starts: number[] = []
      while (nextTag(cursor)) if (!cursor.isClosing && isNamed(cursor, 'si')) starts.push(cursor.start)
      found = { xml: text, starts }
    }
    const start = found.starts[index]
    return start === undefined
      ? ''
      : textBetween(found.xml, start, found.starts[index + 1] ?? found.xml.length)
  }
}
