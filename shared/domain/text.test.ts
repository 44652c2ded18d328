import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, hasWords, lower, plain, sanitize, toneKey } from './text.ts'

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

/** What `plain` is by its definition, letter tables and memory aside. */
function plainByRules(text: string): string {
  return lowerByRules(text)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, ' ')
    .trim()
    .replace(/[đð₫]/g, 'd')
    .normalize('NFC')
}

function lowerByRules(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30))
    .replace(/[\u2010-\u2015\u2212\uff0d]/g, '-')
    .replace(/×/g, 'x')
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, ' ')
}

describe('letters by table', () => {
  const agree = (text: string) => {
    expect(plain(text), text).toBe(plainByRules(text))
    expect(lower(text), text).toBe(lowerByRules(text))
    expect(fold(text), text).toBe(
      plainByRules(text)
        .replace(/[^a-z0-9]+/g, ' ')
        .trim(),
    )
  }

  it('are what the rules make of them, alone and between others', () => {
    for (let code = 0; code < 0x3100; code += 1) {
      const letter = String.fromCharCode(code)
      agree(`a${letter}b \u1ec7${letter}`)
    }
  })

  it('are what the rules make of them in any text', () => {
    const signs = [
      ...'aĐệẦ½ßİſ ×–“\u0301\u0323\u00ad\u200b\ufeffΣσ１～',
      '\t',
      '  ',
      'e\u0301',
      'x'.repeat(300),
    ]
    fc.assert(fc.property(fc.array(fc.constantFrom(...signs)), (parts) => agree(parts.join(''))))
    fc.assert(fc.property(fc.string({ unit: 'binary' }), agree))
  })
})
