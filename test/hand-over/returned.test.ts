import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type ReturnedRow, readReturn } from '../../shared/domain/hand-over/returned.ts'
import { makeHandOverBook } from '../../shared/sheet/hand-over/hand-over-book.ts'
import { readReturned } from '../../shared/sheet/hand-over/read-returned.ts'
import { fillWorkbook } from './fill-workbook.ts'
import { packagedLines, packagedRows, packageHead } from './packaged.ts'

const of = { id: packageHead.id, lines: packagedLines }
const row = (key: string, more: Partial<ReturnedRow> = {}): ReturnedRow => ({
  ...{ sheet: 'Bàn giao', line: 5, packageId: packageHead.id, result: '', link: '', reason: '' },
  ...{ cells: { key: 'B5', result: 'T5', link: 'U5', reason: 'V5', packageId: 'W5' } },
  key,
  ...more,
})
const read = (...rows: ReturnedRow[]) => readReturn(rows, of)
const codes = (...rows: ReturnedRow[]) =>
  read(...rows).issues.map(({ severity, code, cell }) => [severity, code, cell])

describe('a workbook that LibreOffice filled in, sorted, and put columns into', () => {
  test.each(['xlsx', 'ods', 'xls'])('saved as .%s', async (ending) => {
    const file = join(import.meta.dirname, `../samples/hand-over/ban-giao-libreoffice.${ending}`)
    const returned = await readReturned(readFileSync(file), 'whatever')
    if (!returned.ok) throw new Error(returned.message ?? 'unread')
    expect(returned.rows.map(({ key }) => key)).not.toEqual(packagedLines.map(({ key }) => key))
    const { answers, issues, open } = readReturn(returned.rows, of)
    expect(Object.fromEntries(answers.map(({ key, ...answer }) => [key, answer]))).toEqual({
      'htxvidu-MO1': { result: 'live', link: 'https://san.example/p/mat-ong-1', reason: null },
      'htxvidu-MO2': { result: 'rejected', link: null, reason: 'Ảnh mờ, chụp lại' },
      'htxvidu-CHE-XANH/1': {
        ...{ result: 'live', link: 'https://san.example/p/che-xanh', reason: 'đã thêm vào gian Tết' },
      },
      'htxvidu-001': { result: 'live', link: null, reason: null },
      'hokinhdoanh1-GAO': { result: 'hidden', link: null, reason: null },
      'hokinhdoanh1-MANG': { result: 'removed', link: null, reason: null },
    })
    expect(issues).toMatchObject([
      { severity: 'error', code: 'return.result-unclear', key: 'hokinhdoanh1-NGO', cell: 'V10' },
    ])
    expect(open).toBe(1)
  })
})

test('the workbook as it left answers nothing, and is the same every time', async () => {
  const book = makeHandOverBook(packageHead, packagedRows)
  expect(makeHandOverBook(packageHead, packagedRows).equals(book)).toBe(true)
  const returned = await readReturned(book, 'workbook.xlsx')
  if (!returned.ok) throw new Error('unread')
  expect(readReturn(returned.rows, of)).toEqual({ answers: [], issues: [], open: packagedLines.length })
})

test('another program than LibreOffice fills it in just as well', async () => {
  const book = makeHandOverBook(packageHead, packagedRows)
  const filled = await fillWorkbook(book, {
    'htxvidu-MO1': { result: 'ĐANG BÁN', link: 'http://san.example/1' },
  })
  const returned = await readReturned(filled, 'x')
  if (!returned.ok) throw new Error('unread')
  expect(readReturn(returned.rows, of).answers).toEqual([
    { key: 'htxvidu-MO1', result: 'live', link: 'http://san.example/1', reason: null },
  ])
})

test.each([
  ['nothing', new Uint8Array()],
  ['no workbook', new TextEncoder().encode('%PDF-1.7 …')],
  ['a table of something else', new TextEncoder().encode('Tên,Giá\nMật ong,1000')],
])('%s is told, not guessed', async (_name, bytes) => {
  expect((await readReturned(bytes, 'x')).ok).toBe(false)
})

describe('a row', () => {
  test.each([
    ['htxvidu-MO1', 'đã bán', 'live'],
    ['htxvidu-MO1', ' Live. ', 'live'],
    ['htxvidu-MO1', 'OK', 'live'],
    ['hokinhdoanh1-GAO', 'ok', 'hidden'],
    ['hokinhdoanh1-MANG', 'Xong', 'removed'],
    ['htxvidu-MO1', 'Đã đăng lên sàn', 'live'],
    ['htxvidu-MO1', 'đăng rồi', 'live'],
    ['htxvidu-MO1', '✓ Đã duyệt', 'live'],
    ['htxvidu-MO1', 'KHÔNG DUYỆT', 'rejected'],
    ['htxvidu-MO1', 'không đăng', 'rejected'],
    ['htxvidu-MO1', 'Đã gỡ', 'removed'],
  ])('of %s that says “%s” means %s', (key, result, meant) => {
    expect(read(row(key, { result })).answers).toMatchObject([{ key, result: meant }])
  })

  test('keeps its key whatever case and blanks it comes in', () => {
    expect(read(row(' HTXVIDU-mo1 ', { result: 'ok' })).answers).toMatchObject([{ key: 'htxvidu-MO1' }])
  })

  test('with a word that nobody knows is asked about, at its cell', () => {
    expect(codes(row('htxvidu-MO1', { result: 'để xem' }))).toEqual([
      ['error', 'return.result-unclear', 'T5'],
    ])
    expect(codes(row('htxvidu-MO1', { link: 'https://a.example/1' }))).toEqual([
      ['error', 'return.result-missing', 'T5'],
    ])
  })

  test.each(['Chưa', 'chưa đăng', 'Chờ duyệt', 'đang xử lý'])(
    'that says “%s” is not answered yet',
    (result) => {
      expect(read(row('htxvidu-MO1', { result }))).toEqual({ answers: [], issues: [], open: 1 })
    },
  )

  test.each([
    ['san.example/p/1', 'https://san.example/p/1'],
    ['www.san.example/p/1?x=2', 'https://www.san.example/p/1?x=2'],
    [' HTTP://San.example/1 ', 'http://san.example/1'],
  ])('with the link %s means %s', (link, meant) => {
    expect(read(row('htxvidu-MO1', { result: 'ok', link })).answers).toMatchObject([{ link: meant }])
  })

  test('that answers nothing is nobody’s trouble, whatever stands where the key should', () => {
    expect(read(row('7', { packageId: '' }))).toEqual({ answers: [], issues: [], open: 0 })
  })

  test.each([
    'javascript:alert(1)',
    'san.example',
    'mailto:a@san.example/1',
    'a@san.example/1',
    'anh/1.jpg',
    'https://',
    'https://u:p@a.example',
    'xem trên sàn',
    'ftp://a.example/1',
  ])('with the link %s is not taken over', (link) => {
    expect(read(row('htxvidu-MO1', { result: 'ok', link })).answers).toEqual([])
    expect(codes(row('htxvidu-MO1', { result: 'ok', link }))).toEqual([
      ['error', 'return.link-invalid', 'U5'],
    ])
  })

  test('without link or reason is taken over, and told', () => {
    expect(codes(row('htxvidu-MO1', { result: 'ok' }))).toEqual([['notice', 'return.link-missing', 'U5']])
    expect(codes(row('htxvidu-MO1', { result: 'từ chối' }))).toEqual([
      ['notice', 'return.reason-missing', 'V5'],
    ])
    expect(read(row('htxvidu-MO1', { result: 'từ chối' })).answers).toHaveLength(1)
  })

  test('that says “on sale” of what was to be hidden is asked about', () => {
    expect(codes(row('hokinhdoanh1-GAO', { result: 'Đang bán' }))).toEqual([
      ['error', 'return.result-contrary', 'T5'],
    ])
  })

  test('of another package, or of nobody, is told', () => {
    expect(codes(row('htxvidu-MO1', { result: 'ok', packageId: '2026-11-20-vidu-001' }))).toEqual([
      ['error', 'return.other-package', 'W5'],
    ])
    expect(codes(row('htxvidu-NOBODY', { result: 'ok' }))).toEqual([['error', 'return.key-unknown', 'B5']])
    expect(read(row('htxvidu-MO1', { result: 'ok', packageId: '' })).answers).toHaveLength(1)
  })

  test('that is there twice has to say the same', () => {
    const live = row('htxvidu-MO1', { result: 'ok', link: 'https://a.example/1' })
    expect(read(live, { ...live, line: 9 }).answers).toHaveLength(1)
    expect(read(live, row('htxvidu-MO1')).answers).toHaveLength(1)
    const doubled = read(live, row('htxvidu-MO1', { result: 'từ chối', reason: 'x', line: 9 }))
    expect(doubled.answers).toEqual([])
    expect(doubled.issues.map(({ code, line }) => [code, line])).toEqual([
      ['return.row-doubled', 5],
      ['return.row-doubled', 9],
    ])
  })
})
