import type { Result } from '../../../shared/domain/failure.ts'
import type { Capabilities } from '../../../shared/ports/manifest.ts'
import type { OpenedMarketplace } from '../../../shared/ports/opened-marketplace.ts'
import type { SandboxFault } from '../../../shared/ports/sandbox.ts'
import { adjusted, type Bench, createLive, lookup, type Subject, shopSku } from './subject.ts'

/** All that is ever asked of a marketplace. */
export const operations = [
  'login',
  'find by id',
  'find by SKU',
  'create',
  'update',
  'price-stock',
  'pause',
  'resume',
  'withdraw',
  'changes',
] as const
export type Operation = (typeof operations)[number]

/** Those that change something there. */
export const writes: readonly Operation[] = ['create', 'update', 'price-stock', 'pause', 'resume', 'withdraw']

/** What a sandbox calls the requests of an operation. */
export function requestsOf(operation: Operation): NonNullable<SandboxFault['operation']> {
  if (operation === 'login' || operation === 'create' || operation === 'changes') return operation
  return operation === 'find by id' || operation === 'find by SKU' ? 'find' : 'update'
}

/** A marketplace that cannot do something says so otherwise: `flow.ts` has what it says. */
export function canDo({ marketplace }: Subject, operation: Operation): boolean {
  const capabilities: Partial<Record<Operation, keyof Capabilities>> = {
    'price-stock': 'priceStock',
    pause: 'pause',
    resume: 'pause',
    withdraw: 'withdraw',
    changes: 'changes',
  }
  const needed = capabilities[operation]
  return needed === undefined || marketplace.manifest.capabilities[needed]
}

type Run = () => Promise<Result<unknown>>

/** Brings the marketplace where the operation can run through `opened`; null where this connection has no such call. */
export async function prepare(
  bench: Bench,
  operation: Operation,
  opened: OpenedMarketplace = bench.opened,
): Promise<Run | null> {
  if (operation === 'create') return () => opened.apply({ kind: 'create', product: adjusted(bench).product })
  // A connection that nobody has used yet has to log in.
  if (operation === 'login') return () => opened.observe(lookup)
  const externalId = await createLive(bench)
  return withProduct(bench, operation, { opened, externalId })
}

async function withProduct(
  bench: Bench,
  operation: Operation,
  { opened, externalId }: { opened: OpenedMarketplace; externalId: string },
): Promise<Run | null> {
  const hidden = adjusted(bench, {}, { onSale: false }).product
  switch (operation) {
    case 'find by id':
      return () => opened.observe({ externalId, shopSku })
    case 'find by SKU':
      return () => opened.observe(lookup)
    case 'update':
      return () => opened.apply({ kind: 'update', externalId, product: mended(bench) })
    case 'pause':
      return () => opened.apply({ kind: 'price-stock', externalId, product: hidden })
    case 'resume':
      await bench.opened.apply({ kind: 'price-stock', externalId, product: hidden })
      return () => opened.apply({ kind: 'price-stock', externalId, product: adjusted(bench).product })
    case 'withdraw':
      return () => opened.apply({ kind: 'withdraw', externalId })
    case 'changes':
      return changesOf(opened, bench.clock.now)
    default:
      return () => opened.apply({ kind: 'price-stock', externalId, product: mended(bench) })
  }
}

const mended = (bench: Bench) => adjusted(bench, { stock: 3 }).product

function changesOf({ changes }: OpenedMarketplace, now: number): Run | null {
  return changes && (() => changes({ from: now - 3_600_000, to: now + 3_600_000 }, null))
}
