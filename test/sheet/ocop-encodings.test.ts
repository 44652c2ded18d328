// Letters as old and new sheets hold them: taken apart (NFD), tones on either vowel, Ð for Đ, windows-1258, TCVN3, VNI.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, plain, sanitize, toneKey } from '../../shared/domain/text.ts'
import { legacyDecoder as findDecoder } from '../../shared/sheet/legacy-fonts.ts'
import { TCVN3_GLYPHS, TCVN3_LETTERS, VNI_PAIRS } from '../../shared/sheet/legacy-tables.ts'
import { readSheet } from '../../shared/sheet/read.ts'
import { readProduct, readRows, TODAY } from './small-sheets.ts'

/** The decoder for these texts; the one that changes nothing where there is nothing to decode. */
const legacyDecoder = (...args: Parameters<typeof findDecoder>) =>
  findDecoder(...args) ?? ((text: string) => text)

/** Unicode, TCVN3, VNI. */
const READY: [string, string, string][] = [
  ['Tên sản phẩm', 'Tªn s¶n phÈm', 'Teân saûn phaåm'],
  ['Đơn vị tính', '§¬n vÞ tÝnh', 'Ñôn vò tính'],
  ['Giá bán', 'Gi¸ b¸n', 'Giaù baùn'],
  ['Hạn sử dụng', 'H¹n sö dông', 'Haïn söû duïng'],
  ['Địa chỉ', '§Þa chØ', 'Ñòa chæ'],
  ['Số điện thoại', 'Sè ®iÖn tho¹i', 'Soá ñieän thoaïi'],
  ['Hợp tác xã', 'Hîp t¸c x·', 'Hôïp taùc xaõ'],
]
const LOWER = 'aàáảãạăằắẳẵặâầấẩẫậđeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ'
const MARKED = [...LOWER].filter((letter) => !/[aeiouy]/.test(letter))
const GENUINE =
  'toà tòa hoà hòa oả thuỷ thủy quý khoẻ khỏe giò chả măng khô mật ong bạc hà gạo nếp chè xanh thoải mái hoà bình toàn quà loà xoà goá đoàn hoàn toán choàng loãng ngoéo ngoè khoè quản lý rượu ngô thịt lợn đậu tương nghệ gừng cam sành bưởi hồng khèn Mông Hà Giang Tuyên Quang thoáng oà uý luỹ tuý xuý thuý huý truỵ uỷ ào ngoài hoài quài'.split(
    ' ',
  )

describe('one word, several ways to write it in Unicode', () => {
  it('takes letters apart and together again', () => {
    expect('đ'.normalize('NFD')).toHaveLength(1)
    for (const [text] of READY) {
      expect(fold(text.normalize('NFD'))).toBe(fold(text))
      expect(plain(text.normalize('NFD'))).toBe(plain(text))
      expect(sanitize(text.normalize('NFD'))).toBe(text)
    }
  })

  it.each([
    ['toà', 'tòa'],
    ['thuỷ', 'thủy'],
    ['hoà', 'hòa'],
    ['khoẻ', 'khỏe'],
  ])('%s is %s', (old, modern) => {
    expect(old.normalize('NFC')).not.toBe(modern.normalize('NFC'))
    expect(fold(old)).toBe(fold(modern))
    expect(toneKey(old)).toBe(toneKey(modern))
  })

  it('reads Ð and ð, ₫, NFD and either tone in a whole sheet', async () => {
    const nfd = (text: string) => text.normalize('NFD')
    const { rows } = await readRows([
      [nfd('Tên sản phẩm'), 'Ðơn giá', nfd('Số lượng'), 'ÐVT', 'Ðịa chỉ'],
      [nfd('Mật ong'), '120.000 ₫', 9, 'hộp', 'Xã Ðồng Văn'],
      ['Chè Thuỷ', '120.000ð', 9, nfd('hộp'), 'xã ðồng văn'],
    ])
    expect(rows.map(({ listing }) => listing?.price)).toEqual(Array(2).fill({ amount: 120_000, per: 'hộp' }))
    expect(rows[0]?.listing?.name).toBe('Mật ong')
    const codes = rows.map(({ listing }) => listing?.producer?.address?.communeCode)
    expect(codes[0]).toMatch(/^\d{5}$/)
    expect(codes[1]).toBe(codes[0])
  })
})

describe('windows-1258', () => {
  const MARKS: Record<string, number> = {
    '\u0300': 0xcc,
    '\u0301': 0xec,
    '\u0309': 0xd2,
    '\u0303': 0xde,
    '\u0323': 0xf2,
  }
  const LETTERS: Record<string, number> = {
    ă: 0xe3,
    Ă: 0xc3,
    đ: 0xf0,
    Đ: 0xd0,
    ơ: 0xf5,
    Ơ: 0xd5,
    ư: 0xfd,
    Ư: 0xdd,
    '₫': 0xfe,
    â: 0xe2,
    Â: 0xc2,
    ê: 0xea,
    Ê: 0xca,
    ô: 0xf4,
    Ô: 0xd4,
  }
  /** As old Windows wrote it: letters of their own for ă, đ, ơ, ư, the tone always as a byte behind. */
  const encode = (text: string): Buffer =>
    Buffer.from(
      [
        ...text
          .normalize('NFD')
          .replace(
            /([aeouAEOU])(\p{M})?([\u0302\u0306\u031b])/gu,
            (_, letter, tone = '', hat) => `${(letter + hat).normalize('NFC')}${tone}`,
          ),
      ].map((sign) => MARKS[sign] ?? LETTERS[sign] ?? sign.charCodeAt(0)),
    )

  it('reads a whole table', async () => {
    const text = `${READY.slice(0, 6)
      .map(([heading]) => heading)
      .join(';')};Số lượng\n${[
      'Rượu nếp đũng',
      'hộp',
      '120.000 ₫',
      '12 tháng',
      'Xã Ðồng Văn'.replace('Ð', 'Đ'),
      '0912000101',
      '9',
    ].join(';')}\n`
    expect(new TextDecoder('windows-1258').decode(encode(text)).normalize('NFC')).toBe(text)
    const result = await readSheet(encode(text), { filename: 'bang.csv', today: TODAY })
    expect(result.ok && result.reading.rows[0]?.listing).toMatchObject({
      name: 'Rượu nếp đũng',
      price: { amount: 120_000, per: 'hộp' },
      stock: 9,
      shelfLifeMonths: 12,
      producer: { phone: '+84912000101' },
    })
  })
})

describe('windows-1258 shown with Western letters', () => {
  it.each([
    ['Ð', 'Đ'],
    ['ð', 'đ'],
    ['þ', '₫'],
    ['õ', 'ơ'],
    ['ý', 'ư'],
    ['aì', 'á'],
    ['aò', 'ạ'],
    ['aÒ', 'ả'],
    ['aÌ', 'à'],
    ['aÞ', 'ã'],
  ])('%s is %s', (shown, letter) => {
    const texts = ['Tên saÒn phâÒm', 'Giaì baìn', 'Sôì lýõòng', 'Ðiòa chiÒ'].map((text) => ({
      text,
      font: null,
    }))
    expect(legacyDecoder(texts)(shown, null)).toBe(letter)
  })

  it('is read in a workbook', async () => {
    const { rows } = await readRows([
      ['Tên saÒn phâÒm', 'Giaì baìn', 'Sôì lýõòng', 'Ðõn viò tiình'],
      ['Rýõòu nêìp ðuÞng', '120.000 þ', 9, 'hôòp'],
    ])
    expect(rows[0]?.listing).toMatchObject({
      name: 'Rượu nếp đũng',
      stock: 9,
      price: { amount: 120_000, per: 'hộp' },
    })
  })

  it('is no reason to touch another sheet', () => {
    const decode = legacyDecoder(READY.flatMap(([, tcvn3]) => ({ text: tcvn3, font: null })))
    expect(decode('miÒn', null)).toBe('miền')
    const genuine = ['giò chả', 'quì', 'Hoà ñ', 'giò'].map((text) => ({ text, font: null }))
    for (const { text } of genuine) expect(legacyDecoder(genuine)(text, null)).toBe(text)
  })
})

describe('TCVN3 and VNI', () => {
  it.each(READY)('%s', (text, tcvn3, vni) => {
    for (const [font, legacy] of [
      ['.VnTime', tcvn3],
      ['VNI-Times', vni],
    ] as const) {
      const decode = legacyDecoder([{ text: legacy, font }])
      expect(decode(legacy, font)).toBe(text)
    }
    const all = READY.map(([, first]) => ({ text: first, font: 'Calibri' }))
    expect(legacyDecoder(all)(tcvn3, 'Calibri')).toBe(text)
    const others = READY.map(([, , second]) => ({ text: second, font: null }))
    expect(legacyDecoder(others)(vni, null)).toBe(text)
  })

  it('keeps the soft hyphen that is ư until it is decoded', async () => {
    const { rows } = await readRows([
      ['Tªn s¶n phÈm', 'Gi¸ b¸n', 'Sè l\u00ad\u00eeng', '§¬n vÞ tÝnh'],
      ['N\u00adíc t\u00ad\u00a7ng'.replace('\u00a7', '¬'), '120.000', 9, 'hép'],
    ])
    expect(rows[0]?.listing).toMatchObject({ name: 'Nước tương', stock: 9, price: { per: 'hộp' } })
  })

  it('capitals: a font that shows only them, and words typed in them', () => {
    const texts = [{ text: 'Hîp t¸c x·', font: '.VnTimeH' }]
    expect(legacyDecoder(texts)('Hîp t¸c x·', '.VnTimeH')).toBe('HỢP TÁC XÃ')
    expect(legacyDecoder(texts)('Hîp t¸c x·', '.VnTime')).toBe('Hợp tác xã')
    expect(legacyDecoder(texts)('HîP T¸C X·', '.VnArial')).toBe('HỢP TÁC XÃ')
  })

  it('has all 134 letters, each once, there and back', () => {
    expect(MARKED).toHaveLength(67)
    const tcvn3 = new Map([...TCVN3_LETTERS].map((letter, at) => [letter, [...TCVN3_GLYPHS][at] ?? '']))
    const vni = new Map(
      VNI_PAIRS.split(' ')
        .map((pair) => [pair.slice(-1), pair.slice(0, -2)] as const)
        .reverse(),
    )
    const letters = [...MARKED, ...MARKED.map((letter) => letter.toUpperCase())]
    expect(new Set(tcvn3.values()).size).toBe(tcvn3.size)
    for (const letter of letters) {
      const vniText = `x${vni.get(letter)}x`
      expect(
        legacyDecoder([{ text: READY[0]?.[2] ?? '', font: 'VNI-Times' }])(vniText, 'VNI-Times'),
        letter,
      ).toBe(`x${letter}x`)
      // TCVN3 has capitals only for the letters without a tone; the others are small ones in a font of capitals.
      const glyph = tcvn3.get(letter) ?? tcvn3.get(letter.toLowerCase())
      const font = letter === letter.toLowerCase() ? '.VnTime' : '.VnTimeH'
      const read = legacyDecoder([{ text: READY[0]?.[1] ?? '', font }])(`${glyph}`, font)
      expect(read, letter).toBe(letter)
    }
  })

  it('never touches genuine Vietnamese', () => {
    const text = fc
      .array(fc.constantFrom(...GENUINE), { minLength: 1, maxLength: 6 })
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 12 }), (texts) => {
        for (const font of [null, 'Times New Roman', '.VnTime', 'VNI-Times']) {
          const decode = legacyDecoder(texts.map((one) => ({ text: one, font })))
          for (const one of texts) expect(decode(one, font)).toBe(one)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('reads the pairs of VNI only where the sheet is in VNI', async () => {
    for (const name of ['Hoa toà', 'Hoà bình', 'Thạch oả', 'Loà xoà', 'Quà giò'])
      expect((await readProduct({ 'Tên sản phẩm': name })).listing?.name).toBe(name)
  })
})
