// Part of stage 4: a message of open work that may have got lost. Renews when the work was told last.
import { goesBeforeBulk, type IntakeMessage } from '../domain/messages.ts'
import type { NotedWork } from '../ports/stores.ts'
import type { Sweep } from './sweep-parts.ts'

/** Tells the intake queue again where to look; not where bulk work still waits there. */
export async function tellAgain(look: Sweep, work: NotedWork, message: IntakeMessage): Promise<void> {
  if (!goesBeforeBulk(message) && !(await look.intakeHasRoom())) return
  await look.queues.intake([message])
  await look.stores.ledger.toldAgain(work, look.clock.now())
}
