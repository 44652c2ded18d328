import { expect, it } from 'vitest'
import { CategoryAttributes, fillAttributes } from './attributes.ts'

const origin = {
  id: 333,
  name: 'Xuất xứ',
  is_required: true,
  attribute_values: [
    { id: 1, value: 'Nước khác' },
    { id: 2, value: 'VIỆT NAM' },
  ],
}
const kind = { id: 901, name: 'Loại', code: 'loai', attribute_values: [{ id: 5, value: 'Nguyên chất' }] }
const fill = (attribute: object[], attributes: Record<string, string> = {}, more: object = {}) =>
  fillAttributes({ attributes }, CategoryAttributes.parse({ id: 1, level: 4, attribute, ...more }))
const sentIds = ({ attributes }: ReturnType<typeof fill>) =>
  attributes.map((one) => [one.attribute_id, one.attribute_values[0]?.id])

it('says that it comes from here only where that very answer is offered', () => {
  expect(sentIds(fill([origin]))).toEqual([[333, 2]])
  const other = { ...origin, attribute_values: [{ id: 1, value: 'Nước khác' }] }
  expect(fill([other])).toMatchObject({
    attributes: [],
    problems: [{ code: 'attribute.missing', blocking: true, message: expect.stringContaining('Xuất xứ') }],
  })
})

it.each(['901', 'loai'])('takes what staff chose by id or code (%s), however it is written', (key) => {
  expect(sentIds(fill([kind], { [key]: 'nguyên  CHẤT' }))).toEqual([[901, 5]])
})

it('lets staff say another origin', () => {
  expect(sentIds(fill([origin], { 333: 'Nước khác' }))).toEqual([[333, 1]])
})

it('stops for a required attribute without a value that is offered, and only for those', () => {
  expect(fill([{ ...kind, is_required: true }]).problems).toMatchObject([{ code: 'attribute.missing' }])
  expect(fill([kind]).problems).toEqual([])
  expect(fill([kind], { 901: 'Khác' }).problems).toMatchObject([{ code: 'attribute.value', blocking: false }])
})

it('warns where the category has variants', () => {
  expect(fill([], {}, { is_config_variant: true }).problems).toMatchObject([
    { code: 'category.variants', blocking: false },
  ])
})
