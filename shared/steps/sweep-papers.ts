// Part of stage 4: papers that have changed, until every listing goes by them.
import type { NotedWork } from '../ports/stores.ts'
import { tellAgain } from './sweep-again.ts'
import type { Sweep } from './sweep-parts.ts'

type OpenPapers = Extract<NotedWork, { kind: 'papers' }>

/** Sends the message again while the note is there, unless the lanes still have much of what they were told before. */
export async function sweepPapers(look: Sweep, work: OpenPapers): Promise<void> {
  const { tenant, openedAt, toldAt } = work
  if (look.clock.now() - toldAt <= look.patience.resendMs) return
  const room = await Promise.all(look.queues.lanes.map((lane) => look.hasRoom(lane, false)))
  if (room.every(Boolean)) await tellAgain(look, work, { kind: 'papers', tenant, openedAt })
}
