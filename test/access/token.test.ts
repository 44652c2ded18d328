import { createHmac, createPublicKey } from 'node:crypto'
import { exportJWK, generateKeyPair, importJWK, type JWTPayload, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { poolIdentity } from '../../shared/adapters/identity/cognito.ts'

// The verifier of local mode and of AWS is the same; here it knows the keys of a pool of its own.
const userPoolId = 'ap-southeast-1_ViDu00001'
const issuer = `https://cognito-idp.ap-southeast-1.amazonaws.com/${userPoolId}`
const clientId = 'viduclient'
const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
const otherwise = (await importJWK(await exportJWK(privateKey), 'RS512')) as typeof privateKey
const stranger = await generateKeyPair('RS256', { extractable: true })
const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig', kty: 'RSA' }
const identity = poolIdentity({
  ...{ userPoolId, clientId, jwks: { keys: [jwk] } },
  signIn: async () => null,
})

const now = 1_800_000_000
beforeAll(() => void vi.useFakeTimers({ toFake: ['Date'], now: now * 1000 }))
afterAll(() => void vi.useRealTimers())

const claims = {
  ...{ sub: '1', iss: issuer, aud: clientId, token_use: 'id', iat: now, auth_time: now, exp: now + 3600 },
  ...{ 'cognito:username': 'htx', 'cognito:groups': ['owner'], 'custom:tenant': 'htxvidu', name: 'Ví Dụ' },
}
type Claims = Record<string, unknown>

const signed = (over: Claims = {}, header: Claims = {}, key = privateKey) =>
  new SignJWT({ ...claims, ...over } as JWTPayload)
    .setProtectedHeader({ alg: 'RS256', kid: 'one', ...header })
    .sign(key)

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const unsigned = (header: Claims, signature = '') => `${part(header)}.${part(claims)}.${signature}`

/** Signed with the public key as if it were a secret that both sides share. */
function confused(secret: string | Buffer): string {
  const text = `${part({ alg: 'HS256', kid: 'one' })}.${part(claims)}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

async function altered(): Promise<string> {
  const [header, , signature] = (await signed()).split('.')
  return `${header}.${part({ ...claims, 'custom:tenant': 'htxkhac' })}.${signature}`
}

test('a good one says who it is', async () => {
  const session = await identity.verify(await signed())
  expect(session).toEqual({ user: 'htx', name: 'Ví Dụ', tenant: 'htxvidu', role: 'owner', communes: [] })
})

describe('refused:', () => {
  const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
  test.each<[string, () => Promise<string> | string]>([
    ['nothing', () => ''],
    ['no token', () => 'abc'],
    ['two parts', async () => (await signed()).split('.').slice(0, 2).join('.')],
    ['four parts', async () => `${await signed()}.x`],
    ['parts that are no JSON', () => 'YQ.YQ.YQ'],
    ['signed by another key', () => signed({}, {}, stranger.privateKey)],
    ['changed after it was signed', altered],
    ['not signed: none', () => unsigned({ alg: 'none', kid: 'one' })],
    ['not signed: nOnE', () => unsigned({ alg: 'nOnE', kid: 'one' })],
    ['not signed at all', () => unsigned({ alg: 'RS256', kid: 'one' })],
    ['HS256 with the public key', () => confused(pem)],
    ['HS256 with the modulus', () => confused(Buffer.from(jwk.n ?? '', 'base64url'))],
    ['another algorithm of the same key', () => signed({}, { alg: 'RS512' }, otherwise)],
    ['a key id nobody knows', () => signed({}, { kid: 'two' })],
    ['no key id', () => signed({}, { kid: undefined })],
    [
      'a key that it brings along',
      async () => signed({}, { kid: 'two', jwk: await exportJWK(stranger.publicKey) }, stranger.privateKey),
    ],
    [
      'a key to be fetched elsewhere',
      () => signed({}, { kid: 'two', jku: 'http://127.0.0.1:1/keys' }, stranger.privateKey),
    ],
    ['another issuer', () => signed({ iss: `${issuer}x` })],
    ['another pool', () => signed({ iss: issuer.replace('ViDu', 'Khac') })],
    ['another audience', () => signed({ aud: 'another' })],
    ['no audience', () => signed({ aud: undefined })],
    ['an access token', () => signed({ token_use: 'access', client_id: clientId })],
    ['no use', () => signed({ token_use: undefined })],
    ['no account', () => signed({ 'custom:tenant': undefined })],
    ['an account that is none', () => signed({ 'custom:tenant': 'htxvidu#x' })],
    ['two accounts', () => signed({ 'custom:tenant': ['htxvidu', 'htxkhac'] })],
    ['no user', () => signed({ 'cognito:username': undefined })],
    ['one that is too long', () => signed({ more: 'x'.repeat(9000) })],
  ])('%s', async (_, make) => {
    expect(await identity.verify(await make())).toBeNull()
  })
})

describe('clocks may differ by half a minute:', () => {
  test.each([
    ['over since 20 seconds', { exp: now - 20 }, true],
    ['over since 40 seconds', { exp: now - 40 }, false],
    ['over for good', { exp: 1 }, false],
    ['never over', { exp: undefined }, false],
    ['good in 20 seconds', { nbf: now + 20 }, true],
    ['good in 40 seconds', { nbf: now + 40 }, false],
  ])('%s', async (_, over, isGood) => {
    expect((await identity.verify(await signed(over))) !== null).toBe(isGood)
  })
})

describe('what somebody may do:', () => {
  const communes = '00769 01090'
  test.each([
    ['no group', undefined, 'owner', []],
    ['a group nobody knows', ['admin'], 'owner', []],
    ['a seller with communes', ['owner'], 'owner', []],
    ['an officer', ['staff'], 'staff', ['00769', '01090']],
    ['two groups', ['owner', 'staff'], 'staff', ['00769', '01090']],
    ['groups as one string', '[owner staff]', 'staff', ['00769', '01090']],
    ['an operator', ['operator'], 'operator', ['00769', '01090']],
  ])('%s', async (_, groups, role, expected) => {
    const token = await signed({ 'cognito:groups': groups, 'custom:communes': communes })
    expect(await identity.verify(token)).toMatchObject({ role, communes: expected })
  })
})
