// Notes open work and sends the message of a dead letter to its queue again.
import type { DeadLetter } from '../../../shared/domain/dead-letter.ts'
import type { WebDeps } from '../deps.ts'

type Sending = Pick<WebDeps, 'stores' | 'queues' | 'clock'>

/** What is noted as open is made up for by the sweep, should this message be lost as well. */
export async function sendLetterAgain(deps: Sending, { message }: DeadLetter): Promise<void> {
  const openedAt = deps.clock.now()
  const { ledger } = deps.stores
  const { queues } = deps
  if (message.kind === 'publish') return queues.lane([{ ...message, look: true }])
  if (message.kind === 'reconcile') return queues.lane([message])
  if (message.kind === 'bulk') {
    await ledger.open({ kind: 'bulk', jobId: message.jobId, openedAt })
    return queues.intake([message])
  }
  if (message.kind === 'edit') {
    await ledger.open({ ...message, openedAt })
    return queues.intake([message])
  }
  if (message.kind === 'papers') {
    await ledger.open({ ...message, openedAt })
    return queues.intake([{ ...message, openedAt }])
  }
  const { tenant, importId } = message
  if (message.kind === 'undo') {
    await ledger.open({ kind: 'undo', tenant, importId, openedAt })
    return queues.intake([message])
  }
  await ledger.open({ kind: 'import', tenant, importId, openedAt })
  if (message.kind === 'read') await queues.read([message])
  // A mail is asked for by the sweep, as long as the import is open.
  if (message.kind === 'import') await queues.intake([message])
}
