import { describe, expect, it } from 'vitest'
import { COMMUNES, communeByCode, communeByName, FORMER_COMMUNES } from './register.ts'
import { resolvePlace } from './resolve.ts'

describe('the register', () => {
  it('has 124 communes of today and 330 of before, five of them split', () => {
    expect(COMMUNES).toHaveLength(124)
    expect(FORMER_COMMUNES).toHaveLength(330)
    expect(FORMER_COMMUNES.filter(({ codes }) => codes.length > 1).map(({ name }) => name)).toEqual([
      'Phường Quang Trung',
      'Xã Việt Lâm',
      'Xã Yên Định',
      'Xã Thái Bình',
      'Xã Kim Phú',
    ])
    expect(FORMER_COMMUNES.flatMap(({ codes }) => codes).every((code) => communeByCode(code) !== null)).toBe(
      true,
    )
  })

  it('finds communes by code and by name', () => {
    expect(communeByCode('00769')?.name).toBe('Xã Mèo Vạc')
    expect(communeByCode('00796')).toBeNull()
    expect(communeByName('xa meo vac')?.code).toBe('00769')
    expect(communeByName('Mèo Vạc')?.code).toBe('00769')
    expect(communeByName('Tả Lủng')).toBeNull()
  })
})

const OLD_YEN_MINH = [
  ...new Set(
    FORMER_COMMUNES.filter(({ district }) => district === 'Huyện Yên Minh').flatMap(({ codes }) => codes),
  ),
]
  .sort()
  .map((code) => communeByCode(code)?.name)

describe('resolvePlace', () => {
  it.each([
    ['Thôn Tà Lượt, xã Thèn Phàng, huyện Xín Mần', '01108'],
    ['thôn A xã Thèn Phàng huyện Xín Mần tỉnh Hà Giang', '01108'],
    ['Thèn Phàng, Xín Mần, Hà Giang', '01108'],
    ['Thôn Phìn Hồ, xã Thông Nguyên', '01090'],
    ['Thị trấn Mèo Vạc, huyện Mèo Vạc', '00769'],
    ['TT. Đồng Văn', '00721'],
    ['Xã Tả Lủng, huyện Mèo Vạc', '00769'],
    ['Xã Tả Lủng - H. Đồng Văn', '00721'],
    ['Xã Mèo Vạc, tỉnh Tuyên Quang', '00769'],
    ['xã Thái Bình, tỉnh Tuyên Quang', '02494'],
    ['P. Minh Khai, TP Hà Giang', '00691'],
    ['xã Bạch Xa, huyện Hàm Yên', '02380'],
    ['tổ 3, phường Hà Giang 2', '00691'],
    ['xã Tân Thanh', '02578'],
  ])('%s', (address, code) => {
    expect(resolvePlace({ address })).toMatchObject({
      kind: 'found',
      address: { original: address, communeCode: code, province: 'Tuyên Quang' },
    })
    expect(resolvePlace({ address: address.normalize('NFD') })).toMatchObject({
      kind: 'found',
      address: { communeCode: code },
    })
  })

  it.each([
    ['Xã Yên Định, huyện Bắc Mê', ['Xã Ngọc Đường', 'Xã Minh Ngọc']],
    ['Xã Tả Lủng', ['Xã Đồng Văn', 'Xã Mèo Vạc']],
    ['Xã Tả Lủng, tỉnh Hà Giang', ['Xã Đồng Văn', 'Xã Mèo Vạc']],
    ['xã Thái Bình', ['Phường Nông Tiến', 'Xã Thái Bình']],
    ['Yên Minh, Hà Giang', OLD_YEN_MINH],
    ['xã Tân Thành', ['Xã Tân Quang', 'Xã Hàm Yên']],
  ])('%s is a question', (address, names) => {
    const place = resolvePlace({ address })
    expect(place).toMatchObject({ kind: 'ambiguous', address: { original: address, communeCode: null } })
    expect(place.kind === 'ambiguous' && place.candidates.map(({ name }) => name)).toEqual(names)
  })

  it('reads columns of their own', () => {
    expect(resolvePlace({ hamlet: 'Ví Dụ 1', commune: 'Xã Mèo Vạc' })).toMatchObject({
      address: { original: 'Ví Dụ 1, Xã Mèo Vạc', communeCode: '00769' },
    })
    expect(resolvePlace({ commune: 'Tả Lủng', district: 'H. Mèo Vạc' })).toMatchObject({
      address: { communeCode: '00769' },
    })
    expect(resolvePlace({ commune: 'Tả Lủng', district: 'Đồng Văn' })).toMatchObject({
      address: { communeCode: '00721' },
    })
  })

  it.each([
    'Xã Minh Khai, Hà Nội',
    'xã Đồng Văn, Bình Liêu, Quảng Ninh',
    'xã Đồng Văn, huyện Bình Liêu',
    'Mèo Vạc, Lào Cai',
  ])('%s is not ours', (address) => {
    expect(resolvePlace({ address })).toMatchObject({ kind: 'unknown', address: { communeCode: null } })
  })

  it('lets a country and a telephone follow', () => {
    for (const address of ['Xã Mèo Vạc, Tuyên Quang, Việt Nam', 'Xã Mèo Vạc, 0912 000 101'])
      expect(resolvePlace({ address })).toMatchObject({ kind: 'found', address: { communeCode: '00769' } })
  })

  it('keeps an address it does not know, and says nothing about none', () => {
    expect(resolvePlace({ address: 'Xã Ví Dụ, Hà Nội' })).toMatchObject({
      kind: 'unknown',
      address: { communeCode: null },
    })
    expect(resolvePlace({ address: 'thôn Ví Dụ' })).toMatchObject({
      kind: 'unsaid',
      address: { original: 'thôn Ví Dụ' },
    })
    expect(resolvePlace({})).toEqual({ kind: 'unsaid', address: null })
  })
})
