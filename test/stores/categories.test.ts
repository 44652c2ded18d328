import { expect, test } from 'vitest'
import { emptyCategoryMap } from '../../shared/domain/category-rule.ts'
import type { MarketplaceId } from '../../shared/domain/ids.ts'
import { openStores } from './open-stores.ts'

const open = openStores()
const voso = 'voso' as MarketplaceId
const saidBy = (changedBy: string, category: string) => ({
  rules: [{ group: 4, words: ['mật ong'], category, attributes: { mau: 'vàng' } }],
  changedAt: 1,
  changedBy,
})

test('a map of categories is replaced only by who has read it, and every revision is kept', async () => {
  const { stores, kept } = open()
  expect(await stores.categories.get(voso)).toEqual(emptyCategoryMap)
  expect(await stores.categories.put(voso, saidBy('a', '1'), 0)).toMatchObject({ revision: 1 })
  expect(await stores.categories.put(voso, saidBy('b', '2'), 0)).toBeNull()
  expect(await stores.categories.put(voso, saidBy('b', '2'), 1)).toMatchObject({ revision: 2 })
  expect(await stores.categories.get(voso)).toEqual({ revision: 2, ...saidBy('b', '2') })
  expect(await stores.categories.get('postmart' as MarketplaceId)).toEqual(emptyCategoryMap)
  const entries = (await kept('tenants')).map(({ entry }) => entry)
  expect(entries.sort()).toEqual(['voso', 'voso#000001', 'voso#000002'])
})
