import { expect, it } from 'vitest'
import { PartnerProfile } from './profile.ts'
import { PartnerProduct } from './protocol.ts'
import { fillPath, fromWire, toWire } from './wire.ts'

const least = {
  baseUrl: 'https://partner.example/api/',
  login: { kind: 'apiKey', header: 'X-Key', key: 'k' },
  statusWords: { new: 'in-review', live: 'live', hidden: 'paused', no: 'rejected' },
  limits: { source: 'contract 1/2026', mark: 'V', checkedOn: '2026-11-21' },
}
const errors = (profile: object) =>
  PartnerProfile.safeParse(profile).error?.issues.map((issue) => issue.path.join('.'))

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

it('takes swapped names', () => {
  expect(errors({ ...least, fieldNames: { sku: 'name', name: 'sku' } })).toBeUndefined()
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
