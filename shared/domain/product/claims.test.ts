import { describe, expect, it } from 'vitest'
import { claimsIn } from './claims.ts'

describe('claimsIn', () => {
  it.each([
    ['Rau hữu cơ', ['organic']],
    ['RAU HỮU CƠ', ['organic']],
    ['Rau huu co', ['organic']],
    ['Organic tea', ['organic']],
    ['Trà hữu cơ bón phân hữu cơ', ['organic']],
    ['Túi eco', ['organic']],
    ['Mật ong chữa ho', ['cure']],
    ['Cao lá vằng trị mụn', ['cure']],
    ['Đặc trị viêm xoang', ['cure']],
    ['Trà uống là khỏi bệnh', ['cure']],
    ['Phòng chống ung thư', ['cure']],
    ['Tốt cho người tiểu đường', ['cure']],
    ['Thuốc nam gia truyền', ['cure']],
    ['Bài thuốc tắm', ['cure']],
    ['Trà hỗ trợ phòng bệnh', ['cure']],
    ['Cao chữa bệnh trĩ', ['cure']],
    ['Tra chua benh', ['cure']],
    ['Chè hữu cơ hạ huyết áp', ['organic', 'cure']],
  ])('%s', (text, claims) => {
    expect(claimsIn(text)).toEqual(claims)
    expect(claimsIn(text.normalize('NFD'))).toEqual(claims)
  })

  it.each([
    '',
    'Mật ong bạc hà',
    'Trị giá 500.000 đồng',
    'Giá trị dinh dưỡng cao',
    'Công cụ quản trị',
    'Chè Quảng Trị',
    'Bình chữa cháy',
    'Đồ nghề sửa chữa',
    'Sữa chua nếp cẩm',
    'Phân bón hữu cơ vi sinh',
    'Đất giàu chất hữu cơ',
    'Gạo thôn Thuốc Ví Dụ',
    'Thuốc lào',
    'Không sử dụng thuốc bảo vệ thực vật',
    'Rau không phun thuốc trừ sâu',
    'Sản phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh',
    'Lấy ra khỏi tủ trước khi ăn',
    'Cây giống sạch bệnh',
    'Trà trí tuệ',
    'Thịt chim trĩ',
    'Chuối tiêu chống sâu bệnh tốt',
    'Mật ong bà Trị',
    'Ecofarm Ví Dụ',
    'Chua me',
    'Tri an khach hang',
  ])('nothing in %j', (text) => {
    expect(claimsIn(text)).toEqual([])
    expect(claimsIn(text.normalize('NFD'))).toEqual([])
  })
})
