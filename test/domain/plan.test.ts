import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PlanInput, plan } from '../../shared/domain/plan.ts'

const hash = fc.constantFrom('a', 'b')
const sent = fc.constantFrom('a', 'b', null)
const observed = fc.record({
  externalId: fc.constantFrom('1001', '1002'),
  state: fc.constantFrom('in-review', 'live', 'paused', 'rejected', 'withdrawn', 'unknown'),
})
const anyInput: fc.Arbitrary<PlanInput> = fc.record({
  target: fc.constantFrom('listed', 'paused', 'withdrawn'),
  observed: fc.option(observed),
  status: fc.record({
    sentHash: sent,
    sentHashBesidesPriceStock: sent,
    externalId: fc.constantFrom('1001', null),
  }),
  wanted: fc.record({ hash, hashBesidesPriceStock: hash }),
  capabilities: fc.record({ priceStock: fc.boolean(), pause: fc.boolean(), withdraw: fc.boolean() }),
})

/** Checks it for every input of which `isSo` holds; there must be some. */
function always(isSo: (input: PlanInput) => boolean, check: (input: PlanInput) => void): void {
  const property = fc.property(anyInput.filter(isSo), (input) => {
    check(input)
  })
  fc.assert(property, { numRuns: 500 })
}

describe('create', () => {
  test('never of what is there', () => {
    always(
      (input) => input.observed !== null,
      (input) => expect(plan(input).kind).not.toBe('create'),
    )
  })

  test('only of what is wanted on sale and was never there', () => {
    always(
      (input) => input.observed === null,
      (input) =>
        expect(plan(input).kind === 'create').toBe(
          input.target === 'listed' && input.status.externalId === null,
        ),
    )
  })

  test('what somebody took down is asked about, not put up again', () => {
    always(
      ({ target, observed, status }) => target === 'listed' && !observed && status.externalId !== null,
      (input) => expect(plan(input)).toEqual({ kind: 'ask', code: 'marketplace.removed' }),
    )
    always(
      ({ target, observed }) => target !== 'withdrawn' && observed?.state === 'withdrawn',
      (input) => expect(plan(input)).toEqual({ kind: 'ask', code: 'marketplace.removed' }),
    )
  })
})

describe('what is there', () => {
  const isChangeable = ({ observed, target, capabilities }: PlanInput) =>
    observed !== null &&
    observed.state !== 'withdrawn' &&
    (target === 'listed' || (target === 'paused' && capabilities.pause))

  test('is left alone where it is what was sent last', () => {
    always(
      (input) => isChangeable(input) && input.status.sentHash === input.wanted.hash,
      (input) => expect(plan(input)).toEqual({ kind: 'nothing' }),
    )
  })

  test('is changed by its own id where it is not', () => {
    always(
      (input) => isChangeable(input) && input.status.sentHash !== input.wanted.hash,
      (input) => {
        const { status, wanted, capabilities, observed } = input
        const contentStays = status.sentHashBesidesPriceStock === wanted.hashBesidesPriceStock
        const kind = contentStays && capabilities.priceStock ? 'price-stock' : 'update'
        expect(plan(input)).toEqual({ kind, externalId: observed?.externalId })
      },
    )
  })

  test('is not paused where the marketplace cannot', () => {
    always(
      ({ target, observed, capabilities }) =>
        target === 'paused' && observed !== null && observed.state !== 'withdrawn' && !capabilities.pause,
      (input) => expect(plan(input)).toEqual({ kind: 'ask', code: 'marketplace.cannot-pause' }),
    )
  })
})

test('to pause what is not there is nothing to do', () => {
  always(
    ({ target, observed }) => target === 'paused' && observed === null,
    (input) => expect(plan(input)).toEqual({ kind: 'nothing' }),
  )
})

describe('withdrawing', () => {
  const isGone = ({ observed }: PlanInput) => observed === null || observed.state === 'withdrawn'

  test('what is gone is nothing to do', () => {
    always(
      (input) => input.target === 'withdrawn' && isGone(input),
      (input) => expect(plan(input)).toEqual({ kind: 'nothing' }),
    )
  })

  test('takes down by id, or asks where the marketplace cannot', () => {
    always(
      (input) => input.target === 'withdrawn' && !isGone(input),
      (input) =>
        expect(plan(input)).toEqual(
          input.capabilities.withdraw
            ? { kind: 'withdraw', externalId: input.observed?.externalId }
            : { kind: 'ask', code: 'marketplace.cannot-withdraw' },
        ),
    )
  })

  test('happens only on purpose', () => {
    always(
      (input) => input.target !== 'withdrawn',
      (input) => expect(plan(input).kind).not.toBe('withdraw'),
    )
  })
})
