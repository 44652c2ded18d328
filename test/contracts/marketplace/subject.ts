import { onTestFinished } from 'vitest'
import type { Listing } from '../../../shared/domain/listing.ts'
import type { AdjustContext } from '../../../shared/ports/marketplace.ts'
import type { AnyMarketplace, OpenedMarketplace } from '../../../shared/ports/opened-marketplace.ts'
import type { Sandbox, SandboxFault, StartSandbox } from '../../../shared/ports/sandbox.ts'

import { freeBudget, memoryShelf } from '../../connector-tools.ts'

export type Subject = { marketplace: AnyMarketplace; startSandbox: StartSandbox }

/** An opened marketplace with its sandbox and a clock that only tests move. */
export type Bench = {
  opened: OpenedMarketplace
  /** The same sandbox through a connection of its own. */
  open(http: { timeoutMs?: number }): OpenedMarketplace
  sandbox: Sandbox
  clock: { now: number }
  fail(...faults: SandboxFault[]): void
}

export type BenchOptions = {
  file?: string | null
  http?: { timeoutMs?: number }
  perSecond?: number
  /** How far the clock of the marketplace is ahead of ours. */
  clockAheadMs?: number
}

/** A start that no marketplace treats specially. */
const START = Date.parse('2026-11-21T08:00:00Z')

export async function startBench(subject: Subject, options: BenchOptions = {}): Promise<Bench> {
  const clock = { now: START }
  const now = () => clock.now
  const limit = options.perSecond === undefined ? {} : { perSecond: options.perSecond }
  const theirs = () => clock.now + (options.clockAheadMs ?? 0)
  const sandbox = await subject.startSandbox({ port: 0, file: options.file ?? null, now: theirs, ...limit })
  onTestFinished(() => sandbox.close())
  const open = (http: { timeoutMs?: number }) => {
    const settings = { ...(sandbox.settings as object), http }
    return subject.marketplace.open(settings, { now, budgetFor: freeBudget, shelf: memoryShelf(now) })
  }
  return {
    opened: open(options.http ?? {}),
    open,
    sandbox,
    clock,
    fail: (...faults) => sandbox.setFaults(faults),
  }
}

export const shopSku = 'vidu-MO-500'

export const context: AdjustContext = {
  shopSku,
  pictureUrl: (sha256) => `https://pictures.example/${sha256}.jpg`,
  onSale: true,
  papers: [],
  categoryRules: [],
}

export const listing: Listing = {
  sku: 'MO-500',
  name: 'Mật ong bạc hà',
  price: { amount: 250_000, per: 'chai' },
  net: { value: 500, unit: 'ml' },
  stock: 12,
  ocop: {
    state: 'valid',
    stars: 4,
    decision: '321/QĐ-UBND',
    issuedOn: '2025-08-06',
    expiresOn: '2028-08-06',
  },
  producer: {
    name: 'Hợp tác xã Ví Dụ',
    phone: '+84900000000',
    address: {
      original: 'thôn Ví Dụ, xã Mèo Vạc',
      communeCode: '00769',
      commune: 'Xã Mèo Vạc',
      province: 'Tuyên Quang',
    },
  },
  group: 4,
  gtin: null,
  description: 'Mật ong hoa bạc hà, quay tại vườn.',
  season: [10, 11, 12, 1],
  shelfLifeMonths: 24,
  images: [{ source: 'upload', width: 800, height: 800, sha256: 'a'.repeat(64), type: 'image/jpeg' }],
}

/** Adjusts as a lane would. */
export const adjusted = (bench: Bench, changes: Partial<Listing> = {}, around: Partial<AdjustContext> = {}) =>
  bench.opened.adjust({ ...listing, ...changes }, { ...context, ...around })

/** Creates the example product and waits until any review is over; its id. */
export async function createLive(bench: Bench): Promise<string> {
  const created = await bench.opened.apply({ kind: 'create', product: adjusted(bench).product })
  if (!created.ok) throw new Error(`create failed: ${created.failure.code}`)
  bench.clock.now += 10_000
  return created.value.externalId
}

export const lookup = { externalId: null, shopSku }
