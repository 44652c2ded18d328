import type { SandboxFault } from '../../ports/sandbox.ts'

/** What a request does. Only `create` and `update` commit anything. `other` is what no fault can name. */
export type Operation = 'login' | 'find' | 'create' | 'update' | 'changes' | 'other'

/**
 * How what is carried out now differs from the usual: a longer review of so many milliseconds, a review that ends in a
 * rejection, an answer with a status that nobody knows.
 */
export type Orders = { reviewMs: number | null; reject: boolean; strangeStatus: boolean }

export type TakenFaults = { exchange: SandboxFault | null; orders: Orders }

const SLOW_REVIEW_MS = 60_000

/** The faults a sandbox was told to show, counted down as requests come in. */
export function createFaults(): {
  set(faults: SandboxFault[]): void
  take(operation: Operation): TakenFaults
  /** The limit that was set as a fault; null where none was. */
  perSecond(): number | null
} {
  let pending: SandboxFault[] = []

  function takeFirst(operation: Operation, matches: (fault: SandboxFault) => boolean): SandboxFault | null {
    const found = pending.find((fault) => fault.times > 0 && hits(fault, operation) && matches(fault))
    if (found) found.times -= 1
    return found ?? null
  }

  return {
    perSecond: () => pending.find((fault) => fault.kind === 'too-many')?.perSecond ?? null,
    set(faults) {
      pending = faults.map((fault) => ({ ...fault }))
    },
    take(operation) {
      const slow = takeFirst(operation, (fault) => fault.kind === 'slow-review')
      const orders = {
        reviewMs: slow ? (slow.delayMs ?? SLOW_REVIEW_MS) : null,
        reject: takeFirst(operation, (fault) => fault.kind === 'reject') !== null,
        strangeStatus: takeFirst(operation, (fault) => fault.kind === 'unknown-status') !== null,
      }
      return { orders, exchange: takeFirst(operation, isOfExchange) }
    },
  }
}

const ofReview: readonly SandboxFault['kind'][] = ['slow-review', 'reject']
const ofCommit: readonly SandboxFault['kind'][] = [
  'cut-after-commit',
  'cut-before-commit',
  'exists',
  'partial',
]

const isReview = ({ kind }: SandboxFault): boolean => ofReview.includes(kind)
const isOfExchange = (fault: SandboxFault): boolean =>
  !isReview(fault) && fault.kind !== 'unknown-status' && fault.kind !== 'too-many'

/** Faults about a commit wait for a request that commits; the others hit anything but a login. */
function hits(fault: SandboxFault, operation: Operation): boolean {
  const commits = operation === 'create' || operation === 'update'
  if (fault.operation !== undefined) return fault.operation === operation && (commits || !isReview(fault))
  return isReview(fault) || ofCommit.includes(fault.kind) ? commits : operation !== 'login'
}
