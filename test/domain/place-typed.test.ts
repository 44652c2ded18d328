// A commune is the same place however its name is typed.
import { describe, expect, it } from 'vitest'
import { COMMUNES } from '../../shared/domain/place/register.ts'
import { resolvePlace } from '../../shared/domain/place/resolve.ts'

const OLD_TONES: [RegExp, string][] = [
  [/òa/g, 'oà'],
  [/óa/g, 'oá'],
  [/ỏa/g, 'oả'],
  [/ùy/g, 'uỳ'],
  [/úy/g, 'uý'],
  [/ủy/g, 'uỷ'],
]
const TYPED: Record<string, (text: string) => string> = {
  NFD: (text) => text.normalize('NFD'),
  capitals: (text) => text.toUpperCase(),
  'tones on the other vowel': (text) => OLD_TONES.reduce((all, [now, old]) => all.replace(now, old), text),
  'no-break spaces': (text) => text.replaceAll(' ', '\u00a0'),
  'Ð for Đ': (text) => text.replaceAll('Đ', 'Ð').replaceAll('đ', 'ð'),
}
const placeOf = (address: string) => {
  const place = resolvePlace({ address })
  return place.kind === 'found' ? place.address.communeCode : place.kind
}

describe.each(Object.entries(TYPED))('%s', (_, typed) => {
  it('changes no commune of the province', () => {
    expect(COMMUNES).toHaveLength(124)
    for (const { name, code } of COMMUNES) {
      const address = `Thôn Ví Dụ, ${name}, tỉnh Tuyên Quang`
      expect(placeOf(address), name).toBe(code)
      expect(placeOf(typed(address)), name).toBe(code)
    }
  })
})

describe('the old and the new of one name', () => {
  it.each(['xã Đồng Văn mới', 'Xã Đồng Văn (mới)', 'xã Đồng Văn'])('%s', (address) => {
    expect(placeOf(address)).toBe(placeOf('Xã Đồng Văn'))
  })

  it('has to agree where a name is called old', () => {
    expect(placeOf('xã Thông Nguyên cũ, huyện Hoàng Su Phì')).toBe('01090')
  })
})
