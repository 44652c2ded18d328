import * as z from 'zod'

/**
 * Whether a marketplace can be reached at all, as all workers of a connection know it. Closed is the good state: it is
 * open while nothing is sent. Times in epoch milliseconds.
 */
export const Circuit = z.object({
  /** Outages in a row, and when the first of them was; once it is open, when it opened. */
  outages: z.int().nonnegative(),
  since: z.number(),
  /** How often it opened since the marketplace last answered. */
  trips: z.int().nonnegative(),
  openUntil: z.number(),
  /** Until when one worker alone may try whether the marketplace is back. */
  probeUntil: z.number(),
})
export type Circuit = z.infer<typeof Circuit>

/** When a circuit opens, and for how long. Milliseconds. */
export type CircuitRules = {
  /** Outages in a row, within `withinMs`, that open it. */
  limit: number
  withinMs: number
  /** How long it stays open the first time; twice as long after each probe that failed, `longestMs` at most. */
  openMs: number
  longestMs: number
}

export const closedCircuit: Circuit = { outages: 0, since: 0, trips: 0, openUntil: 0, probeUntil: 0 }

/** Longer than a request and its answer may take. */
export const probeMs = 60_000

export type Gate = { kind: 'closed' } | { kind: 'open'; until: number } | { kind: 'probe' }

/** What a worker may do now. After `probe` it has to take the probe with `probing`. */
export function gateOf(circuit: Circuit, now: number): Gate {
  if (circuit.trips === 0) return { kind: 'closed' }
  if (circuit.openUntil > now) return { kind: 'open', until: circuit.openUntil }
  if (circuit.probeUntil <= now) return { kind: 'probe' }
  // The probe will know long before its time is over.
  const soon = Math.max(1_000, (circuit.openUntil - circuit.since) / 4)
  return { kind: 'open', until: Math.min(circuit.probeUntil, now + soon) }
}

export const probing = (circuit: Circuit, now: number): Circuit => ({ ...circuit, probeUntil: now + probeMs })

/** No answer came, or one that says that the marketplace is out of order. */
export function afterOutage(circuit: Circuit, now: number, rules: CircuitRules): Circuit {
  // What was still under way when it opened tells nothing new.
  if (circuit.openUntil > now) return circuit
  if (circuit.trips > 0) return opened(circuit, now, rules)
  const goesOn = circuit.outages > 0 && now - circuit.since <= rules.withinMs
  const next = goesOn ? { ...circuit, outages: circuit.outages + 1 } : { ...circuit, outages: 1, since: now }
  return next.outages >= rules.limit ? opened(next, now, rules) : next
}

function opened(circuit: Circuit, now: number, { openMs, longestMs }: CircuitRules): Circuit {
  const openUntil = now + Math.min(openMs * 2 ** circuit.trips, longestMs)
  return { ...circuit, trips: circuit.trips + 1, since: now, openUntil, probeUntil: 0 }
}

/** Any answer of the marketplace itself closes it. An answer to what was sent before it opened does not. */
export function afterAnswer(circuit: Circuit, now: number): Circuit {
  return circuit.openUntil > now ? circuit : closedCircuit
}
