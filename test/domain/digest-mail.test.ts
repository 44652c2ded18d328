import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Digest, digestCollector } from '../../shared/domain/digest.ts'
import { digestMail } from '../../shared/domain/digest-mail.ts'
import type { RowResult } from '../../shared/domain/row.ts'
import { type Status, unknownStatus } from '../../shared/domain/status.ts'
import { sendo, tenant, voso } from './examples.ts'

const frame = {
  day: '21/11/2026',
  link: 'https://ocop.example/imports/1?a=1&b=2',
  helpPhone: '0912 000 999',
}
const about = {
  reader: { kind: 'cooperative', name: 'HTX Ví Dụ' } satisfies Digest['reader'],
  filename: 'bang.xlsx',
  counts: { rows: 3, accepted: 2, needsFix: 1, skipped: 0 },
  droppedColumns: [] as string[],
}
const places = [
  { id: 'sendo', name: 'Sendo' },
  { id: 'voso', name: 'Voso' },
]

function rowToFix(line: number, message = 'Thiếu giá.', hint: string | null = 'Xin ghi giá.'): RowResult {
  const issue = { code: 'price.missing', field: 'price', cell: `F${line}`, message, hint, suggestion: null }
  return { sheet: 'A', line, outcome: 'needs-fix', issues: [{ severity: 'error', ...issue }], listing: null }
}

function statusOf(sku: string, change: Partial<Status>): Status {
  return { ...unknownStatus(tenant, sendo, sku), version: 1, ...change }
}

function collect(
  rows: RowResult[],
  statuses: [string, Status][],
  change: Partial<typeof about> = {},
): Digest {
  const collector = digestCollector(places)
  for (const row of rows) collector.row(row)
  for (const [name, status] of statuses) collector.status(name, status)
  return collector.finish({ ...about, ...change })
}

/** What a reader of the HTML sees, line by line. */
function shownLines(html: string): string[] {
  const entities: Record<string, string> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  }
  return html
    .replaceAll(/<\/(?:p|li|ul)>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** The same of the text; its link stands beside its name there, behind it in the HTML. */
function textLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^- /, '').replace(`: ${frame.link}`, '').trim())
    .filter(Boolean)
}

const nasty = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '</li></ul>"\'&amp;',
    'hai\ndòng',
    'a\r\nBcc: x@y.example',
    'a\u2028b',
    '<',
    '&lt;',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
)
const anyDigest = fc
  .record({
    name: nasty,
    filename: nasty,
    messages: fc.array(fc.tuple(nasty, fc.option(nasty)), { maxLength: 60 }),
    reasons: fc.array(nasty, { maxLength: 60 }),
    dropped: fc.array(nasty, { maxLength: 2 }),
  })
  .map(({ name, filename, messages, reasons, dropped }) =>
    collect(
      messages.map(([message, hint], n) => rowToFix(n + 2, message, hint)),
      reasons.map((reason, n) => [name, statusOf(`SP${n}`, { condition: 'rejected', reasons: [reason] })]),
      { reader: { kind: 'cooperative', name }, filename, droppedColumns: dropped },
    ),
  )

describe('whatever people typed', () => {
  test('the HTML holds no tag of theirs', () => {
    fc.assert(
      fc.property(anyDigest, (digest) => {
        const tags = digestMail(digest, frame).html.match(/<[^>]*>/g) ?? []
        const ours =
          /^<(?:!doctype html|html lang="vi"|body style="[^"]*"|\/?(?:p|ul|li|strong|body|html)|a href="[^"]*"|\/a)>$/
        expect(tags.filter((tag) => !ours.test(tag))).toEqual([])
      }),
    )
  })

  test('the subject is one short line', () => {
    fc.assert(
      fc.property(anyDigest, (digest) => {
        const { subject } = digestMail(digest, frame)
        expect(subject).not.toMatch(/[\r\n\u2028\u2029]/)
        expect(subject.length).toBeGreaterThan(0)
        expect(subject.length).toBeLessThanOrEqual(150)
      }),
    )
  })

  test('the text and the HTML say the same', () => {
    fc.assert(
      fc.property(anyDigest, (digest) => {
        const { text, html } = digestMail(digest, frame)
        const words = (lines: string[]) => lines.join(' ').replaceAll(/\s+/g, ' ')
        expect(words(shownLines(html))).toBe(words(textLines(text)))
      }),
    )
  })

  test('a cell with line breaks stays one line of the text', () => {
    const digest = collect([rowToFix(2, 'hai\ndòng', 'a\r\nb')], [], {
      reader: { kind: 'cooperative', name: 'HTX\nVí Dụ' },
    })
    const { text, html } = digestMail(digest, frame)
    expect(textLines(text)).toEqual(shownLines(html))
    expect(text).toContain('Dòng 2: hai dòng a b')
  })
})

describe('the mail', () => {
  const digest = collect(
    [rowToFix(5)],
    [
      ['Mật ong', statusOf('A', { condition: 'live' })],
      ['Mật ong', statusOf('A', { marketplace: voso, condition: 'in-review' })],
      ['Chè', statusOf('B', { condition: 'rejected', reasons: ['Giá quá 5.000.000 đ.'] })],
      ['Chè', statusOf('B', { marketplace: voso })],
    ],
    { droppedColumns: ['Số CCCD'] },
  )
  const { subject, text, html } = digestMail(digest, frame)

  test('says what is where, what is wrong, and where to look', () => {
    expect(subject).toContain('1 sản phẩm cần bổ sung')
    const lines = textLines(text)
    expect(lines[0]).toBe('Kính gửi HTX Ví Dụ,')
    expect(lines).toContain('Sendo: 1 đang bán, 1 chưa lên được.')
    expect(lines).toContain('Voso: 0 đang bán, 1 chờ duyệt, 1 đang gửi.')
    expect(lines).toContain('Dòng 5: Thiếu giá. Xin ghi giá.')
    expect(lines).toContain('Chè – Sendo: Giá quá 5.000.000 đ.')
    expect(text).toContain('Số CCCD')
    expect(text).toContain(frame.link)
    expect(html).toContain('href="https://ocop.example/imports/1?a=1&amp;b=2"')
    expect(text).toContain('0912 000 999')
  })

  test('has days and money as they are written in Viet Nam', () => {
    expect(text).toContain('ngày 21/11/2026')
    expect(text).toContain('5.000.000 đ')
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}|undefined|null|NaN/)
  })

  test('names no phone and no list where there is none', () => {
    const plain = digestMail(collect([], []), { ...frame, helpPhone: null })
    expect(textLines(plain.text)).toEqual([
      'Kính gửi HTX Ví Dụ,',
      expect.stringContaining('bang.xlsx'),
      'Tình hình trên từng sàn:',
      'Sendo: 0 đang bán.',
      'Voso: 0 đang bán.',
      'Xem chi tiết',
      'Trân trọng cảm ơn.',
    ])
    expect(plain.subject).toBe('Kết quả đưa sản phẩm lên sàn')
  })
})

describe('long lists', () => {
  test.each([
    [40, null],
    [41, 1],
    [1_000, 960],
  ])('%i rows to fix: 40 lines and the rest counted', (count, rest) => {
    const rows = Array.from({ length: count }, (_, n) => rowToFix(n + 2))
    const { text, html, subject } = digestMail(collect(rows, []), frame)
    for (const lines of [textLines(text), shownLines(html)]) {
      expect(lines.filter((line) => line.startsWith('Dòng '))).toHaveLength(40)
      expect(lines.filter((line) => line.startsWith('… và '))).toEqual(
        rest === null ? [] : [`… và ${rest} dòng khác, xin xem trên trang.`],
      )
    }
    expect(subject).toContain(`${count} sản phẩm`)
  })

  test('products that did not get there are cut alike, and counted whole', () => {
    const troubles = Array.from({ length: 50 }, (_, n): [string, Status] => [
      'Chè',
      statusOf(`SP${n}`, { condition: 'held', reasons: ['Tên quá dài.'] }),
    ])
    const digest = collect([], troubles)
    const { text } = digestMail(digest, frame)
    expect(digest).toMatchObject({ troubleCount: 50, places: [{ trouble: 50 }, { trouble: 0 }] })
    expect(textLines(text).filter((line) => line.startsWith('Chè – Sendo'))).toHaveLength(40)
    expect(text).toContain('… và 10 dòng khác')
  })
})

describe('the fingerprint', () => {
  const live = (version: number): [string, Status] => ['Chè', statusOf('A', { condition: 'live', version })]

  test('is the same for the same content, whatever the file is called', () => {
    const other = { filename: 'khac.xlsx' }
    expect(collect([rowToFix(5)], [live(1)], other).fingerprint).toBe(
      collect([rowToFix(5)], [live(1)]).fingerprint,
    )
  })

  test('differs where anything differs that was told, beyond the cut too', () => {
    const many = (last: string) =>
      Array.from({ length: 60 }, (_, n) => rowToFix(n + 2, n === 59 ? last : 'Thiếu giá.'))
    const prints = [
      collect([], [live(1)]),
      collect([], [live(2)]),
      collect([], []),
      collect([rowToFix(5)], []),
      collect(many('a'), []),
      collect(many('b'), []),
    ].map(({ fingerprint }) => fingerprint)
    expect(new Set(prints).size).toBe(prints.length)
  })
})
