import { describe, expect, it } from 'vitest'
import { fold, hasWords, plain, sanitize, toneKey } from './text.ts'

describe('fold', () => {
  it.each([
    ['Đơn giá (nghìn đồng)', 'don gia nghin dong'],
    ['Thuỷ', 'thuy'],
    ['Thủy', 'thuy'],
    ['Ðắk', 'dak'],
    ['  MẬT\u00a0ong–rừng ', 'mat ong rung'],
    ['!!!', ''],
  ])('%s', (text, folded) => {
    expect(fold(text)).toBe(folded)
    expect(fold(text.normalize('NFD'))).toBe(folded)
  })

  it('finds whole words only', () => {
    expect(hasWords('chung nhan ocop', 'ocop')).toBe(true)
    expect(hasWords('gia vi', 'gia v')).toBe(false)
  })
})

describe('toneKey', () => {
  it('joins old and new tone marks, and keeps words apart', () => {
    expect(toneKey('Hoà')).toBe(toneKey('hòa'))
    expect(toneKey('Tân Thanh')).not.toBe(toneKey('Tân Thành'))
  })
})

describe('plain', () => {
  it('keeps punctuation', () => {
    expect(plain('120.000 ₫ – 150.000 ₫')).toBe('120.000 d - 150.000 d')
  })
})

describe('sanitize', () => {
  it('takes out what cannot be seen and keeps what can', () => {
    expect(sanitize('\u202eMật\u200b ong\u0000\ufeff 🐝\r\n<b>=1+1</b> ')).toBe('Mật ong 🐝\n<b>=1+1</b>')
    expect(sanitize('\ud800x\udc00')).toBe('x')
  })
})
