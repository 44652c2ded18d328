import type { StartSandbox } from '../../ports/sandbox.ts'
import { startPartnerSandbox } from '../partner-api/sandbox.ts'

/**
 * A profile of our own invention, for the sandbox only: nothing here is known of Shop VnExpress itself. It logs in with
 * client credentials sent as a form, tells states as numbers, takes short titles only, and believes a webhook for two
 * minutes.
 */
const profile = {
  login: {
    kind: 'clientCredentials',
    path: '/oauth/token',
    clientId: 'sandbox-client',
    clientSecret: 'sandbox-secret',
    body: 'form',
    fields: { clientId: 'app', clientSecret: 'app_secret', token: 'accessToken', expiresIn: 'ttl' },
  },
  fieldNames: {
    name: 'title',
    description: 'body',
    price: 'amount',
    pictures: 'images',
    sku: 'merchantCode',
    link: 'permalink',
  },
  statusWords: { 10: 'in-review', 20: 'live', 25: 'paused', 30: 'rejected', 90: 'withdrawn' },
  limits: {
    source: 'sandbox profile, ours',
    mark: 'V',
    checkedOn: '2026-11-21',
    nameMax: 80,
    descriptionMin: 30,
    descriptionMax: 10_000,
    picturesMax: 8,
    tooManyCodes: ['4290'],
  },
  webhook: { secrets: ['sandbox-webhook-secret'], windowSeconds: 120 },
}

export const startSandbox: StartSandbox = (options) => startPartnerSandbox(options, profile)
