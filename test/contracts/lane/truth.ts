import { expect } from 'vitest'
import { isAtRest, type Status } from '../../../shared/domain/status.ts'
import type { Lane } from './lane.ts'
import type { Story } from './stories.ts'

/** All is done: the sandbox holds the product once, as it is wanted, and Status says exactly what the sandbox says. */
export async function expectTruth(lane: Lane, status: Status, { wish, ends }: Story): Promise<void> {
  const [product] = expectOnce(lane)
  const { listing } = wish
  expect(status).toMatchObject({
    condition: ends,
    dueAt: null,
    lease: null,
    attempts: 0,
    externalId: product?.id,
  })
  expect(product).toMatchObject({ state: ends, price: listing.price.amount, stock: listing.stock })
  expect(product?.name).toContain(listing.name)
  const seen = await lane.look()
  expect(seen).toMatchObject({ ok: true, value: toldOf(status) })
}

/** What Status says of the product, in the words of an observation. */
const toldOf = ({ condition, externalId, link, rawStatus, reasons }: Status) => ({
  state: condition,
  externalId,
  link,
  raw: rawStatus,
  reasons,
})

/** Nothing may be there twice at any moment. */
function expectOnce({ sandbox }: Lane) {
  const products = sandbox.products()
  expect(products).toHaveLength(1)
  return products
}

/**
 * While the trouble lasts: at most one product; and Status either says what is wrong and when it is tried again, or what
 * is so.
 */
export function expectNoLie({ sandbox }: Lane, status: Status): void {
  expect(sandbox.products().length).toBeLessThanOrEqual(1)
  const [product] = sandbox.products()
  const isDone = status.code === null && status.version === status.tried
  if (isDone && isAtRest(status.condition)) expect(product?.state).toBe(status.condition)
  else if (!isDone || status.condition === 'stuck') {
    expect(status.code).toMatch(/^[a-z]+\.[a-z-]+$/)
    expect(status.reasons.join(' ')).toMatch(/.{10}/)
    if (status.condition !== 'rejected') expect(status.dueAt).not.toBeNull()
  }
}
