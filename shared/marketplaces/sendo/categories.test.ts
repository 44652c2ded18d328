import { expect, it } from 'vitest'
import type { Listing } from '../../domain/listing.ts'
import { categorySnapshot, chooseCategory, ownCategories } from './categories.ts'

const own = (listing: Pick<Listing, 'group' | 'name'>) => chooseCategory(listing, [], { categoryIds: {} })

it.each([
  [4, 'Mật ong bạc hà', 1218],
  [4, 'Mat ong bac ha', 1218],
  [11, 'Chè Shan tuyết cổ thụ', 1229],
  [1, 'Cam sành Hà Giang', 2422],
  [1, 'Hồng không hạt Quản Bạ', 2422],
  [1, 'Nấm hương tươi', 2423],
  [2, 'Thịt lợn đen Lũng Pù', 2405],
  [3, 'Gạo tẻ Già Dui', 2621],
  [6, 'Bánh chưng gù', 1182],
  [7, 'Dầu lạc Đồng Yên', 2581],
  [8, 'Thịt bò khô', 1626],
  [10, 'Muối lạc', 4149],
  [22, 'Khăn lanh dệt tay', 1843],
])('group %d, %s', (group, name, id) => {
  expect(own({ group, name })).toMatchObject({ category: { id }, how: 'chosen' })
})

it('uses the catch-all only for packed food, and says so', () => {
  expect(own({ group: 5, name: 'Thắng cố' })).toMatchObject({
    category: { id: 3657 },
    how: 'general',
  })
})

it.each([
  [null, 'Mật ong'],
  [14, 'Rượu ngô'],
  [26, 'Du lịch cộng đồng'],
  [1, 'Đặc sản vùng cao'],
])('leaves group %s, %s to a person', (group, name) => {
  expect(own({ group, name })).toBeNull()
})

it('names only level-4 categories of the snapshot, whose path the snapshot holds', () => {
  const leaves = new Map(categorySnapshot.filter((row) => row.level === 4).map((row) => [row.id, row.name]))
  for (const { category } of ownCategories) expect(leaves.get(Number(category))?.split(' | ')).toHaveLength(3)
})

it('goes by what staff chose first, by number only', () => {
  const rule = { group: 4, words: ['mật ong'], attributes: { '333': 'Việt Nam' } }
  const staff = [
    { ...rule, category: 'mật ong' },
    { ...rule, category: '2422' },
  ]
  const honey = { group: 4, name: 'Mật ong bạc hà' }
  const chosen = chooseCategory(honey, staff, { categoryIds: { '4': 9 } })
  expect(chosen).toMatchObject({ category: { id: 2422, path: null }, attributes: { '333': 'Việt Nam' } })
  const noHoney = { group: 4, name: 'Phấn hoa' }
  expect(chooseCategory(noHoney, staff, { categoryIds: { '4': 9 } })).toMatchObject({ category: { id: 9 } })
})
