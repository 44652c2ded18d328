import { type BiffRecord, ID } from './records.ts'

/** Letters and bytes of fonts that a text of a shape still has in the records to come. */
type Text = { letters: number; fonts: number }
/** The pieces of a drawing while the records of its sheet pass by. */
export type DrawingPieces = { pieces: Buffer[]; before: number; text: Text }

export const newDrawingPieces = (): DrawingPieces => ({
  pieces: [],
  before: ID.begin,
  text: { letters: 0, fonts: 0 },
})

/**
 * Takes what of a record belongs to the drawing: its own records, and those that any record between them goes on in, since
 * Excel lets a long drawing go on behind an object or the text of a shape.
 */
export function takeDrawing(drawing: DrawingPieces, { id, data }: BiffRecord): void {
  const { before, pieces } = drawing
  if (id !== ID.continued) drawing.before = id
  if (id === ID.drawing) pieces.push(data)
  if (id === ID.textOfShape) drawing.text = data.length < 14 ? { letters: 0, fonts: 0 } : lengthsOf(data)
  if (id !== ID.continued) return
  if (before === ID.drawing || before === ID.object) pieces.push(data)
  else if (before === ID.textOfShape && !isText(drawing.text, data)) pieces.push(data)
}

function lengthsOf(data: Buffer): Text {
  const letters = data.readUInt16LE(10)
  return { letters, fonts: letters === 0 ? 0 : data.readUInt16LE(12) }
}

/** Whether a record goes on with the text of a shape: a byte for the width of letters before them, then their fonts. */
function isText(text: Text, data: Buffer): boolean {
  if (text.letters > 0) {
    const size = ((data[0] ?? 0) & 1) === 1 ? 2 : 1
    text.letters -= Math.max(1, Math.floor((data.length - 1) / size))
    return true
  }
  if (text.fonts <= 0) return false
  text.fonts -= Math.max(1, data.length)
  return true
}
