import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import type { LocalUser } from './users.ts'

/** Stands where the user pool stands on AWS: the same kind of token, signed with a key of this machine. */
export type Issuer = {
  userPoolId: string
  clientId: string
  /** The public keys, as JSON. */
  jwks: string
  token(user: LocalUser): Promise<string>
}

const userPoolId = 'ap-southeast-1_Local0001'
const clientId = 'localclient'
const keyId = 'local'
const life = '8h'

/** The key is kept in `file`, so that a session outlives a restart. */
export async function startIssuer(file: string): Promise<Issuer> {
  const privateJwk = (await readKey(file)) ?? (await makeKey(file))
  const { kty, n, e } = privateJwk
  const key = await importJWK(privateJwk, 'RS256')
  return {
    userPoolId,
    clientId,
    jwks: JSON.stringify({ keys: [{ kty, n, e, kid: keyId, alg: 'RS256', use: 'sig' }] }),
    token: (user) =>
      new SignJWT(claimsOf(user))
        .setProtectedHeader({ alg: 'RS256', kid: keyId })
        .setSubject(user.user)
        .setJti(randomUUID())
        .setIssuer(`https://cognito-idp.ap-southeast-1.amazonaws.com/${userPoolId}`)
        .setAudience(clientId)
        .setIssuedAt()
        .setExpirationTime(life)
        .sign(key),
  }
}

function claimsOf(user: LocalUser) {
  return {
    token_use: 'id',
    auth_time: Math.floor(Date.now() / 1000),
    'cognito:username': user.user,
    'cognito:groups': [user.role],
    'custom:tenant': user.tenant,
    'custom:communes': user.communes.join(' '),
    name: user.name,
  }
}

async function readKey(file: string): Promise<JWK | null> {
  const text = await readFile(file, 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as JWK)
}

async function makeKey(file: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify(jwk), { mode: 0o600 })
  return jwk
}
