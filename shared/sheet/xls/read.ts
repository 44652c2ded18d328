import { type Budget as FileBudget, isLate, LIMITS } from '../limits.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import {
  keepPicture,
  newPictureStore,
  type PictureStore,
  placePicture,
  type RowPictures,
} from '../pictures.ts'
import type { WorkbookContent } from '../xlsx.ts'
import { openCompound } from './compound.ts'
import { placedPictures, storedPictures } from './drawing.ts'
import { readGlobals } from './globals.ts'
import { type Budget, readXlsSheet, type XlsSheet } from './sheet.ts'

/** A workbook with a password is a compound file with this stream instead of a workbook. */
const ENCRYPTED = 'encryptedpackage'

/**
 * Reads all visible sheets of an .xls workbook, Excel 5 to 2003, with the pictures on them. Hidden sheets are not looked
 * at. Pictures of before Excel 97 are not taken, but counted as those that have no place.
 */
export function readXls(bytes: Buffer, whole: FileBudget): Outcome<WorkbookContent> {
  try {
    return readCompound(bytes, whole)
  } catch (error) {
    // Records that are shorter than what they must hold.
    if (error instanceof RangeError) return refused('file.damaged')
    throw error
  }
}

function readCompound(bytes: Buffer, whole: FileBudget): Outcome<WorkbookContent> {
  const compound = openCompound(bytes)
  if (!compound.ok) return compound
  const { names, stream } = compound.value
  if (names.includes(ENCRYPTED)) return refused('file.encrypted')
  const workbook = stream(names.includes('workbook') ? 'workbook' : 'book')
  if (!workbook.ok) return workbook
  return workbook.value === null ? refused('file.not-a-workbook') : readWorkbook(workbook.value, whole)
}

function readWorkbook(stream: Buffer, whole: FileBudget): Outcome<WorkbookContent> {
  const globals = readGlobals(stream)
  if (!globals.ok) return globals
  const budget: Budget = { rowsLeft: whole.rows, cellsLeft: whole.cells, problem: null }
  const store = newPictureStore()
  const images = imagesOf(globals.value.drawings, store)
  const content: WorkbookContent = { sheets: [], store }
  const seen = new Set<number>()
  for (const place of globals.value.sheets) {
    // No program writes one sheet twice; reading it again and again would be the cost of a small file.
    if (place.hidden || seen.has(place.offset)) continue
    seen.add(place.offset)
    const sheet = readXlsSheet(stream, place, globals.value, budget)
    if (budget.problem) return refused(budget.problem)
    if (isLate(whole)) return refused('file.too-slow')
    content.sheets.push({ grid: sheet.grid, pictures: pictures(sheet, images, store) })
  }
  return done(content)
}

type Images = (number: number) => ReturnType<typeof keepPicture>

/** Each picture of the workbook is looked at once, when a shape asks for it. */
function imagesOf(drawings: Buffer[], store: PictureStore): Images {
  const stored = storedPictures(drawings)
  const known = new Map<number, ReturnType<typeof keepPicture>>()
  return (number) => {
    const found = known.get(number)
    if (found !== undefined) return found
    const bytes = known.size < LIMITS.pictures ? (stored[number - 1] ?? null) : null
    const image = bytes && keepPicture(bytes, store)
    known.set(number, image)
    return image
  }
}

function pictures(
  { grid, drawing, oldPictures }: XlsSheet,
  images: Images,
  store: PictureStore,
): Map<number, RowPictures> {
  const rows = new Map<number, RowPictures>()
  store.unplaced += oldPictures
  for (const { store: number, place } of placedPictures(drawing, grid))
    placePicture(rows, place, () => images(number), store)
  return rows
}
