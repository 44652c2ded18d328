import { expect, it } from 'vitest'
import { SendoRead, toObservation } from './observe.ts'

const observe = (fields: object) => toObservation(SendoRead.parse({ id: 7, ...fields }))

it.each([
  [{ status: 1 }, 'in-review'],
  [{ status: 2, stock_availability: true, stock_quantity: 3 }, 'live'],
  [{ status: 2, stock_availability: false, stock_quantity: 3 }, 'paused'],
  [{ status: 2, stock_availability: false, stock_quantity: 0 }, 'live'],
  [{ status: 4 }, 'withdrawn'],
  [{ status: 5 }, 'withdrawn'],
  [{ status: 0 }, 'unknown'],
  [{ status: 3 }, 'unknown'],
  [{ status: 3, reason_comment: 'Ảnh mờ' }, 'rejected'],
  [{ status: 6 }, 'unknown'],
  [{}, 'unknown'],
  [{ product_status: 2 }, 'live'],
])('%j is %s', (fields, state) => {
  expect(observe(fields).state).toBe(state)
})

it('keeps the number, the reason, the link, the SKU and what it is sold for', () => {
  const told = { sku: 'A-1', price: 20_000, stock_quantity: 3 }
  expect(
    observe({ ...told, status: 3, reason_comment: 'Ảnh mờ', reason_code: 'X1', link: 'https://a.example/7' }),
  ).toEqual({
    externalId: '7',
    state: 'rejected',
    raw: '3',
    link: 'https://a.example/7',
    reasons: ['Ảnh mờ'],
    shopSku: 'A-1',
    offer: { price: 20_000, stock: 3 },
  })
})
