import { expect, it } from 'vitest'
import { promotionOf, promotionPart, runningUntil } from './promotion.ts'

/** 27 November 2026, eight in the morning in Viet Nam. */
const now = Date.parse('2026-11-27T01:00:00Z')
const endOf28 = Date.parse('2026-11-28T17:00:00Z')
const dated = (from: unknown, to: unknown) => ({
  special_price: 90_000,
  promotion_from_date: from,
  promotion_to_date: to,
})

it.each([
  ['days', dated('2026-11-20', '2026-11-28'), { until: endOf28 }],
  ['days with slashes and a time', dated('2026/11/20 00:00:00', '2026/11/28 00:00:00'), { until: endOf28 }],
  ['seconds', dated(1_795_000_000, endOf28 / 1000 - 1), { until: endOf28 }],
  ['its last day', dated('2026-11-20', '2026-11-27'), { until: endOf28 - 86_400_000 }],
  ['no end', dated('2026-11-20', null), { until: null }],
  ['only the flag', { is_promotion: true }, { until: null }],
  ['a flash sale', { is_flash_sales: 1 }, { until: null }],
  ['the flag, and days that are over', { is_promotion: true, ...dated('2026-11-01', '2026-11-26') }, null],
  ['days to come', dated('2026-11-28', '2026-11-30'), null],
  ['a price without days', { special_price: 90_000, is_promotion: false }, null],
  ['nothing', { special_price: 0, promotion_from_date: '0001-01-01', is_promotion: false }, null],
  ['nonsense', { special_price: 'x', promotion_from_date: {}, is_promotion: 'x' }, null],
])('with %s', (_, fields, expected) => {
  expect(runningUntil(promotionOf(fields), now)).toEqual(expected)
})

it('is sent along as it is', () => {
  expect(promotionPart(dated('2026/11/20', '2026-11-28T00:00:00'))).toEqual({
    is_promotion: true,
    special_price: 90_000,
    promotion_from_date: '2026-11-20',
    promotion_to_date: '2026-11-28',
  })
  expect(promotionPart({ is_promotion: true })).toEqual({})
})
