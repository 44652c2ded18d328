// What ends by itself: stars and papers are shown only while they are valid, although nobody says a word that day.
import { expect, test } from 'vitest'
import { openPapersWorld } from './papers-world.ts'

const world = openPapersWorld()
const { open, want, add, settle, sweepOnce, shown, sandbox, keyOf } = world

const recognised = {
  ocop: {
    state: 'valid',
    stars: 4,
    decision: '12/QĐ-UBND',
    issuedOn: '2024-01-10',
    expiresOn: '2027-01-10',
  },
} as const

/** What the marketplace shows of the product. */
const nameThere = () => sandbox().products().at(-1)?.name
const asked = () => sandbox().traffic().total
const statusOf = (sku: string) => open().stores.statuses.get(keyOf(sku))
const goTo = (moment: string) => {
  open().clock.now = Date.parse(moment)
}

test('stars go at the moment at which the recognition ends, with one change and no more', async () => {
  goTo('2027-01-08T09:00:00+07:00')
  await want(['A1'], recognised)
  expect(nameThere()).toContain('OCOP 4 sao')
  expect(await statusOf('A1')).toMatchObject({ condition: 'live', version: 1, dueAt: null })

  goTo('2027-01-09T23:59:59+07:00')
  const before = asked()
  await sweepOnce()
  expect(asked()).toBe(before)

  goTo('2027-01-10T00:00:00+07:00')
  await sweepOnce()
  await settle()
  expect(nameThere()).not.toContain('sao')
  expect(shown()).toEqual({ A1: ['', 2] })
  expect(await statusOf('A1')).toMatchObject({ condition: 'live', version: 1, dueAt: null })

  const after = asked()
  goTo('2027-06-01T00:00:00+07:00')
  await sweepOnce()
  expect(asked()).toBe(after)
})

test('a paper is shown on its last day, and goes after it', async () => {
  goTo('2028-02-27T09:00:00+07:00')
  await want(['A1', 'B2'])
  await add('a', { skus: ['A1'], expiresOn: '2028-02-29' })
  await settle()
  goTo('2028-02-29T23:59:59+07:00')
  await sweepOnce()
  expect(shown()).toEqual({ A1: ['paper-aaaa', 2], B2: ['', 1] })
  goTo('2028-03-01T00:00:00+07:00')
  await sweepOnce()
  await settle()
  expect(shown()).toEqual({ A1: ['', 3], B2: ['', 1] })
})

test('papers that change before the day reach the product as ever', async () => {
  goTo('2029-03-01T09:00:00+07:00')
  await want(['A1'], { ocop: { ...recognised.ocop, expiresOn: '2029-12-01' } })
  await add('b')
  await settle()
  expect(shown()).toEqual({ A1: ['paper-bbbb', 2] })
})

test('where the marketplace shows nothing of what ended, one look is all', async () => {
  goTo('2030-03-01T09:00:00+07:00')
  const certificates = [{ kind: 'vietgap', number: null, issuedOn: null, expiresOn: '2030-04-01' }] as const
  await want(['A1'], { certificates: [...certificates] })
  const before = asked()
  goTo('2030-04-01T00:00:00+07:00')
  await sweepOnce()
  expect(asked()).toBe(before + 1)
  await sweepOnce()
  expect(asked()).toBe(before + 1)
  expect(shown()).toEqual({ A1: ['', 1] })
})

test('a look that fails on that day is repeated', async () => {
  goTo('2031-01-01T09:00:00+07:00')
  await want(['A1'], { ocop: { ...recognised.ocop, expiresOn: '2031-01-02' } })
  goTo('2031-01-02T00:00:00+07:00')
  sandbox().setFaults([{ kind: '500', times: 1 }])
  await sweepOnce()
  expect(nameThere()).toContain('OCOP 4 sao')
  await settle()
  expect(nameThere()).not.toContain('sao')
})
