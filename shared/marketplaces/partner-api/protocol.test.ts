import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { PartnerProfile } from './profile.ts'
import {
  PartnerAnswer,
  PartnerChanges,
  PartnerHint,
  PartnerOffer,
  PartnerProduct,
  PartnerRefusal,
} from './protocol.ts'

const document = parse(readFileSync(new URL('../../../docs/partner-api.yaml', import.meta.url), 'utf8'))
const { schemas } = document.components

it.each([
  ['Product', PartnerProduct],
  ['Paper', PartnerProduct.shape.papers.element],
  ['Offer', PartnerOffer],
  ['Answer', PartnerAnswer],
  ['ProductRef', PartnerChanges.shape.items.element],
  ['Changes', PartnerChanges],
  ['Hint', PartnerHint],
  ['Refusal', PartnerRefusal],
])('is described field by field: %s', (name, schema) => {
  expect(Object.keys(schemas[name].properties).sort()).toEqual(Object.keys(schema.shape).sort())
})

it('is described call by call', () => {
  const { paths } = PartnerProfile.parse({
    baseUrl: 'https://partner.example',
    login: { kind: 'basic', username: 'u', password: 'p' },
    statusWords: { a: 'in-review', b: 'live', c: 'paused', d: 'rejected' },
    limits: { source: 'test', mark: '?', checkedOn: '2026-11-21' },
  })
  const own = Object.values(paths).flatMap((call) =>
    call ? [`${call.method} ${call.path.replace(/\?.*/, '')}`] : [],
  )
  const described = Object.entries<object>(document.paths).flatMap(([path, calls]) =>
    Object.keys(calls)
      .filter((method) => method !== 'parameters')
      .map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(described.sort()).toEqual(own.sort())
})
