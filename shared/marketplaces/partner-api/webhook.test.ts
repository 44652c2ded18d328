import { expect, it } from 'vitest'
import { PartnerProfile } from './profile.ts'
import { hintAbout } from './sandbox-hint.ts'
import { readHint } from './webhook.ts'

const now = Date.parse('2026-11-21T08:00:00Z')
const [old, fresh] = ['secret-of-last-year', 'secret-of-this-year']
const profile = (webhook: object | null, fieldNames: object = {}) =>
  PartnerProfile.parse({
    baseUrl: 'https://partner.example',
    login: { kind: 'basic', username: 'u', password: 'p' },
    statusWords: { a: 'in-review', b: 'live', c: 'paused', d: 'rejected' },
    limits: { source: 'test', mark: '?', checkedOn: '2026-11-21' },
    webhook,
    fieldNames,
  })
const record = {
  id: '7',
  sku: 'vidu-MO',
  sent: {},
  onSale: true,
  withdrawn: false,
  reviewUntil: 0,
  rejectedWith: null,
  updates: 1,
  key: null,
  changedAt: 0,
}

/** What a marketplace with this profile sends. */
function sent(by: PartnerProfile, at = now) {
  if (!by.webhook) throw new Error('no webhook')
  return hintAbout([record], by.webhook, { fieldNames: by.fieldNames, now: at })
}

it('tells the products that a signed message names, and its number', () => {
  const ours = profile({ secrets: [fresh] })
  expect(readHint(sent(ours), ours, now)).toEqual({
    kind: 'products',
    products: [{ externalId: '7', shopSku: 'vidu-MO' }],
    delivery: expect.stringMatching(/./),
  })
})

it("reads the profile's own names of headers and fields", () => {
  const bent = profile(
    { secrets: [fresh], signature: 'X-Chu-Ky', prefix: 'v1=', timestamp: 'X-Luc', delivery: null },
    { items: 'danh_sach', id: 'ma', sku: 'ma_ban' },
  )
  const message = sent(bent)
  expect(Object.keys(message.headers)).toEqual(['x-luc', 'x-chu-ky'])
  expect(readHint(message, bent, now)).toMatchObject({
    products: [{ externalId: '7', shopSku: 'vidu-MO' }],
    delivery: null,
  })
})

it('knows an old and a new secret while they change', () => {
  const both = profile({ secrets: [fresh, old] })
  for (const secret of [old, fresh]) {
    expect(readHint(sent(profile({ secrets: [secret] })), both, now).kind).toBe('products')
  }
  expect(readHint(sent(profile({ secrets: [old] })), profile({ secrets: [fresh] }), now).kind).toBe('refused')
})

it.each([
  [299, 'products'],
  [-299, 'products'],
  [301, 'refused'],
  [-301, 'refused'],
])('%i seconds from our clock is %s', (seconds, kind) => {
  const ours = profile({ secrets: [fresh] })
  expect(readHint(sent(ours, now - seconds * 1000), ours, now).kind).toBe(kind)
})

it('refuses what was altered on its way, in plain words and without any of it', () => {
  const ours = profile({ secrets: [fresh] })
  const message = sent(ours)
  const { headers, body } = message
  const altered = [
    { headers, body: body.replace('vidu-MO', 'vidu-MP') },
    { headers: { ...headers, 'x-timestamp': String(Number(headers['x-timestamp']) + 1) }, body },
    { headers: { ...headers, 'x-signature': `${headers['x-signature']}0` }, body },
    { headers: { ...headers, 'x-signature': '' }, body },
    { headers: { 'x-timestamp': headers['x-timestamp'] ?? '' }, body },
  ]
  for (const one of altered)
    expect(readHint(one, ours, now)).toEqual({ kind: 'refused', refused: 'the signature is not one of ours' })
  expect(readHint({ headers: {}, body }, ours, now)).toMatchObject({
    kind: 'refused',
    refused: expect.stringContaining('X-Timestamp'),
  })
})

it('refuses everything where the contract has no webhook', () => {
  const message = sent(profile({ secrets: [fresh] }))
  expect(readHint(message, profile(null), now)).toMatchObject({
    kind: 'refused',
    refused: expect.stringContaining('no webhook'),
  })
})
