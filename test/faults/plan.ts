// What a run is made of: everything in it comes from here, so that leaving a part out is another run that can be told.
import { allFaultKinds, type Fault, type FaultKind, opportunities } from './faults.ts'
import { type Random, randomOf } from './random.ts'

export type SheetRow = {
  sku: number
  price: number
  stock: number
  name: number
  outcome: 'accepted' | 'needs-fix' | 'skipped'
}

/** `at` in seconds from the beginning; tenants, listings and marketplaces by their number. */
export type Action = { at: number; tenant: number } & (
  | { kind: 'upload'; rows: SheetRow[]; confirm: { after: number; markets: number[] } | null }
  | { kind: 'price' | 'stock' | 'name'; sku: number; value: number }
  | { kind: 'pause' | 'resume' | 'withdraw' | 'relist' | 'retry'; sku: number; markets: number[] }
  | { kind: 'paper'; value: number }
  | { kind: 'bulk'; markets: number[]; cancelAfter: number | null }
  | { kind: 'look'; sku: number; market: number }
  | { kind: 'drift'; value: number }
  /** Takes back one of the sheets that were said yes to, counted from the newest. */
  | { kind: 'undo'; which: number }
  | { kind: 'redrive' }
)

export type Plan = {
  seed: string
  tenants: number
  listings: number
  markets: number
  actions: Action[]
  faults: Fault[]
}

/** Seconds in which people act and things go wrong. */
export const stormSeconds = 720

const few = (random: Random, most: number) => 1 + random.below(most)

function someMarkets(random: Random, count: number): number[] {
  const all = Array.from({ length: count }, (_, n) => n)
  return random.chance(0.75) ? all : [random.below(count)]
}

type Size = Pick<Plan, 'tenants' | 'listings' | 'markets'>

function rowsOf(random: Random, { listings }: Size): SheetRow[] {
  const skus = Array.from({ length: listings }, (_, n) => n).filter(
    (_, n) => n === 0 || listings === 1 || random.chance(0.8),
  )
  return skus.map((sku) => ({
    ...{ sku, price: 10_000 + 1_000 * random.below(50), stock: 5 + random.below(40) },
    name: random.chance(0.06) ? -1 : random.below(3),
    outcome: random.chance(0.9) ? 'accepted' : random.pick(['needs-fix', 'skipped']),
  }))
}

function uploadOf(random: Random, size: Size): Action {
  const confirm = {
    after: random.chance(0.75) ? random.below(90) : 330 + random.below(200),
    markets: someMarkets(random, size.markets),
  }
  return {
    ...{ kind: 'upload', at: random.below(400), tenant: random.below(size.tenants) },
    ...{ rows: rowsOf(random, size), confirm: random.chance(0.9) ? confirm : null },
  }
}

function otherOf(random: Random, size: Size): Action {
  const base = { at: random.below(stormSeconds), tenant: random.below(size.tenants) }
  const sku = random.below(size.listings)
  const markets = someMarkets(random, size.markets)
  const kind = random.pick([
    ...(['price', 'stock', 'name', 'pause', 'resume', 'withdraw', 'relist', 'retry'] as const),
    ...([
      'price',
      'stock',
      'pause',
      'withdraw',
      'relist',
      'bulk',
      'paper',
      'look',
      'drift',
      'undo',
      'undo',
      'redrive',
      'upload',
      'upload',
      'upload',
    ] as const),
  ])
  if (kind === 'upload') return uploadOf(random, size)
  if (kind === 'bulk')
    return { ...base, kind, markets, cancelAfter: random.chance(0.2) ? random.below(60) : null }
  if (kind === 'paper' || kind === 'drift') return { ...base, kind, value: random.below(3) }
  if (kind === 'undo') return { ...base, kind, which: random.below(3) }
  // A message is given up after an hour.
  if (kind === 'redrive') return { ...base, kind, at: 3_600 + random.below(3_600) }
  if (kind === 'look') return { ...base, kind, sku, market: random.below(size.markets) }
  if (kind === 'price' || kind === 'stock' || kind === 'name')
    return { ...base, kind, sku, value: random.below(60) }
  return { ...base, kind, sku, markets }
}

const sizes: Partial<Record<FaultKind, (random: Random) => number>> = {
  'message-delayed': (random) => 30 + random.below(1500),
  'message-overtaken': (random) => 1 + random.below(100),
  'declaring-stalls': (random) => random.pick([1, 5, 20, 45]),
  'publishing-stalls': (random) => random.pick([1, 5, 20, 70, 100]),
  'store-echo': (random) => 20 + random.below(8_000),
  stalled: (random) => random.pick([2, 20, 70, 200]),
  'clock-skewed': (random) => (random.chance(0.5) ? -1 : 1) * random.below(20_000),
  'clock-jumped': (random) => 10 + random.below(random.pick([120, 4000])),
  'market-throttled': (random) => 1 + random.below(random.pick([30, 900])),
  'market-down': (random) => 1 + random.below(random.pick([20, 1200])),
  'review-slow': (random) => 1 + random.below(random.pick([20, 400])),
  'word-unknown': (random) => 1 + random.below(90),
}

const oneSize = (random: Random): number => random.below(100)

export function planOf(seed: string): Plan {
  const random = randomOf(`${seed}#plan`)
  const size = {
    tenants: random.chance(0.75) ? 1 : 2,
    listings: random.pick([1, 1, 1, 2, 2, 3, 4]),
    markets: random.chance(0.6) ? 1 : 2,
  }
  const first = { ...uploadOf(random, size), at: random.below(20), tenant: 0 }
  const others = Array.from({ length: random.below(5) }, () => otherOf(random, size))
  // What is planned close together races.
  const rush = random.pick([1, 1, 10, 100])
  const actions = [first, ...others].map((one) => ({ ...one, at: Math.floor(one.at / rush) }))
  const faults = Array.from({ length: random.chance(0.1) ? 0 : few(random, 12) }, (): Fault => {
    const kind = random.pick(allFaultKinds)
    return { kind, at: 1 + random.below(opportunities[kind]), size: (sizes[kind] ?? oneSize)(random) }
  })
  return { seed, ...size, actions: actions.sort((a, b) => a.at - b.at), faults }
}
