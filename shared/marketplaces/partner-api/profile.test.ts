import { expect, it } from 'vitest'
import { settingsIssues } from '../settings-issues.ts'
import { PartnerProfile } from './profile.ts'
import { PartnerProduct } from './protocol.ts'
import { fillPath, fromWire, toWire } from './wire.ts'

const least = {
  baseUrl: 'https://partner.example/api/',
  login: { kind: 'apiKey', header: 'X-Key', key: 'k' },
  statusWords: { new: 'in-review', live: 'live', hidden: 'paused', no: 'rejected' },
  limits: { source: 'contract 1/2026', mark: 'V', checkedOn: '2026-11-21' },
}
const errors = (profile: object) => settingsIssues(PartnerProfile, profile).map(({ path }) => path)

it('needs little: where, login, words and where the limits come from', () => {
  expect(PartnerProfile.parse(least)).toMatchObject({
    baseUrl: 'https://partner.example/api',
    paths: { upsert: { method: 'PUT', path: '/skus/{sku}' } },
    http: { timeoutMs: 10_000 },
  })
})

it.each([
  [{ ...least, baseUrl: 'http://partner.example' }, ['baseUrl']],
  [{ ...least, login: { kind: 'basic', username: 'u' } }, ['login.password']],
  [{ ...least, fieldNames: { sku: 'x', name: 'x' } }, ['fieldNames.name']],
  [{ ...least, fieldNames: { sku: 'name' } }, ['fieldNames.sku']],
  [{ ...least, statusWords: { ...least.statusWords, sold: 'gone' } }, ['statusWords.sold']],
])('refuses %j', (profile, paths) => {
  expect(errors(profile)).toEqual(paths)
})

const withPath = (paths: object) => ({ ...least, paths })
const tokens = { kind: 'clientCredentials', path: '/t', clientId: 'a', clientSecret: 'b' }

it.each<[string, object, string]>([
  ['nothing', { ...least, baseUrl: undefined }, 'baseUrl: is missing: a string is wanted'],
  [
    'a word',
    { ...least, statusWords: { ...least.statusWords, CHO_DUYET: 'duyet' } },
    'statusWords.CHO_DUYET: must be one of in-review, live, paused, rejected, withdrawn; got "duyet"',
  ],
  ['words', { ...least, statusWords: { a: 'paused' } }, 'statusWords: no word means live'],
  ['a misspelt name', { ...least, feildNames: {} }, '(all): "feildNames" is not known here; "fieldNames" is'],
  [
    'a misspelt field',
    { ...least, fieldNames: { pirce: 'gia' } },
    'fieldNames: "pirce" is not known here; "price" is',
  ],
  [
    'a strange limit',
    { ...least, limits: { ...least.limits, namMax: 5 } },
    'limits: "namMax" is not known here; "nameMax" is',
  ],
  [
    'a login',
    { ...least, login: { kind: 'oauth' } },
    'login.kind: must be one of apiKey, basic, clientCredentials',
  ],
  [
    'no login',
    { ...least, login: {} },
    'login.kind: is missing; must be one of apiKey, basic, clientCredentials',
  ],
  ['a body', { ...least, login: { ...tokens, body: 'xml' } }, 'login.body: must be one of json, form'],
  ['a path', withPath({ readById: { method: 'GET', path: '/p' } }), 'paths.readById.path: needs {id}'],
  [
    'a blank',
    withPath({ withdraw: { method: 'POST', path: '/p/{id}/{shop}' } }),
    'paths.withdraw.path: nothing fills {shop}; known here are {id}',
  ],
  [
    'no slash',
    withPath({ upsert: { method: 'PUT', path: 'p/{sku}' } }),
    'paths.upsert.path: must begin with /',
  ],
  [
    'a method',
    withPath({ upsert: { method: 'put', path: '/p' } }),
    'paths.upsert.method: must be one of GET, POST, PUT, PATCH, DELETE; got "put"',
  ],
  [
    'changes',
    withPath({ changes: { method: 'GET', path: '/c?a={from}&b={to}' } }),
    'paths.changes.path: needs {cursor}',
  ],
  [
    'one call twice',
    withPath({ readById: { method: 'GET', path: '/skus/{id}' } }),
    'paths.readBySku: is the same call as readById',
  ],
  [
    'a short secret',
    { ...least, webhook: { secrets: ['abc'] } },
    'webhook.secrets.0: is too short: 16 characters at least',
  ],
  [
    'a number',
    { ...least, limits: { ...least.limits, nameMax: 'many' } },
    'limits.nameMax: must be a number',
  ],
])('says exactly where and what: %s', (_, profile, expected) => {
  const said = settingsIssues(PartnerProfile, profile).map(({ path, message }) => `${path}: ${message}`)
  expect(said).toEqual([expected])
})

it('never tells a value that may be secret', () => {
  const word = 'giautenday'
  const wrong = {
    ...least,
    baseUrl: `http://${word}.example`,
    login: { kind: 'apiKey', header: `${word} ${word}`, key: { word }, [`${word}Name`]: word },
    webhook: { secrets: [word], windowSeconds: word, delivery: 5 },
    limits: word,
  }
  const said = settingsIssues(PartnerProfile, wrong)
  expect(said.length).toBeGreaterThan(4)
  expect(JSON.stringify(said.map(({ message }) => message)).replace(`${word}Name`, '')).not.toContain(word)
})

it('takes swapped names', () => {
  expect(errors({ ...least, fieldNames: { sku: 'name', name: 'sku' } })).toEqual([])
})

it('bends names there and back', () => {
  const names = { sku: 'ma', price: 'gia' }
  const product = Object.fromEntries(Object.keys(PartnerProduct.shape).map((name, at) => [name, at]))
  const wire = toWire(product, names)
  expect(wire).toMatchObject({ ma: product.sku, gia: product.price })
  expect(fromWire(wire, names)).toEqual(product)
})

it('puts what is odd in a SKU safely into a path', () => {
  expect(fillPath('/hang?ma={sku}', { sku: 'a/b c&d?é' })).toBe('/hang?ma=a%2Fb%20c%26d%3F%C3%A9')
})
