import type { StartSandbox } from '../../ports/sandbox.ts'
import { startPartnerSandbox } from '../partner-api/sandbox.ts'

/** The protocol as it is. Replace what the contract of the marketplace says differently. */
const profile = {
  login: { kind: 'apiKey', header: 'X-Api-Key', key: 'sandbox-key' },
  statusWords: {
    'in-review': 'in-review',
    live: 'live',
    paused: 'paused',
    rejected: 'rejected',
    withdrawn: 'withdrawn',
  },
  limits: {
    source: 'sandbox profile, ours',
    mark: 'V',
    checkedOn: '2026-11-21',
    nameMax: 200,
    tooManyCodes: ['too-many'],
  },
}

export const startSandbox: StartSandbox = (options) => startPartnerSandbox(options, profile)
