import fc from 'fast-check'
import { expect, it } from 'vitest'
import { refusedFields } from './refused-fields.ts'

it.each([
  ['cat_4_id', 'group'],
  ['Cat4Id', 'group'],
  ['Products[0].Pictures[2].Picture_Url', 'images'],
  ['witdh_product', 'net'],
  ['attributes.0.attribute_id', 'attributes'],
  ['certificate_file', 'papers'],
  ['constructor', ''],
  ['SomethingNew', ''],
])('%s is about %s', (property, field) => {
  expect(refusedFields([{ property, message: 'Không hợp lệ' }])).toEqual([{ field, reason: 'Không hợp lệ' }])
})

it.each(['{"code":1}', '[1,2]', '<html>Error</html>', 'Bad value {"x":1}', 'https://a.example/x'])(
  'keeps %s from people',
  (message) => {
    expect(refusedFields([{ property: 'name', message }])).toEqual([{ field: 'name', reason: '' }])
    expect(refusedFields([{ property: '', message }])).toEqual([])
  },
)

it('shows no JSON, whatever comes', () => {
  fc.assert(
    fc.property(fc.string(), fc.json(), (property, message) => {
      for (const { reason } of refusedFields([{ property, message }]))
        expect(reason).not.toMatch(/[{}<>]|^\[/)
    }),
  )
})
