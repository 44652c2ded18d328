// Stage 2: rows, edits, a bulk job or an import taken back → desired; papers → who has to look. The only writer of Desired; then tells the lanes where to look.
import type { IntakeMessage } from '../domain/messages.ts'
import { declareBulk } from './declare-bulk.ts'
import { declareEdits } from './declare-edits.ts'
import { declareImport } from './declare-import.ts'
import { declarePapers } from './declare-papers.ts'
import type { DeclareParts } from './declare-parts.ts'
import { declareUndo } from './declare-undo.ts'

/**
 * Makes Desired say what an import, a person or a bulk job wants. Safe to repeat at any point: a listing whose content and
 * targets are there already gets no new version, and the message is gone only after the lanes were told.
 */
export async function declareListings(parts: DeclareParts, message: IntakeMessage): Promise<void> {
  if (message.kind === 'import') await declareImport(parts, message)
  else if (message.kind === 'undo') await declareUndo(parts, message)
  else if (message.kind === 'edit') await declareEdits(parts, message)
  else if (message.kind === 'papers') await declarePapers(parts, message)
  else await declareBulk(parts, message)
}
