import { AsyncLocalStorage } from 'node:async_hooks'
import type { Connector } from '../ports/marketplace.ts'

/** How many times the patience for one request a whole look or change may take, with its login and all its requests. */
const CALLS = 2.5

const running = new AsyncLocalStorage<AbortSignal>()

/**
 * The connector with an end to each of its calls: a marketplace that is slow again and again must not keep one product
 * for minutes. Requests that are under way then end as `marketplace.timeout`, and no other is sent.
 */
export function withDeadline<Product>(
  { timeoutMs }: { timeoutMs: number },
  { observe, apply }: Connector<Product>,
): Connector<Product> {
  const limited = <T>(run: () => Promise<T>): Promise<T> =>
    running.run(AbortSignal.timeout(Math.ceil(timeoutMs * CALLS)), run)
  return {
    observe: (lookup) => limited(() => observe(lookup)),
    apply: (change) => limited(() => apply(change)),
  }
}

/** Ends one request: after `timeoutMs`, or with the call that it belongs to. */
export function requestSignal(timeoutMs: number): AbortSignal {
  const own = AbortSignal.timeout(timeoutMs)
  const call = running.getStore()
  return call ? AbortSignal.any([own, call]) : own
}
