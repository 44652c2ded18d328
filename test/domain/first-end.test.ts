import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstEnd, listingOn } from '../../shared/domain/listing-today.ts'
import { isExpired } from '../../shared/domain/paper.ts'
import { vietnamDay, vietnamMidnight } from '../../shared/ports/clock.ts'
import { listingAt } from './examples.ts'

const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const end = fc.option(day)

const before = (one: string) => new Date(Date.parse(one) - 86_400_000).toISOString().slice(0, 10)

test('the first end is the first day on which less may be told', () => {
  const certificate = end.map(
    (expiresOn) => ({ kind: 'vietgap', number: null, issuedOn: null, expiresOn }) as const,
  )
  const state = fc.constantFrom('valid', 'expired', 'none')
  fc.assert(
    fc.property(
      day,
      state,
      end,
      fc.array(certificate),
      fc.array(end),
      (today, of, ends, certificates, last) => {
        const ocop = { ...listingAt(1).ocop, state: of, stars: of === 'valid' ? 4 : null, expiresOn: ends }
        const listing = { ...listingAt(1), ocop, certificates }
        const papers = last
          .map((expiresOn) => ({ issuedOn: null, expiresOn }))
          .filter((paper) => !isExpired(paper, today))
        const told = (on: string) => [
          listingOn(on, listing),
          papers.filter((paper) => !isExpired(paper, on)).length,
        ]
        const found = firstEnd(today, listing, papers)
        expect(told(found === null ? '2099-01-01' : before(found))).toEqual(told(today))
        if (found !== null) expect(told(found)).not.toEqual(told(today))
      },
    ),
  )
})

test('a day begins at midnight in Viet Nam', () => {
  fc.assert(
    fc.property(day, (one) => {
      const at = vietnamMidnight(one)
      expect([vietnamDay(at), vietnamDay(at - 1)]).toEqual([one, before(one)])
    }),
  )
})
