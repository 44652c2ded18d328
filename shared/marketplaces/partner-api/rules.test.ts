import { expect, test } from 'vitest'
import { applyRules, type RuleMark } from '../../domain/rules.ts'
import { Limits } from './profile.ts'
import { partnerRules } from './rules.ts'

/** Everything that can break a bound, under limits of a contract that is verified or not. */
function broken(mark: RuleMark) {
  const limits = (more: object) =>
    partnerRules(Limits.parse({ source: 'contract', mark, checkedOn: '2026-11-21', ...more }))
  const low = { nameMax: 5, skuMax: 20, priceMin: 10, stockMax: 5, picturesMin: 2, descriptionMin: 9 }
  const measures = { name: 9, sku: 30, price: 9, stock: 9, pictures: 1, description: 1 }
  return [...applyRules(limits(low), measures), ...applyRules(limits({ priceMax: 5 }), { price: 9 })]
}

test('what stops a product is told as certain, what does not as a doubt', () => {
  const [certain, doubtful] = [broken('V'), broken('?')]
  expect(certain.map(({ blocking }) => blocking)).toEqual(certain.map(() => true))
  expect(doubtful.map(({ blocking }) => blocking)).toEqual(doubtful.map(() => false))
  for (const { message } of certain) expect(message).not.toMatch(/có thể|nên có/i)
  const doubts = doubtful.filter(({ code }) => code !== 'name.too-long')
  for (const { message } of doubts) expect(message).toMatch(/có thể không nhận|nên có/i)
})
