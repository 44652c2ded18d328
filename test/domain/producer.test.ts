import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TenantId } from '../../shared/domain/ids.ts'
import type { Producer } from '../../shared/domain/listing.ts'
import { matchProducer, type ProducerMatch } from '../../shared/domain/producer.ts'
import { Tenant } from '../../shared/domain/tenant.ts'
import { ulidOf } from './examples.ts'

const onboarding = { importer: TenantId.parse('xavidu'), importId: ulidOf(1), now: 5 }
const address = {
  original: 'thôn Ví Dụ, xã Mèo Vạc',
  communeCode: '00769',
  commune: 'Xã Mèo Vạc',
  province: 'Tuyên Quang',
}
const producer = (name: string, phone: string | null = null): Producer => ({ name, phone, address })

const phones = ['+84900000001', '+84900000002', null]
const names = ['HTX Ví Dụ', 'htx vi du', 'HỘ VÍ DỤ', 'Hộ Ví Dụ B', 'HKD Ví Dụ']
const list = fc.array(
  fc
    .tuple(fc.constantFrom(...names), fc.constantFrom(...phones))
    .map(([name, phone]) => producer(name, phone)),
  { maxLength: 12 },
)

/** Reads a list as an import does: who is new is a neighbour of the next. */
function readList(producers: readonly Producer[], neighbours: readonly Tenant[] = []) {
  const known = [...neighbours]
  const matches = producers.map((one): ProducerMatch => {
    const match = matchProducer(one, known, onboarding)
    if (match.kind === 'new') known.push(match.tenant)
    return match
  })
  return { matches, known }
}

const idsOf = (matches: ProducerMatch[]) => matches.map(({ tenant }) => tenant.tenant)

describe('a list of producers', () => {
  test('read twice gives the same accounts, and no new ones', () => {
    fc.assert(
      fc.property(list, (producers) => {
        const first = readList(producers)
        const again = readList(producers, first.known)
        expect(again.known).toEqual(first.known)
        expect(again.matches.every(({ kind }) => kind === 'known')).toBe(true)
      }),
    )
  })

  test('read twice at the same time gives the same ids', () => {
    fc.assert(
      fc.property(list, (producers) => {
        expect(idsOf(readList(producers).matches)).toEqual(idsOf(readList(producers).matches))
      }),
    )
  })

  test('gives every line the account it had, when the list is read again', () => {
    fc.assert(
      fc.property(list, (producers) => {
        const first = readList(producers)
        const again = readList(producers, first.known)
        expect(idsOf(again.matches)).toEqual(idsOf(first.matches))
      }),
    )
  })

  test('gives each account one id, and accounts that are whole', () => {
    fc.assert(
      fc.property(list, (producers) => {
        const { known } = readList(producers)
        expect(new Set(known.map(({ tenant }) => tenant)).size).toBe(known.length)
        for (const tenant of known) expect(Tenant.parse(tenant)).toEqual(tenant)
      }),
    )
  })

  test('never puts two phones into one account', () => {
    fc.assert(
      fc.property(list, (producers) => {
        for (const [n, { tenant }] of readList(producers).matches.entries()) {
          const { phone } = producers[n] ?? {}
          if (phone && tenant.phone) expect(tenant.phone).toBe(phone)
        }
      }),
    )
  })
})

describe('the same name', () => {
  test('however it is written, is the same producer', () => {
    const { matches, known } = readList([
      producer('HTX Ví Dụ'),
      producer('htx  VI DU'),
      producer('HTX Ví-Dụ'),
    ])
    expect(known).toHaveLength(1)
    expect(matches.map(({ kind, question }) => [kind, question])).toEqual([
      ['new', null],
      ['known', null],
      ['known', null],
    ])
  })

  test('with another phone is another account, and a question', () => {
    const { matches, known } = readList([producer('Hộ A', phones[0]), producer('Hộ A', phones[1])])
    expect(known).toHaveLength(2)
    expect(matches[1]).toMatchObject({
      kind: 'new',
      question: { severity: 'notice', code: 'producer.same-name' },
    })
    expect(matches[1]?.question?.message).toContain('Hộ A')
  })

  test('in another commune is another account, without a question', () => {
    const [first] = readList([producer('Hộ A')]).known
    const elsewhere = { ...producer('Hộ A'), address: { ...address, communeCode: '01090' } }
    const match = matchProducer(elsewhere, [], onboarding)
    expect(match).toMatchObject({ kind: 'new', question: null })
    expect(match.tenant.tenant).not.toBe(first?.tenant)
  })
})

test('the same phone under another name is another account, and a question', () => {
  const { matches } = readList([producer('Hộ A', phones[0]), producer('Hộ B', phones[0])])
  expect(matches[1]).toMatchObject({
    kind: 'new',
    question: { severity: 'notice', code: 'producer.same-phone' },
  })
  expect(matches[1]?.question?.message).toContain('Hộ A')
})

test.each([
  ['HTX Ví Dụ', 'cooperative'],
  ['Hợp tác xã Ví Dụ', 'cooperative'],
  ['HKD Ví Dụ', 'household-business'],
  ['Công ty TNHH Ví Dụ', 'household-business'],
  ['Vàng Thị Ví Dụ', 'household'],
])('%s is a %s', (name, kind) => {
  expect(matchProducer(producer(name), [], onboarding).tenant.kind).toBe(kind)
})
