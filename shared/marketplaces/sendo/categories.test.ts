import { expect, it } from 'vitest'
import { categorySnapshot, chooseCategory } from './categories.ts'
import words from './category-words.json' with { type: 'json' }

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
  expect(chooseCategory({ group, name })).toMatchObject({ category: { id }, general: false })
})

it('uses the catch-all only for packed food, and says so', () => {
  expect(chooseCategory({ group: 5, name: 'Thắng cố' })).toMatchObject({
    category: { id: 3657 },
    general: true,
  })
})

it.each([
  [null, 'Mật ong'],
  [14, 'Rượu ngô'],
  [26, 'Du lịch cộng đồng'],
  [1, 'Đặc sản vùng cao'],
])('leaves group %s, %s to a person', (group, name) => {
  expect(chooseCategory({ group, name })).toBeNull()
})

it('names only level-4 categories of the snapshot, whose path the snapshot holds', () => {
  const leaves = new Map(categorySnapshot.filter((row) => row.level === 4).map((row) => [row.id, row.name]))
  for (const { leaf } of words) expect(leaves.get(leaf)?.split(' | ')).toHaveLength(3)
})
