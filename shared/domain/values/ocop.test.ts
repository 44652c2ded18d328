import { describe, expect, it } from 'vitest'
import { judgeOcop, readDecision, readStars, starsInName } from './ocop.ts'
import { missing, value } from './reading.ts'

const TODAY = '2026-11-21'

describe('readStars', () => {
  it.each([
    ['3 sao', 3],
    ['3*', 3],
    ['★★★', 3],
    ['***', 3],
    ['ba sao', 3],
    ['Hạng 3', 3],
    ['OCOP 4 sao cấp tỉnh', 4],
    ['4 sao năm 2024', 4],
    ['bốn sao', 4],
    ['năm sao', 5],
    ['4', 4],
    [4, 4],
    ['Xếp hạng 4 sao (cấp huyện)', 4],
    ['4 sao (85,5 điểm)', 4],
    ['4 sao, còn hạn', 4],
    ['Bốn (4) sao', 4],
    ['tái công nhận 4 sao', 4],
  ])('reads %s', (cell, stars) => {
    expect(readStars(cell)).toEqual({ kind: 'value', value: stars })
  })

  it.each([
    'tiềm năng 5 sao',
    'đề nghị 4 sao',
    '3-4 sao',
    '1/2 sao',
    'x',
    'đạt',
    '4 sao (thu hồi)',
    'không đạt 3 sao',
    'mục tiêu 4 sao',
    'đã hết hạn 4 sao',
    'nâng hạng từ 3 sao',
    'hồ sơ 4 sao',
    '4 sao chưa còn hạn',
    '4 sao (còn hạn đến 2025)',
    '4 sao (2019-2022)',
    'không còn hạn 4 sao',
    'đang làm 4 sao',
  ])('asks about %s', (cell) => {
    expect(readStars(cell).kind).toBe('ambiguous')
  })

  it.each(['2 sao', '1 sao', '6', '94,9 điểm'])('%s are no stars', (cell) => {
    expect(readStars(cell).kind).toBe('unreadable')
  })

  it.each(['', '-', 'không', 'chưa'])('%j is nothing', (cell) => {
    expect(readStars(cell).kind).toBe('missing')
  })

  it('sees stars that a name claims, and no others', () => {
    expect(starsInName('Chè Shan tuyết OCOP 4 sao')).toEqual({ kind: 'value', value: 4 })
    expect(starsInName('Khăn 4 màu').kind).toBe('missing')
    expect(starsInName('OCOP 3 sao: Mật ong 500 ml')).toEqual({ kind: 'value', value: 3 })
    expect(starsInName('Trà 5 sao vàng').kind).toBe('ambiguous')
    expect(starsInName('Trà OCOP 4 sao (thu hồi)').kind).toBe('ambiguous')
  })
})

describe('readDecision', () => {
  it('takes number and day apart', () => {
    expect(readDecision('321/QĐ-UBND ngày 06/8/2024')).toEqual(
      value({ number: '321/QĐ-UBND', usual: true, issuedOn: '2024-08-06' }),
    )
    expect(readDecision('Quyết định số 2890/QĐ-BNN-VPĐP')).toMatchObject({
      value: { number: '2890/QĐ-BNN-VPĐP', usual: true },
    })
    expect(readDecision('GCN 12')).toMatchObject({ value: { usual: false, issuedOn: null } })
    expect(readDecision('QĐ số 321/QĐ-UBND ngày 06/08/2024 của UBND tỉnh')).toEqual(
      value({ number: '321/QĐ-UBND', usual: true, issuedOn: '2024-08-06' }),
    )
    expect(readDecision('321/QĐ-UBND (06/08/2024)')).toMatchObject({
      value: { number: '321/QĐ-UBND', issuedOn: '2024-08-06' },
    })
    expect(readDecision('321/QĐ-UBND ngày 06/08/39', TODAY)).toMatchObject({ value: { issuedOn: null } })
    for (const none of ['đang chờ QĐ 2026', '321/QĐ-UBND (đã thu hồi)', 'QĐ năm 2024', '2024'])
      expect(readDecision(none).kind).toBe('unreadable')
    expect(readDecision('chưa có').kind).toBe('missing')
    expect(readDecision('đã có').kind).toBe('missing')
    expect(readDecision('').kind).toBe('missing')
  })
})

describe('judgeOcop', () => {
  const claim = { stars: value(4), decision: '321/QĐ-UBND', issuedOn: '2024-08-06', latestIssue: null }

  it('shows stars for 36 months and not a day longer', () => {
    expect(judgeOcop(claim, TODAY)).toMatchObject({
      ocop: { state: 'valid', stars: 4, expiresOn: '2027-08-06' },
      problem: null,
    })
    expect(judgeOcop(claim, '2027-08-05').ocop.state).toBe('valid')
    expect(judgeOcop(claim, '2027-08-06')).toMatchObject({
      ocop: { state: 'expired', stars: null },
      problem: 'expired',
    })
  })

  it.each([
    ['no decision', { ...claim, decision: null }],
    ['no day', { ...claim, issuedOn: null }],
    ['a day to come', { ...claim, issuedOn: '2026-12-01' }],
    ['no stars', { ...claim, stars: missing }],
    ['a year that may still count', { ...claim, issuedOn: null, latestIssue: '2024-12-31' }],
  ])('proves nothing with %s', (_, other) => {
    expect(judgeOcop(other, TODAY)).toMatchObject({
      ocop: { state: 'unproven', stars: null },
      problem: 'unproven',
    })
  })

  it('knows that a year is over whatever its day was', () => {
    expect(judgeOcop({ ...claim, issuedOn: null, latestIssue: '2021-12-31' }, TODAY).ocop.state).toBe(
      'expired',
    )
  })

  it('says nothing where nothing is said', () => {
    const none = { stars: missing, decision: null, issuedOn: null, latestIssue: null }
    expect(judgeOcop(none, TODAY)).toMatchObject({ ocop: { state: 'none' }, problem: null })
  })
})
