import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { startIssuer } from '../../infra/local/issuer.ts'
import { TenantId } from '../../shared/domain/ids.ts'
import type { Role } from '../../shared/domain/session.ts'

/** Everybody who may turn up at a door, as the table in docs/access.md knows them. */
export const people = [
  'nobody',
  'expired',
  'forged',
  'seller',
  'otherSeller',
  'officerHere',
  'officerElsewhere',
  'province',
  'operator',
] as const
export type Person = (typeof people)[number]

/** The cooperative that everything belongs to lies in the first commune, the other seller in the second. */
export const communes = { here: '00769', elsewhere: '01090' }

export type Tokens = Record<Person, string | null>

type Who = { user: string; tenant: string; role: Role; communes: string[] }

const keyFile = (dataFolder: string) => join(dataFolder, 'identity', 'key.json')

/** A token of this running system, as its issuer makes them. */
export async function tokenOf(dataFolder: string, who: Who): Promise<string> {
  const issuer = await startIssuer(keyFile(dataFolder))
  return issuer.token({ ...who, tenant: TenantId.parse(who.tenant), name: who.user, about: '' })
}

/** A token for each of them; `otherSeller` is an account that is there. */
export async function tokensOf(dataFolder: string, otherSeller: string): Promise<Tokens> {
  const token = (who: Who) => tokenOf(dataFolder, who)
  const seller: Who = { user: 'htx', tenant: 'htxvidu', role: 'owner', communes: [] }
  const officer = (tenant: string, commune: string): Who => {
    return { user: tenant, tenant, role: 'staff', communes: [commune] }
  }
  return {
    nobody: null,
    expired: await lateToken(dataFolder, seller),
    forged: await forgedToken(await token(seller)),
    seller: await token(seller),
    otherSeller: await token({ ...seller, user: 'nguoikhac', tenant: otherSeller }),
    officerHere: await token(officer('xahere', communes.here)),
    officerElsewhere: await token(officer('xaelsewhere', communes.elsewhere)),
    province: await token({ user: 'canbo', tenant: 'xavidu', role: 'staff', communes: ['*'] }),
    operator: await token({ user: 'quantri', tenant: 'quantri', role: 'operator', communes: ['*'] }),
  }
}

const partOf = (token: string, at: number): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[at] ?? '', 'base64url').toString())

/** The same claims, signed by the right key, of a day ago. */
async function lateToken(dataFolder: string, who: Who): Promise<string> {
  const claims = partOf(await tokenOf(dataFolder, who), 1)
  const jwk = JSON.parse(await readFile(keyFile(dataFolder), 'utf8')) as JWK
  const at = Math.floor(Date.now() / 1000) - 86_400
  return new SignJWT({ ...claims, iat: at, auth_time: at, exp: at + 28_800 })
    .setProtectedHeader({ alg: 'RS256', kid: 'local' })
    .sign(await importJWK(jwk, 'RS256'))
}

/** The same claims and key id, signed by another key. */
async function forgedToken(token: string): Promise<string> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key = await importJWK(await exportJWK(privateKey), 'RS256')
  return new SignJWT(partOf(token, 1)).setProtectedHeader({ alg: 'RS256', kid: 'local' }).sign(key)
}
