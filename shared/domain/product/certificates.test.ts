import { describe, expect, it } from 'vitest'
import { type CertificateKind, readCertificates } from './certificates.ts'

const TODAY = '2026-11-21'
const bare = { number: null, issuedOn: null, expiresOn: null }
const read = (cell: string, kind: CertificateKind | null = null) => readCertificates(cell, kind, TODAY)

describe('readCertificates', () => {
  it('reads number and days', () => {
    expect(read('VietGAP số VG-123/2024 ngày 05/03/2024, có giá trị đến 05/03/2027')).toEqual({
      certificates: [
        { kind: 'vietgap', number: 'VG-123/2024', issuedOn: '2024-03-05', expiresOn: '2027-03-05' },
      ],
      problems: [],
    })
    expect(read('Số 12/2025/ATTP-VD cấp ngày 01/02/2025', 'food-safety').certificates).toEqual([
      { ...bare, kind: 'food-safety', number: '12/2025/ATTP-VD', issuedOn: '2025-02-01' },
    ])
    expect(read('VN-TQ-0012', 'growing-area').certificates).toMatchObject([{ number: 'VN-TQ-0012' }])
    expect(read('VietGAP cho 5 ha chè').certificates).toHaveLength(1)
    expect(read('05/03/2025 - 05/03/2028', 'globalgap').certificates).toMatchObject([
      { number: null, expiresOn: '2028-03-05' },
    ])
  })

  it('tells the papers of one cell apart, and no others', () => {
    const { certificates } = read('VietGAP; ATTP số 7/2025, OCOP 4 sao, hữu cơ TCVN 11041-2')
    expect(certificates.map(({ kind, number }) => [kind, number])).toEqual([
      ['vietgap', null],
      ['food-safety', '7/2025'],
      ['organic', null],
    ])
    expect(read('OCOP 4 sao')).toEqual({ certificates: [], problems: [] })
  })

  it.each(['x', 'có', 'TRUE', '1', 'đã có'])('%s says that it is there', (cell) => {
    expect(read(cell, 'vietgap').certificates).toEqual([{ ...bare, kind: 'vietgap' }])
  })

  it.each(['', '-', 'chưa', 'không', '0'])('%j is none', (cell) => {
    expect(read(cell, 'vietgap')).toEqual({ certificates: [], problems: [] })
  })

  it.each([
    'đang làm hồ sơ',
    'dự kiến 2027',
    'chờ cấp',
    'đã hết hạn',
    'theo tiêu chuẩn',
    'cam kết',
    'chưa cấp',
  ])('%s is in doubt', (cell) => {
    expect(read(cell, 'vietgap')).toEqual({ certificates: [], problems: ['unclear'] })
  })

  it('drops what is over', () => {
    expect(read('đến 21/11/2026', 'vietgap').problems).toEqual(['expired'])
    expect(read('đến 22/11/2026', 'vietgap').certificates).toHaveLength(1)
  })

  it('keeps a geographical indication only with the number of its permit', () => {
    expect(read('có', 'geographical-indication')).toEqual({ certificates: [], problems: ['permit'] })
    expect(read('Chỉ dẫn địa lý cam sành').problems).toEqual(['permit'])
    expect(read('QĐ 12/QĐ-SHTT ngày 1/2/2024', 'geographical-indication').certificates).toEqual([
      { kind: 'geographical-indication', number: '12/QĐ-SHTT', issuedOn: '2024-02-01', expiresOn: null },
    ])
  })
})
