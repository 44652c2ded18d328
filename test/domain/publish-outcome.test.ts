import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Failure } from '../../shared/domain/failure.ts'
import type { Problem } from '../../shared/domain/rules.ts'
import { Condition, isAtRest, Status, unknownStatus } from '../../shared/domain/status.ts'
import type { Observation } from '../../shared/ports/marketplace.ts'
import type { AdjustedProduct } from '../../shared/ports/opened-marketplace.ts'
import { absent, asked, failed, held, observed, type Told } from '../../shared/steps/publish-outcome.ts'
import { sendo, tenant } from './examples.ts'

const now = 1_000_000
const patience = {
  retryMs: 1_000,
  retryLimit: 5,
  leaseMs: 30_000,
  reviewMs: 2_000,
  settleMs: 60_000,
  connectionMs: 3_600_000,
  resendMs: 5_000,
}

const anyTold: fc.Arbitrary<Told> = fc
  .record({
    version: fc.integer({ min: 1, max: 4 }),
    behind: fc.integer({ min: 0, max: 1 }),
    condition: fc.constantFrom(...Condition.options),
    sentHash: fc.constantFrom(null, 'a'),
    externalId: fc.constantFrom(null, '1001'),
    attempts: fc.nat(patience.retryLimit - 1),
    changedAt: fc.integer({ min: 0, max: now }),
  })
  .map(({ version, behind, ...rest }) => {
    const lease = { owner: 'worker', until: now + patience.leaseMs }
    const before = { version: version - behind, tried: version - behind, dueAt: lease.until, lease }
    return {
      status: { ...unknownStatus(tenant, sendo, 'MO1'), ...rest, ...before },
      version,
      now,
      patience,
    }
  })

const code = fc.constantFrom('marketplace.timeout', 'marketplace.throttled', 'category.unknown', 'x.y')
const retryableFailure = code.map((one): Failure => ({ kind: 'retryable', code: one }))
const throttledFailure = fc
  .tuple(code, fc.integer({ min: now, max: now + 100_000 }))
  .map(([one, until]): Failure => ({ kind: 'throttled', code: one, until }))
const permanentFailure = fc
  .constantFrom('marketplace.rejected', 'connection.missing', 'connection.settings', 'category.unknown')
  .map((one): Failure => ({ kind: 'permanent', code: one, fields: [{ field: 'name', reason: 'quá dài' }] }))

const anyObservation: fc.Arbitrary<Observation> = fc.record({
  externalId: fc.constant('1001'),
  state: fc.constantFrom('in-review', 'live', 'paused', 'rejected', 'withdrawn', 'unknown'),
  raw: fc.constant('2'),
  link: fc.constantFrom(null, 'https://sendo.example/1001'),
  reasons: fc.array(fc.constant('ảnh mờ'), { maxLength: 2 }),
})
const offer = { price: 10_000, stock: 5 }
const adjusted: AdjustedProduct = { product: {}, problems: [], offer, hash: 'h', hashBesidesPriceStock: 'g' }
const sent = fc.constantFrom(null, adjusted)
const problem: Problem = { code: 'name.long', field: 'name', message: 'Tên quá dài', blocking: true }

/** Every way in which a try can end. */
const anyEnd: fc.Arbitrary<{ told: Told; next: Status }> = fc.oneof(
  fc.tuple(anyTold, anyObservation, sent).map(([told, seen, product]) => ({
    told,
    next: observed(told, seen, product),
  })),
  fc
    .tuple(anyTold, fc.constantFrom('listed', 'paused', 'withdrawn'))
    .map(([told, target]) => ({ told, next: absent(told, target) })),
  anyTold.map((told) => ({ told, next: held(told, [problem]) })),
  fc
    .tuple(anyTold, fc.option(anyObservation))
    .map(([told, seen]) => ({ told, next: asked(told, 'marketplace.removed', seen) })),
  fc
    .tuple(anyTold, fc.oneof(retryableFailure, throttledFailure, permanentFailure))
    .map(([told, failure]) => ({ told, next: failed(told, failure) })),
)

describe('every outcome', () => {
  test('is a status with no lease, tried at the version', () => {
    fc.assert(
      fc.property(anyEnd, ({ told, next }) => {
        expect(Status.parse(next)).toEqual(next)
        expect(next).toMatchObject({ lease: null, tried: told.version })
      }),
    )
  })

  test('is at rest, or has a time at which it is looked at again', () => {
    fc.assert(
      fc.property(anyEnd, ({ next }) => {
        if (next.dueAt === null) expect(isAtRest(next.condition)).toBe(true)
        else expect(next.dueAt).toBeGreaterThanOrEqual(now)
      }),
    )
  })

  test('in review, or of an unknown word, is looked at again', () => {
    fc.assert(
      fc.property(anyTold, anyObservation, sent, (told, seen, product) => {
        const next = observed(told, seen, product)
        const looksAgain = seen.state === 'in-review' || seen.state === 'unknown'
        expect(next.dueAt !== null).toBe(looksAgain)
        expect(next.condition).not.toBe('waiting')
        if (seen.state === 'unknown') expect(next.condition).toBe('held')
      }),
    )
  })

  test('reaches the version, or leaves it where it was and keeps a time', () => {
    fc.assert(
      fc.property(anyEnd, ({ told, next }) => {
        if (next.version === told.version) return
        expect(next.version).toBe(told.status.version)
        expect(next.dueAt).not.toBeNull()
      }),
    )
  })
})

describe('a failure', () => {
  test('that asks us to wait is never an attempt, and waits as long', () => {
    fc.assert(
      fc.property(anyTold, throttledFailure, (told, failure) => {
        const next = failed(told, failure)
        expect(next.attempts).toBeLessThanOrEqual(told.status.attempts)
        expect(next.version).toBe(told.status.version)
        expect(next.condition).not.toBe('stuck')
        if (failure.kind !== 'throttled') return
        expect(next.dueAt).toBeGreaterThanOrEqual(failure.until)
        expect(next.dueAt).toBeLessThanOrEqual(failure.until + 60_000)
      }),
    )
  })

  test('that may pass is counted, and ends as stuck at the limit, never before', () => {
    fc.assert(
      fc.property(anyTold, retryableFailure, (told, failure) => {
        const first = told.version > told.status.tried ? 0 : told.status.attempts
        let { status } = told
        for (let n = first + 1; n < patience.retryLimit; n += 1) {
          status = failed({ ...told, status }, failure)
          expect(status).toMatchObject({ attempts: n, tried: told.version, version: told.status.version })
          expect(status.dueAt).toBeGreaterThan(now)
        }
        const end = failed({ ...told, status }, failure)
        expect(end).toMatchObject({ condition: 'stuck', version: told.version })
        expect(end.reasons.join('')).not.toBe('')
      }),
    )
  })

  test('is forgotten by a new version: it gets all its tries', () => {
    fc.assert(
      fc.property(anyTold, retryableFailure, (told, failure) => {
        const next = failed({ ...told, version: told.status.tried + 1 }, failure)
        expect(next).toMatchObject({ attempts: 1, version: told.status.version })
      }),
    )
  })

  test('after it was given up is looked at again much later, and is stuck at once where it goes on', () => {
    fc.assert(
      fc.property(anyTold, retryableFailure, (told, failure) => {
        const worn = { ...told.status, tried: told.version, attempts: patience.retryLimit - 1 }
        const end = failed({ ...told, status: worn }, failure)
        expect(end.dueAt).toBeGreaterThanOrEqual(now + 3_600_000)
        expect(failed({ ...told, status: end }, failure).condition).toBe('stuck')
      }),
    )
  })

  test('keeps what is known to be at the marketplace', () => {
    fc.assert(
      fc.property(
        anyTold,
        fc.oneof(retryableFailure, throttledFailure, permanentFailure),
        (told, failure) => {
          const { externalId, sentHash, link } = told.status
          expect(failed(told, failure)).toMatchObject({ externalId, sentHash, link })
        },
      ),
    )
  })

  test.each([
    [['category.unknown'], true],
    [['category.unknown', 'claim.confirm'], false],
    [['claim.confirm'], false],
  ])('of our own rules, %j: held, looked at again where only others can mend it: %s', (codes, again) => {
    const problems = codes.map((one) => ({ code: one, field: 'name', blocking: true, message: one }))
    fc.assert(
      fc.property(anyTold, (told) => {
        const next = held(told, problems)
        expect(next).toMatchObject({ condition: 'held', code: codes[0], reasons: codes })
        expect(next.dueAt).toBe(again ? told.now + told.patience.connectionMs : null)
      }),
    )
  })

  test.each([
    ['marketplace.rejected', 'rejected', false],
    ['category.unknown', 'held', true],
    ['connection.missing', 'held', true],
    ['connection.settings', 'held', true],
  ])('for good, %s: %s, looked at again: %s', (one, condition, again) => {
    fc.assert(
      fc.property(anyTold, (told) => {
        const next = failed(told, { kind: 'permanent', code: one })
        expect(next).toMatchObject({ condition, code: one, version: told.version })
        expect(next.dueAt !== null).toBe(again)
      }),
    )
  })
})

test('what was sent is remembered only where the marketplace took it', () => {
  fc.assert(
    fc.property(anyTold, anyObservation, sent, (told, seen, product) => {
      expect(observed(told, seen, product).sentHash).toBe(product ? product.hash : told.status.sentHash)
    }),
  )
})
