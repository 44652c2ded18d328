// Consulting, reads only: how the connection to one marketplace stands.
import { gateOf } from '../domain/pace/circuit.ts'
import type { Pace } from '../domain/pace/pace.ts'
import type { Connection } from '../ports/connections.ts'
import type { ConnectionState } from '../ports/consult.ts'

export type ConnectionParts = {
  /** The settings as they are; null where nobody has connected the marketplace. */
  connection: Connection | null
  /** What is wrong with settings: where, and a sentence that holds none of their values. */
  check(settings: unknown): ConnectionState['issues']
  /** What all workers of the connection know together; null where nothing was sent yet. */
  paceOf(shop: string): Promise<Pace | null>
  now: number
}

export async function connectionState(parts: ConnectionParts): Promise<ConnectionState> {
  const { connection, now } = parts
  const nothing = { issues: [], quietUntil: null, outageUntil: null }
  if (connection === null) return { state: 'missing', ...nothing }
  const issues = parts.check(connection.settings)
  if (issues.length > 0) return { state: 'wrong', ...nothing, issues }
  const pace = await parts.paceOf(connection.shop)
  if (pace === null) return { state: 'connected', ...nothing }
  const gate = gateOf(pace.circuit, now)
  return {
    state: 'connected',
    issues: [],
    quietUntil: pace.closedUntil > now ? pace.closedUntil : null,
    outageUntil: gate.kind === 'open' ? gate.until : null,
  }
}
