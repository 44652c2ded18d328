import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { PartnerAnswer, PartnerOffer, PartnerProduct, PartnerRefusal } from './protocol.ts'

const { components } = parse(readFileSync(new URL('../../../docs/partner-api.yaml', import.meta.url), 'utf8'))

it.each([
  ['Product', PartnerProduct],
  ['Offer', PartnerOffer],
  ['Answer', PartnerAnswer],
  ['Refusal', PartnerRefusal],
])('is described field by field: %s', (name, schema) => {
  expect(Object.keys(components.schemas[name].properties).sort()).toEqual(Object.keys(schema.shape).sort())
})
