// Stage 2: rows (or a bulk job) → desired. The only writer of Desired; then tells the lanes where to look.
import type { IntakeMessage } from '../domain/messages.ts'
import { declareBulk } from './declare-bulk.ts'
import { declareImport } from './declare-import.ts'
import type { DeclareParts } from './declare-parts.ts'

/**
 * Makes Desired say what an import or a bulk job wants. Safe to repeat at any point: a listing whose content and
 * targets are there already gets no new version, and the message is gone only after the lanes were told.
 */
export async function declareListings(parts: DeclareParts, message: IntakeMessage): Promise<void> {
  if (message.kind === 'import') await declareImport(parts, message)
  else await declareBulk(parts, message)
}
