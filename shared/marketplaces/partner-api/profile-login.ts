import * as z from 'zod'
import { strictSettings } from '../strict.ts'

const secret = z.string().min(1, { error: 'is empty' }).max(2_000)
/** A header that may hold a key or a signature. */
export const HeaderName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/, {
  error: 'must be the name of a header: letters, digits, hyphens',
})
const name = z.string().min(1).max(100)

/** What the fields of the token request and its answer are called. */
const TokenFields = strictSettings({
  grantType: name.default('grant_type'),
  clientId: name.default('client_id'),
  clientSecret: name.default('client_secret'),
  token: name.default('access_token'),
  /** How long the token lasts, in seconds. */
  expiresIn: name.default('expires_in'),
})

/** How the marketplace knows us. All of it is secret. */
export const PartnerLogin = z.discriminatedUnion('kind', [
  strictSettings({ kind: z.literal('apiKey'), header: HeaderName, key: secret }),
  strictSettings({ kind: z.literal('basic'), username: secret, password: secret }),
  strictSettings({
    kind: z.literal('clientCredentials'),
    path: z.string().startsWith('/', { error: 'must begin with /' }).max(500),
    clientId: secret,
    clientSecret: secret,
    body: z.enum(['json', 'form']).default('json'),
    fields: TokenFields.prefault({}),
  }),
])
export type PartnerLogin = z.infer<typeof PartnerLogin>
export type TokenLogin = Extract<PartnerLogin, { kind: 'clientCredentials' }>
