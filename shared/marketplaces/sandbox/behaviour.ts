import type { IncomingHttpHeaders } from 'node:http'
import type { HintRequest, Offer } from '../../ports/marketplace.ts'
import type { SandboxProduct } from '../../ports/sandbox.ts'
import type { Operation, Orders } from './faults.ts'
import type { SandboxRecord } from './record.ts'
import type { SandboxStore } from './store.ts'

/** A request as a sandbox sees it. `target` is the path with its query; `body` is null where there is none. */
export type SandboxRequest = {
  method: string
  path: string
  query: URLSearchParams
  target: string
  headers: IncomingHttpHeaders
  body: unknown
}

export type SandboxAnswer = { status: number; body: unknown; headers?: Record<string, string> }

/**
 * What one marketplace's sandbox does. `answer` is synchronous on purpose: two requests at the same time are carried
 * out one after the other, so a look at the store and the commit after it cannot be torn apart.
 */
export type Behaviour = {
  operation(request: SandboxRequest): Operation
  answer(request: SandboxRequest, orders: Orders): SandboxAnswer
  /** The error envelope of this marketplace for trouble that has nothing to do with the request. */
  failure(status: number): SandboxAnswer
  /** How it throttles without saying so by status 429; absent: its own 429 with status 200. */
  tooManyInBody?(): SandboxAnswer
  /** How it says that there is such a product already; absent: what it says to the same request again. */
  taken?(): SandboxAnswer
  /** How it refuses what is in a request that it took as such; absent: its 400. */
  partial?(request: SandboxRequest): SandboxAnswer
  /** Makes every login given so far invalid. */
  forgetLogins(): void
  /** What it sends to our address for hints; absent where it sends none. */
  hint?(records: SandboxRecord[]): HintRequest
  view(record: SandboxRecord): SandboxProduct
  /** Price and stock under the names of what is sent here. */
  offerWords(offer: Offer): Record<string, unknown>
  /** Settings with which the adapter reaches this sandbox at `url`. */
  settings(url: string): object
}

/** How patient an adapter is with a sandbox: less than with a marketplace, so that trouble shows soon. Part of `settings`. */
export const sandboxHttp = { timeoutMs: 4_000 }

export type BehaviourTools = { store: SandboxStore; now: () => number }
