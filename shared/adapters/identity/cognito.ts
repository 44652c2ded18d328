import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { FetchError, JwtBaseError } from 'aws-jwt-verify/error'
import { type Jwks, SimpleJwksCache } from 'aws-jwt-verify/jwk'
import * as z from 'zod'
import { TenantId } from '../../domain/ids.ts'
import { Role, type Session } from '../../domain/session.ts'
import type { Identity } from '../../ports/identity.ts'

/** Lists arrive as JSON arrays, or as one string in brackets or with commas, depending on who handed the token on. */
const List = z.union([z.array(z.string()), z.string()]).transform((value) =>
  Array.isArray(value)
    ? value
    : value
        .replace(/^\[|\]$/g, '')
        .split(/[\s,]+/)
        .filter(Boolean),
)

/** The claims we read from an ID token of the user pool. */
const Claims = z.object({
  'cognito:username': z.string(),
  'cognito:groups': List.default([]),
  'custom:tenant': TenantId,
  'custom:communes': List.default([]),
  name: z.string().optional(),
  /** The library takes a token that says nothing of its end for one that has none. */
  exp: z.number(),
})

/** A token with the longest list of communes is half as long. */
const longestToken = 8192

export type PoolOptions = {
  userPoolId: string
  clientId: string
  /** Keys known beforehand: nothing is ever fetched then. */
  jwks?: Jwks | undefined
  signIn: Identity['signIn']
}

/** Verifies ID tokens: signature, issuer, audience, use and expiry. */
export function poolIdentity(options: PoolOptions): Identity {
  const { userPoolId, clientId } = options
  const verifier = CognitoJwtVerifier.create(
    { userPoolId, clientId, tokenUse: 'id', graceSeconds: 30 },
    options.jwks ? { jwksCache: fixedKeys(options.jwks) } : undefined,
  )
  if (options.jwks) verifier.cacheJwks(options.jwks)
  return {
    async verify(token) {
      if (token.length > longestToken) return null
      try {
        return toSession(await verifier.verify(token))
      } catch (error) {
        // The keys could not be fetched: that says nothing about the token.
        if (error instanceof FetchError) throw error
        if (error instanceof JwtBaseError) return null
        throw error
      }
    },
    signIn: options.signIn,
  }
}

/** An unknown key id must not send a machine without network looking for it. */
function fixedKeys(jwks: Jwks): SimpleJwksCache {
  const encoded = new TextEncoder().encode(JSON.stringify(jwks))
  return new SimpleJwksCache({ fetcher: { fetch: async () => encoded.buffer } })
}

/** The most powerful group counts; a person in no group is an owner. */
function toSession(payload: unknown): Session | null {
  const claims = Claims.safeParse(payload)
  if (!claims.success) return null
  const groups = claims.data['cognito:groups']
  const role = (['operator', 'staff', 'owner'] as const).find((one) => groups.includes(one)) ?? 'owner'
  const user = claims.data['cognito:username']
  return {
    user,
    name: claims.data.name ?? user,
    tenant: claims.data['custom:tenant'],
    role: Role.parse(role),
    communes: role === 'owner' ? [] : claims.data['custom:communes'],
  }
}
