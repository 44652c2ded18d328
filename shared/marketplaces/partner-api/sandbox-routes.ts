import type { SandboxRequest } from '../sandbox/behaviour.ts'
import type { PartnerProfile } from './profile.ts'

export type CallName = keyof PartnerProfile['paths']
/** `blanks`: what stands in the path where the profile has a blank. */
export type CallMatch = { call: CallName; blanks: Record<string, string> }

const callNames: CallName[] = ['changes', 'upsert', 'update', 'readById', 'readBySku', 'offer', 'withdraw']

/** Which call of the profile a request is, and the product it names; null where it is none of them. */
export function matchCall(profile: PartnerProfile, request: SandboxRequest): CallMatch | null {
  for (const call of callNames) {
    const endpoint = profile.paths[call]
    if (endpoint?.method !== request.method) continue
    const found = toPattern(endpoint.path).exec(request.target)
    if (found) return { call, blanks: decoded(found.groups ?? {}) }
  }
  return null
}

function toPattern(template: string): RegExp {
  const literal = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal.replace(/\{(\w+)\}/g, '(?<$1>[^/?&]*)')}$`)
}

const decoded = (groups: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(groups).map(([name, part]) => [name, decodeURIComponent(part)]))
