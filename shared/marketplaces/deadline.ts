import { AsyncLocalStorage } from 'node:async_hooks'
import type { Connector } from '../ports/marketplace.ts'

/** How many times the patience for one request a whole look or change may take, with its login and all its requests. */
const CALLS = 2.5

/** What is left of a call's time, in milliseconds. Waiting for a turn to send takes nothing of it. */
const running = new AsyncLocalStorage<{ leftMs: number }>()

/**
 * The connector with an end to each of its calls: a marketplace that is slow again and again must not keep one product
 * for minutes. The request that is under way then ends as `marketplace.timeout`, and no other is sent.
 */
export function withDeadline<Product>(
  { timeoutMs }: { timeoutMs: number },
  { observe, apply, complete, changes }: Connector<Product>,
): Connector<Product> {
  const limited = <T>(run: () => Promise<T>): Promise<T> =>
    running.run({ leftMs: Math.ceil(timeoutMs * CALLS) }, run)
  return {
    observe: (lookup) => limited(() => observe(lookup)),
    apply: (change) => limited(() => apply(change)),
    ...(complete && { complete: (product) => limited(() => complete(product)) }),
    ...(changes && { changes: (range, cursor) => limited(() => changes(range, cursor)) }),
  }
}

/** Runs one request, which ends after `timeoutMs`, or with the call that it belongs to. */
export async function withinTime<T>(
  timeoutMs: number,
  request: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const call = running.getStore()
  const started = performance.now()
  const left = Math.floor(Math.min(timeoutMs, call?.leftMs ?? timeoutMs))
  if (left <= 0) throw new DOMException('no time is left for the call', 'TimeoutError')
  const signal = AbortSignal.timeout(left)
  try {
    return await request(signal)
  } catch (error) {
    // A line that is cut in the middle of an answer says only that it is broken.
    throw signal.aborted ? signal.reason : error
  } finally {
    if (call) call.leftMs -= performance.now() - started
  }
}
