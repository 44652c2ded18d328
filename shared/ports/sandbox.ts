import * as z from 'zod'
import type { HintRequest } from './marketplace.ts'

/** Each fault a sandbox can show; the contract suite has an expectation for every one. */
export const faultKinds = [
  '429',
  '500',
  '502',
  '503',
  'cut-after-commit',
  'cut-before-commit',
  'latency',
  'no-answer',
  'expired-token',
  'slow-review',
  'malformed-json',
  'html-page',
  'empty-answer',
  'oversize',
  'wrong-product',
  'exists',
  'partial',
  'too-many-in-body',
  'reject',
  'unknown-status',
  'too-many',
] as const

/**
 * A fault a sandbox is told to show; counted down by `times`. Faults of different nature (of the exchange, of the
 * review, of the status) may hit the same request.
 */
export const SandboxFault = z
  .object({
    kind: z.enum(faultKinds).meta({
      description: `502: a gateway's page instead of an answer. html-page: the same with status 200. no-answer: takes the
request and keeps silent. wrong-product: the answer speaks of another product. exists: carries it out, then says that there
is one already. partial: takes the request but refuses what is in it. too-many-in-body: throttles in its own words, with
another status than 429. unknown-status: a status that is documented nowhere. too-many: takes no more than perSecond.`,
    }),
    times: z.int().positive().meta({ description: 'How many requests it hits; a large number lasts.' }),
    operation: z.enum(['login', 'find', 'create', 'update', 'changes']).optional().meta({
      description:
        'Only these requests. Absent: all but login; for the cuts, exists, partial, slow-review and reject those that commit.',
    }),
    retryAfter: z.number().nonnegative().optional().meta({
      description: 'Seconds in Retry-After, for 429 and 503; absent: no such header.',
    }),
    asDate: z.boolean().optional().meta({
      description: 'Retry-After as a date, by the clock of the sandbox.',
    }),
    perSecond: z.number().positive().optional().meta({
      description: 'Requests in any second, for too-many, which lasts until other faults are set.',
    }),
    delayMs: z.number().nonnegative().max(600_000).optional().meta({
      description: 'Milliseconds, for latency and slow-review.',
    }),
  })
  .meta({ id: 'SandboxFault' })
export type SandboxFault = z.infer<typeof SandboxFault>

/** A product as a sandbox holds it, for people and tests. */
export const SandboxProduct = z
  .object({
    id: z.string(),
    sku: z.string(),
    name: z.string(),
    price: z.number(),
    stock: z.number(),
    state: z.string(),
    updates: z.int().meta({ description: 'How many times it was created or changed.' }),
    pictures: z.int(),
    sent: z.unknown().meta({ description: 'All that was sent.' }),
  })
  .meta({ id: 'SandboxProduct' })
export type SandboxProduct = z.infer<typeof SandboxProduct>

/** What somebody changes of a product at the marketplace itself, not through us. What is absent stays as it is. */
export const ByHand = z
  .object({
    price: z.int().nonnegative().optional(),
    stock: z.int().nonnegative().optional(),
    hidden: z.boolean().optional(),
    deleted: z.boolean().optional(),
  })
  .strict()
  .meta({ id: 'ByHand' })
export type ByHand = z.infer<typeof ByHand>

/** What a sandbox saw. Times in epoch milliseconds. */
export const SandboxTraffic = z
  .object({
    total: z.int(),
    busiestSecond: z.int().meta({ description: 'The most requests in any second.' }),
    refused: z.int().meta({ description: 'Those above its limit.' }),
    firstAt: z.number().nullable(),
    lastAt: z.number().nullable(),
  })
  .meta({ id: 'SandboxTraffic' })
export type SandboxTraffic = z.infer<typeof SandboxTraffic>

/** A sandbox: an HTTP server on 127.0.0.1 that behaves as the documentation says and can be told to fail. */
export type Sandbox = {
  url: string
  /** Settings with which the adapter reaches this sandbox. */
  settings: unknown
  products(): SandboxProduct[]
  /** Changes a product as somebody at the marketplace does; null where it holds no product of this id. */
  change(id: string, change: ByHand): SandboxProduct | null
  /** What it would send to our address for hints about these of its products; null where it sends nothing. */
  hint: ((ids: string[]) => HintRequest) | null
  setFaults(faults: SandboxFault[]): void
  /** Requests by operation, for counting benches. */
  requests(): Record<string, number>
  traffic(): SandboxTraffic
  close(): Promise<void>
}

export type SandboxOptions = {
  /** 0 chooses a free port. Only 127.0.0.1 is listened on. */
  port: number
  /** A file that keeps the products between runs; null keeps them in memory. Every commit is on disk before the answer. */
  file: string | null
  /** The clock of the marketplace, which may be wrong. */
  now: () => number
  /** Requests in any second that it takes; absent: as many as come. Its `settings` say the same limit. */
  perSecond?: number
}

export type StartSandbox = (options: SandboxOptions) => Promise<Sandbox>
