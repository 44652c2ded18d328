import { describe, expect, it } from 'vitest'
import { changesExpired, type ProductRef } from '../../../shared/ports/marketplace.ts'
import {
  adjusted,
  type Bench,
  context,
  createLive,
  listing,
  type Subject,
  shopSku,
  startBench,
} from './subject.ts'

/** What a marketplace tells by itself: lists of changes, and hints. */
export function newsContract(subject: Subject): void {
  const { capabilities } = subject.marketplace.manifest
  describe('news', () => {
    if (capabilities.changes) changesContract(subject)
    else
      it('has no list of changes, as it says', async () => {
        expect((await startBench(subject)).opened.changes).toBeNull()
      })
    if (capabilities.hints) hintsContract(subject)
    else
      it('reads no hints, as it says', async () => {
        expect((await startBench(subject)).opened.hint).toBeNull()
      })
  })
}

const hour = 3_600_000

/** All that changed, page by page; null where this connection has no such call. */
async function walk({ opened }: Bench, from: number, to: number): Promise<ProductRef[] | null> {
  const { changes } = opened
  if (!changes) return null
  const told: ProductRef[] = []
  for (let cursor: string | null = null, pages = 0; pages < 50; pages += 1) {
    const page = await changes({ from, to }, cursor)
    if (!page.ok) throw new Error(`no page of changes: ${page.failure.code}`)
    told.push(...page.value.products)
    cursor = page.value.next
    if (cursor === null) return told
  }
  throw new Error('a list without an end')
}

function changesContract(subject: Subject): void {
  it('names every product that changed in the time asked for, however many there are', async () => {
    const bench = await startBench(subject)
    const skus = Array.from({ length: 45 }, (_, n) => `vidu-${n}`)
    for (const sku of skus) {
      bench.clock.now += 1_000
      const { product } = bench.opened.adjust(listing, { ...context, shopSku: sku })
      await bench.opened.apply({ kind: 'create', product })
    }
    const told = await walk(bench, bench.clock.now - hour, bench.clock.now + hour)
    if (!told) return
    const ids = bench.sandbox.products().map(({ id }) => id)
    const named = told.map(
      ({ externalId, shopSku: sku }) =>
        externalId ?? bench.sandbox.products().find((one) => one.sku === sku)?.id,
    )
    expect([...new Set(named)].sort()).toEqual([...ids].sort())
  })

  it('names what changed later again, and nothing of another time', async () => {
    const bench = await startBench(subject)
    const externalId = await createLive(bench)
    // Some know only days.
    bench.clock.now += 72 * hour
    const { now } = bench.clock
    expect(await walk(bench, now - hour, now)).toEqual(bench.opened.changes ? [] : null)
    await bench.opened.apply({ kind: 'update', externalId, product: adjusted(bench, { stock: 3 }).product })
    const told = await walk(bench, now - hour, now + hour)
    if (told) expect(told).toMatchObject([{ externalId }])
  })

  it('says so where it no longer knows how far we were', async () => {
    const { opened, clock } = await startBench(subject)
    if (!opened.changes) return
    expect(await opened.changes({ from: clock.now - hour, to: clock.now }, 'of last year')).toMatchObject({
      ok: false,
      failure: { kind: 'retryable', code: changesExpired },
    })
  })
}

function hintsContract(subject: Subject): void {
  it('reads what its marketplace sends, and refuses what is none of it', async () => {
    const bench = await startBench(subject)
    const externalId = await createLive(bench)
    const { opened, sandbox, clock } = bench
    const sent = sandbox.hint?.([externalId])
    if (!sent) return expect(opened.hint?.({ headers: {}, body: '{}' })).toMatchObject({ kind: 'refused' })
    const products = [{ externalId, shopSku: expect.toBeOneOf([shopSku, null]) }]
    expect(opened.hint?.(sent)).toMatchObject({ kind: 'products', products })
    for (const body of ['x', '', '[]', '{}'])
      expect(opened.hint?.({ ...sent, body })).toMatchObject({
        kind: 'refused',
        refused: expect.stringMatching(/./),
      })
    // Where a message has to be signed, nothing of it may be altered, and it grows old.
    if (opened.hint?.({ headers: {}, body: sent.body }).kind !== 'refused') return
    const altered = { ...sent, body: sent.body.replace(externalId, '1') }
    expect(opened.hint?.(altered)).toMatchObject({ kind: 'refused' })
    clock.now += 24 * hour
    expect(opened.hint?.(sent)).toMatchObject({ kind: 'refused' })
  })
}
