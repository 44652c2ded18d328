import type { SandboxRequest } from '../sandbox/behaviour.ts'
import type { PartnerProfile } from './profile.ts'

type CallName = keyof PartnerProfile['paths']
export type CallMatch = { call: CallName; id: string | null; sku: string | null }

const callNames: CallName[] = ['create', 'update', 'readById', 'readBySku', 'offer', 'withdraw']

/** Which call of the profile a request is, and the product it names; null where it is none of them. */
export function matchCall(profile: PartnerProfile, request: SandboxRequest): CallMatch | null {
  for (const call of callNames) {
    const endpoint = profile.paths[call]
    if (endpoint.method !== request.method) continue
    const found = toPattern(endpoint.path).exec(request.target)
    if (found) return { call, id: decoded(found.groups?.id), sku: decoded(found.groups?.sku) }
  }
  return null
}

function toPattern(template: string): RegExp {
  const literal = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal.replace(/\{(id|sku)\}/g, '(?<$1>[^/?&]+)')}$`)
}

const decoded = (part: string | undefined): string | null =>
  part === undefined ? null : decodeURIComponent(part)
