import type { SandboxFault } from '../../ports/sandbox.ts'
import type { Behaviour, SandboxAnswer, SandboxRequest } from './behaviour.ts'

/** The answer to a fault that keeps the request from being carried out; null for the others. */
export function refuse(
  fault: SandboxFault,
  { behaviour, now }: { behaviour: Behaviour; now: () => number },
  request: SandboxRequest,
): SandboxAnswer | null {
  switch (fault.kind) {
    case 'expired-token':
      behaviour.forgetLogins()
      return behaviour.failure(401)
    case '429':
    case '500':
    case '503':
      return { ...behaviour.failure(Number(fault.kind)), headers: retryAfter(fault, now()) }
    case 'too-many-in-body':
      return behaviour.tooManyInBody?.() ?? { ...behaviour.failure(429), status: 200 }
    case 'partial':
      return behaviour.partial?.(request) ?? behaviour.failure(400)
    default:
      return null
  }
}

function retryAfter({ retryAfter, asDate }: SandboxFault, now: number): Record<string, string> {
  if (retryAfter === undefined) return {}
  const text = asDate ? new Date(now + retryAfter * 1000).toUTCString() : String(retryAfter)
  return { 'retry-after': text }
}
