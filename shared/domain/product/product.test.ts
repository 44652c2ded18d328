import { describe, expect, it } from 'vitest'
import { mayBeAlcohol } from './alcohol.ts'
import { groupOf } from './group.ts'
import { stableSku } from './sku.ts'

describe('groupOf', () => {
  it.each([
    ['Mật ong bạc hà', 4],
    ['Chè Shan tuyết hộp 100g', 11],
    ['Hồng trà', 11],
    ['Hồng không hạt', 1],
    ['Hồng treo gió', 7],
    ['Trà hoa cúc mật ong', 12],
    ['Thịt bò khô gói 200g', 8],
    ['Thịt lợn đen', 2],
    ['Cá chiên', 2],
    ['Gạo tẻ', 3],
    ['Măng khô', 7],
    ['Bánh gai', 6],
    ['Thảo quả khô', 10],
    ['Tương ớt', 9],
    ['Rượu ngô men lá', 14],
    ['Khèn Mông', 21],
    ['Khăn thổ cẩm', 22],
    ['Combo 2 hũ mật ong', 4],
    ['Dao rèn', 21],
    ['Sản phẩm Ví Dụ', null],
    ['Dao thái', null],
  ])('%s is group %s', (name, group) => {
    expect(groupOf(name, null, null).group).toBe(group)
  })

  it('believes the category column first and the block last', () => {
    expect(groupOf('Ví Dụ', '11. Chè tươi, chế biến', null).group).toBe(11)
    expect(groupOf('Ví Dụ', 'Vải và may mặc', null).group).toBe(22)
    expect(groupOf('Ví Dụ', null, 'Nhóm cà phê, ca cao').group).toBe(13)
    expect(groupOf('Ví Dụ', 'khác', 'SẢN PHẨM OCOP').group).toBeNull()
  })
})

describe('mayBeAlcohol', () => {
  const ask = (name: string) => mayBeAlcohol([name], groupOf(name, null, null).group)

  it.each([
    'Rượu ngô men lá chai 500ml',
    'Ruou ngo',
    'Bia hơi',
    'Vang nho, rượu vang',
    'Cocktail mận',
    'Rượu mơ',
    'Vang mận',
    'Vang đỏ Ví Dụ',
    'Cồn thực phẩm',
    'Ngô men lá chai 500ml',
    'Sâm ngâm rượu',
    'Nước mơ 12% vol',
    'Cơm rượu',
  ])('%s', (name) => {
    expect(ask(name)).toBe(true)
  })

  it.each([
    'Giấm gạo',
    'Giấm rượu',
    'Sổ bìa cứng',
    'Men rượu',
    'Ly rượu',
    'Bò hầm rượu vang',
    'Nước ép không cồn',
    'Nước rửa tay cồn 70 độ',
    'Mật ong',
    'Men lá',
    'Bánh men lá',
    'Tủ rượu gỗ',
    'Bình ngâm rượu',
    'Cồn sát khuẩn',
    'Vàng mã',
    'Nghệ vàng',
    'Nếp vàng',
    'Thịt bò sốt vang',
  ])('not %s', (name) => {
    expect(ask(name)).toBe(false)
  })
})

describe('stableSku', () => {
  const listing = {
    name: 'Chè Shan tuyết hộp 100g',
    producer: { name: 'HTX Ví Dụ', phone: null, address: null },
    price: { amount: 120_000, per: 'hộp' },
    net: { value: 100, unit: 'g' as const },
  }

  it('stays with the product, not with how it is typed or what it costs', () => {
    const sku = stableSku(listing)
    expect(sku).toMatch(/^CHE-SHAN-TUYET-HOP-[0-9A-F]{10}$/)
    expect(
      stableSku({
        ...listing,
        name: 'CHÈ SHAN TUYẾT  hộp 100g'.normalize('NFD'),
        price: { amount: 1, per: 'Hộp' },
      }),
    ).toBe(sku)
  })

  it('differs by producer and pack', () => {
    const others = [
      { ...listing, producer: null },
      { ...listing, net: { value: 200, unit: 'g' as const } },
    ].map(stableSku)
    expect(new Set([stableSku(listing), ...others]).size).toBe(3)
  })

  it('is short, and there is none without a name', () => {
    expect(stableSku({ ...listing, name: 'Trà '.repeat(40) })?.length).toBeLessThanOrEqual(30)
    expect(stableSku({ ...listing, name: '🐝' })).toMatch(/^[0-9A-F]{10}$/)
    expect(stableSku({ ...listing, name: null })).toBeNull()
  })
})
