import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DriftPolicy, type PlanInput, plan } from '../../shared/domain/plan.ts'

const hash = fc.constantFrom('a', 'b')
const sent = fc.constantFrom('a', 'b', null)
const observed = fc.record({
  externalId: fc.constantFrom('1001', '1002'),
  state: fc.constantFrom('in-review', 'live', 'paused', 'rejected', 'withdrawn', 'unknown'),
  offer: fc.record(
    { price: fc.constantFrom(10_000, 20_000), stock: fc.constantFrom(0, 5, 9) },
    { requiredKeys: [] },
  ),
})
const anyInput: fc.Arbitrary<PlanInput> = fc.record({
  target: fc.constantFrom('listed', 'paused', 'withdrawn'),
  observed: fc.option(observed),
  status: fc.record({
    sentHash: sent,
    sentHashBesidesPriceStock: sent,
    externalId: fc.constantFrom('1001', null),
  }),
  wanted: fc.record({
    hash,
    hashBesidesPriceStock: hash,
    offer: fc.record({ price: fc.constantFrom(10_000, 20_000), stock: fc.constantFrom(0, 5) }),
  }),
  capabilities: fc.record({ priceStock: fc.boolean(), pause: fc.boolean(), withdraw: fc.boolean() }),
  request: fc.constantFrom(null, 'retry', 'relist', 'resume', 'link', 'restock'),
  drift: fc.constantFrom<DriftPolicy>('usual', 'repair', 'ask'),
})

/** Checks it for every input of which `isSo` holds; there must be some. */
function always(isSo: (input: PlanInput) => boolean, check: (input: PlanInput) => void): void {
  const property = fc.property(anyInput.filter(isSo), (input) => {
    check(input)
  })
  fc.assert(property, { numRuns: 500 })
}

const isPutBack = ({ request, drift }: PlanInput) => request === 'relist' || drift === 'repair'

describe('create', () => {
  test('never of what is there', () => {
    always(
      ({ observed }) => observed !== null && observed.state !== 'withdrawn',
      (input) => expect(plan(input).kind).not.toBe('create'),
    )
  })

  test('only of what is wanted on sale, and was never there or is to be put up again', () => {
    always(
      ({ observed }) => observed === null || observed.state === 'withdrawn',
      (input) => {
        const { target, observed, status } = input
        const wasThere = observed !== null || status.externalId !== null
        const creates = target === 'listed' && (!wasThere || isPutBack(input))
        expect(plan(input).kind === 'create').toBe(creates)
      },
    )
  })

  test('what somebody took down is asked about, not put up again by itself', () => {
    const removed = { kind: 'ask', code: 'marketplace.removed' }
    always(
      (input) => input.target === 'listed' && !input.observed && input.status.externalId !== null,
      (input) => {
        if (!isPutBack(input)) expect(plan(input)).toEqual(removed)
      },
    )
    always(
      ({ target, observed }) => target !== 'withdrawn' && observed?.state === 'withdrawn',
      (input) => {
        if (input.target === 'paused' || !isPutBack(input)) expect(plan(input)).toEqual(removed)
      },
    )
  })
})

describe('what is there', () => {
  const isChangeable = ({ observed, target, capabilities }: PlanInput) =>
    observed !== null &&
    observed.state !== 'withdrawn' &&
    (target === 'listed' || (target === 'paused' && capabilities.pause))

  const isAsSent = (input: PlanInput) => isChangeable(input) && input.status.sentHash === input.wanted.hash

  test('is left alone where it is what was sent last and nobody changed it there', () => {
    always(
      (input) => {
        const { observed, wanted, request } = input
        const { price = wanted.offer.price, stock = wanted.offer.stock } = observed?.offer ?? {}
        const same = price === wanted.offer.price && stock <= wanted.offer.stock
        const asks = request === 'retry' || request === 'restock'
        return isAsSent(input) && same && observed?.state !== 'paused' && !asks
      },
      (input) => expect(plan(input)).toEqual({ kind: 'nothing' }),
    )
  })

  test('is put right or asked about where somebody changed its price', () => {
    always(
      (input) => {
        const { observed, wanted } = input
        const price = observed?.offer?.price
        return (
          isAsSent(input) &&
          observed?.state === 'live' &&
          (price ?? wanted.offer.price) !== wanted.offer.price
        )
      },
      (input) => {
        const { drift, request, capabilities, observed } = input
        const kind = capabilities.priceStock ? 'price-stock' : 'update'
        expect(plan(input)).toEqual(
          drift === 'ask' && request === null
            ? { kind: 'ask', code: 'marketplace.changed' }
            : { kind, externalId: observed?.externalId },
        )
      },
    )
  })

  test('is never sold again: less in stock there than was sent is nothing to do, unless it was filled up', () => {
    always(
      (input) => {
        const { observed, wanted } = input
        const { price = wanted.offer.price, stock = wanted.offer.stock } = observed?.offer ?? {}
        const isSold = price === wanted.offer.price && stock < wanted.offer.stock
        return isAsSent(input) && observed?.state === 'live' && isSold
      },
      (input) => expect(plan(input).kind === 'nothing').toBe(input.request !== 'restock'),
    )
  })

  test('is asked about where somebody hid it, and shown again on request', () => {
    always(
      (input) => {
        const { target, observed, wanted } = input
        const inStock = wanted.offer.stock > 0 && observed?.offer?.stock !== 0
        return isAsSent(input) && target === 'listed' && observed?.state === 'paused' && inStock
      },
      (input) => {
        const shows = input.request === 'resume' || input.drift === 'repair'
        expect(plan(input).kind === 'ask').toBe(!shows)
      },
    )
  })

  test('is sent again where it was rejected and somebody asks for another try', () => {
    always(
      (input) => isAsSent(input) && input.observed?.state === 'rejected',
      (input) => expect(plan(input).kind).toBe(input.request === 'retry' ? 'update' : 'nothing'),
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
