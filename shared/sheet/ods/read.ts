import { type Budget as FileBudget, isLate } from '../limits.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { newPictureStore } from '../pictures.ts'
import type { WorkbookContent } from '../xlsx.ts'
import { attribute, feedXml, readXml, type XmlVisitor } from '../xml.ts'
import { type Archive, readPart, streamPart } from '../zip.ts'
import { addToFrames, closeInFrames, framePictures, openInFrames } from './frames.ts'
import {
  type Budget,
  closeCell,
  closeRow,
  type Draft,
  newDraft,
  openCell,
  openColumn,
  openRow,
} from './sheet.ts'
import { isHidden, newStyles, type Styles, styleVisitor } from './styles.ts'
import { addText, closeInCell, isCell, openInCell } from './text.ts'

type State = {
  styles: Styles
  budget: Budget
  isSpreadsheet: boolean
  drafts: Draft[]
  draft: Draft | null
  /** Elements open in what is not looked at. */
  skipped: number
}

/** Whether an archive is an OpenDocument of any kind. */
export function isOpenDocument(archive: Archive): boolean {
  const mimetype = readPart(archive, 'mimetype')
  const named = mimetype.ok && (mimetype.value?.toString('latin1').includes('opendocument') ?? false)
  return named || (archive.entries.has('content.xml') && archive.entries.has('meta-inf/manifest.xml'))
}

/** Reads all visible sheets of an OpenDocument workbook (.ods). Hidden ones are not kept. */
export async function readOds(archive: Archive, whole: FileBudget): Promise<Outcome<WorkbookContent>> {
  if (isEncrypted(archive)) return refused('file.encrypted')
  if (!archive.entries.has('content.xml')) return refused('file.damaged')
  const state = newState(whole)
  const named = readPart(archive, 'styles.xml')
  if (!named.ok) return named
  if (named.value && !readXml(named.value, styleVisitor(state.styles))) return refused('file.damaged')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const feed = feedXml(visitorOf(state))
  try {
    for await (const chunk of streamPart(archive, 'content.xml')) {
      feed.write(decoder.decode(chunk, { stream: true }))
      if (state.budget.problem) return refused(state.budget.problem)
      if (isLate(whole)) return refused('file.too-slow')
    }
    feed.close()
  } catch {
    return refused(state.budget.problem ?? 'file.damaged')
  }
  return toContent(state, archive)
}

/** Reads an OpenDocument workbook that is one XML file (.fods). */
export function readFlatOds(bytes: Buffer, whole: FileBudget): Outcome<WorkbookContent> {
  const state = newState(whole)
  if (!readXml(bytes, visitorOf(state))) return refused('file.damaged')
  return state.budget.problem ? refused(state.budget.problem) : toContent(state, null)
}

function isEncrypted(archive: Archive): boolean {
  if (archive.entries.has('encrypted-package')) return true
  const manifest = readPart(archive, 'META-INF/manifest.xml')
  let encrypted = false
  if (manifest.ok && manifest.value)
    readXml(manifest.value, {
      open: (name) => {
        if (name === 'encryption-data') encrypted = true
      },
    })
  return encrypted
}

function newState({ rows, cells }: FileBudget): State {
  const budget: Budget = { rowsLeft: rows, cellsLeft: cells, problem: null }
  return { styles: newStyles(), budget, isSpreadsheet: false, drafts: [], draft: null, skipped: 0 }
}

function toContent({ isSpreadsheet, drafts }: State, archive: Archive | null): Outcome<WorkbookContent> {
  if (!isSpreadsheet) return refused('file.not-a-workbook')
  const store = newPictureStore()
  const sheets = drafts.map(({ grid, frames }) => ({
    grid,
    pictures: framePictures(frames.done, grid, archive, store),
  }))
  return done({ sheets, store })
}

function visitorOf(state: State): XmlVisitor {
  const { open: openStyle } = styleVisitor(state.styles)
  return {
    open: (name, attributes, parent) => {
      if (state.skipped > 0) state.skipped += 1
      else if (state.draft) openInSheet(state, state.draft, name, attributes, parent)
      else if (name === 'spreadsheet') state.isSpreadsheet = true
      else if (name === 'table' && parent === 'spreadsheet') openSheet(state, attributes)
      else openStyle(name, attributes, parent)
    },
    text: (piece, parent) => {
      const { draft } = state
      if (!draft || state.skipped > 0) return
      addToFrames(draft.frames, piece)
      if (draft.cell) addText(draft.cell.text, piece, parent)
    },
    close: (name) => {
      if (state.skipped > 0) state.skipped -= 1
      else if (state.draft) closeInSheet(state, state.draft, name)
    },
  }
}

/** Hidden sheets are passed over. */
function openSheet(state: State, attributes: Record<string, string>): void {
  if (isHidden(state.styles, attribute(attributes, 'style-name'))) state.skipped = 1
  else state.draft = newDraft(attribute(attributes, 'name') ?? '')
}

function openInSheet(
  state: State,
  draft: Draft,
  name: string,
  attributes: Record<string, string>,
  parent: string,
): void {
  openInFrames(draft.frames, name, attributes, draft.cell ? (draft.row?.at ?? null) : null, parent)
  if (draft.cell) openInCell(draft.cell.text, state.styles, name, attributes, parent)
  else if (draft.frames.open) return
  else if (name === 'table-column') openColumn(draft, attributes)
  else if (name === 'table-row') openRow(draft, attributes, state.styles)
  else if (isCell(name)) openCell(draft, attributes)
}

function closeInSheet(state: State, draft: Draft, name: string): void {
  closeInFrames(draft.frames)
  if (draft.cell && (!isCell(name) || draft.cell.text.depth > 0)) closeInCell(draft.cell.text)
  else if (draft.frames.open) return
  else if (isCell(name)) closeCell(draft, state.styles)
  else if (name === 'table-row') closeRow(draft, state.budget)
  else if (name === 'table') {
    state.drafts.push(draft)
    state.draft = null
  }
}
