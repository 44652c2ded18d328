import { noteAuthor } from '../../domain/vietnamese/workbook.ts'
import { xmlText } from '../write/escape.ts'
import type { Edit } from './edits.ts'
import { applyEdits } from './edits.ts'
import { authorXml, noteRun, ourPart } from './notes.ts'
import {
  type Cursor,
  cursorOn,
  decodeText,
  isNamed,
  nextTag,
  partText,
  prefixOf,
  rawAttribute,
} from './tags.ts'

/** A stretch of text in a note, between the tags of its `t`. */
type Piece = { start: number; end: number; runStart: number; runEnd: number; inRun: boolean }
type Comment = { ref: string; author: number; start: number; end: number; textEnd: number; pieces: Piece[] }
/** Where a list ends; an empty one may be a single tag, which has to be opened first. */
type Tail = { at: number; opened: string }
type Comments = {
  xml: string
  prefix: string
  authors: string[]
  authorsEnd: Tail
  comments: Comment[]
  listEnd: Tail
}

/** A part of notes brought up to date, and which cells gained a note or lost it. */
export type CommentsPatch = { part: Buffer; added: string[]; removed: string[] }

/** A part with our notes only. `namespace`: that of the sheet. */
export function newComments(namespace: string, notes: ReadonlyMap<string, string>): CommentsPatch {
  const list = [...notes].map(([ref, text]) => commentXml('', ref, 0, text)).join('')
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${namespace}"><authors>${authorXml('')}</authors><commentList>${list}</commentList></comments>`
  return { part: Buffer.from(xml), added: [...notes.keys()], removed: [] }
}

const commentXml = (p: string, ref: string, author: number, text: string): string =>
  `<${p}comment ref="${ref}" authorId="${author}"><${p}text>${noteRun(p, text)}</${p}text></${p}comment>`

/**
 * Takes our notes of an earlier marking away and writes those of now. A seller's own note on such a cell stays, ours stands
 * below it; notes that belong to a conversation (`untouched`) are left alone.
 */
export function patchComments(
  part: Buffer,
  notes: ReadonlyMap<string, string>,
  untouched: ReadonlySet<string>,
): CommentsPatch {
  const found = scanComments(partText(part))
  const author = found.authors.indexOf(noteAuthor)
  const edits: Edit[] = []
  const kept = new Set<string>()
  const removed: string[] = []
  for (const comment of found.comments) {
    const isThread = untouched.has(comment.ref) || found.authors[comment.author]?.startsWith('tc=')
    const rest = isThread ? [] : withoutOurs(found.xml, comment, author)
    if (rest === null) {
      removed.push(comment.ref)
      edits.push({ at: comment.start, remove: comment.end - comment.start, insert: '' })
      continue
    }
    kept.add(comment.ref)
    const text = isThread ? undefined : notes.get(comment.ref)
    edits.push(...rest, ...(text === undefined ? [] : below(found, comment, text)))
  }
  const added = [...notes.keys()].filter((ref) => !kept.has(ref) && !untouched.has(ref))
  const number = author >= 0 ? author : found.authors.length
  if (author < 0 && added.length > 0) edits.push(atTail(found.authorsEnd, authorXml(found.prefix)))
  const list = added.map((ref) => commentXml(found.prefix, ref, number, notes.get(ref) ?? '')).join('')
  if (list !== '') edits.push(atTail(found.listEnd, list))
  return { part: applyEdits(part, edits), added, removed }
}

function atTail({ at, opened }: Tail, insert: string): Edit {
  return opened === ''
    ? { at, remove: 0, insert }
    : { at: at - 2, remove: 2, insert: `>${insert}</${opened}>` }
}

/** The changes that take our part out of a note; null where nothing else would be left of it. */
function withoutOurs(xml: string, { pieces, author }: Comment, ours: number): Edit[] | null {
  const texts = pieces.map(({ start, end }) => decodeText(xml.slice(start, end)))
  const whole = texts.join('')
  const part = ourPart(whole)
  if (part === null) return []
  const rest = whole.slice(0, part.start) + whole.slice(part.end)
  // Programs that do not keep authors put the author's name in front.
  if (
    rest.replace(`${noteAuthor}:`, '').trim() === '' &&
    (author === ours || part.start < noteAuthor.length + 3)
  )
    return null
  let from = 0
  return pieces.flatMap((piece, at): Edit[] => {
    const text = texts[at] ?? ''
    const [start, end] = [Math.max(0, part.start - from), Math.max(0, part.end - from)]
    from += text.length
    if (start >= text.length || end === 0) return []
    const left = text.slice(0, start) + text.slice(end)
    if (left === '' && piece.inRun)
      return [{ at: piece.runStart, remove: piece.runEnd - piece.runStart, insert: '' }]
    return [{ at: piece.start, remove: piece.end - piece.start, insert: xmlText(left) }]
  })
}

/** Our text as one run more, below what the seller wrote; a text without runs becomes one. */
function below({ xml, prefix: p }: Comments, { pieces, textEnd }: Comment, text: string): Edit[] {
  const plain = pieces.filter(({ inRun }) => !inRun)
  const wrapped = plain.flatMap(({ runStart, runEnd }): Edit[] => [
    { at: runStart, remove: 0, insert: `<${p}r>` },
    { at: runEnd, remove: 0, insert: `</${p}r>` },
  ])
  const end = /<(?:\w+:)?(?:rPh|phoneticPr)[\s>/]/.exec(xml.slice(pieces.at(-1)?.runEnd ?? textEnd, textEnd))
  const at = end ? (pieces.at(-1)?.runEnd ?? textEnd) : textEnd
  return [...wrapped, { at, remove: 0, insert: noteRun(p, `\n${text}`) }]
}

function scanComments(xml: string): Comments {
  const cursor = cursorOn(xml)
  const found: Comments = {
    xml,
    prefix: '',
    authors: [],
    authorsEnd: { at: xml.length, opened: '' },
    comments: [],
    listEnd: { at: xml.length, opened: '' },
  }
  if (nextTag(cursor)) found.prefix = prefixOf(cursor)
  let author = 0
  while (nextTag(cursor)) {
    const { isClosing, isEmpty, start, end } = cursor
    if (isNamed(cursor, 'author')) {
      if (isClosing || isEmpty) found.authors.push(isEmpty ? '' : decodeText(xml.slice(author, start)))
      author = end
    } else if (isNamed(cursor, 'authors')) found.authorsEnd = tailOf(cursor)
    else if (isNamed(cursor, 'commentList')) found.listEnd = tailOf(cursor)
    else if (isNamed(cursor, 'comment') && !isClosing) found.comments.push(scanComment(cursor))
  }
  return found
}

function tailOf({ xml, start, end, prefixStart, nameEnd, isEmpty }: Cursor): Tail {
  return isEmpty ? { at: end, opened: xml.slice(prefixStart, nameEnd) } : { at: start, opened: '' }
}

function scanComment(cursor: Cursor): Comment {
  const ref = rawAttribute(cursor, 'ref') ?? ''
  const comment: Comment = {
    ref,
    author: Number(rawAttribute(cursor, 'authorId') ?? 0),
    start: cursor.start,
    end: cursor.end,
    textEnd: cursor.end,
    pieces: [],
  }
  let runStart: number | null = null
  let piece: Piece | null = null
  let phonetic = false
  while (!cursor.isEmpty || !isNamed(cursor, 'comment')) {
    if (!nextTag(cursor)) break
    const { isClosing, isEmpty, start, end } = cursor
    if (isNamed(cursor, 'comment')) break
    if (isNamed(cursor, 'rPh')) phonetic = !isClosing && !isEmpty
    if (isNamed(cursor, 'r')) {
      if (isClosing && piece) piece.runEnd = end
      runStart = isClosing ? null : start
      piece = null
    }
    if (isNamed(cursor, 't') && !isClosing && !isEmpty && !phonetic) {
      piece = { start: end, end, runStart: runStart ?? start, runEnd: end, inRun: runStart !== null }
      comment.pieces.push(piece)
    } else if (isNamed(cursor, 't') && isClosing && piece && !phonetic)
      Object.assign(piece, { end: start, runEnd: end })
    if (isNamed(cursor, 'text') && isClosing) comment.textEnd = start
  }
  comment.end = cursor.end
  return comment
}
