import { describe, expect, it } from 'vitest'
import { advice } from './advice.ts'
import { adjusted, createLive, lookup, type Subject, shopSku, startBench } from './subject.ts'

/** A capability that a marketplace lacks has no behaviour to test; what it says instead is tested in its place. */
const whereSo = (so: boolean) => (name: string, run: () => Promise<void>) => {
  if (so) it(name, run)
}

/** What every marketplace does when nothing goes wrong. */
export function flowContract(subject: Subject): void {
  describe('flow', () => {
    it('finds nothing before the first create', async () => {
      const { opened } = await startBench(subject)
      expect(await opened.observe(lookup)).toEqual({ ok: true, value: null })
      expect(await opened.observe({ externalId: '424242', shopSku })).toEqual({ ok: true, value: null })
    })

    it('creates, and finds by SKU, by id, and by SKU where the id is gone', async () => {
      const bench = await startBench(subject)
      const externalId = await createLive(bench)
      for (const id of [null, externalId, '424242']) {
        const found = await bench.opened.observe({ externalId: id, shopSku })
        expect(found).toMatchObject({ ok: true, value: { externalId, state: 'live', reasons: [] } })
        expect(found.ok && found.value?.link, 'a live product has a link').toMatch(/^https:/)
        expect(found.ok && found.value?.raw, "raw is the marketplace's own word").not.toBe('')
      }
    })

    it('updates everything', async () => {
      const bench = await startBench(subject)
      const externalId = await createLive(bench)
      const { product } = adjusted(bench, { name: 'Mật ong hoa rừng', stock: 5 })
      const updated = await bench.opened.apply({ kind: 'update', externalId, product })
      expect(updated).toMatchObject({ ok: true, value: { externalId } })
      const shown = "the sandbox's view tells name, stock, pictures and how often it was changed"
      expect(bench.sandbox.products(), shown).toMatchObject([
        {
          sku: shopSku,
          name: expect.stringContaining('Mật ong hoa rừng'),
          stock: 5,
          updates: 2,
          pictures: 1,
        },
      ])
    })

    it('changes price and stock alone', async () => {
      const bench = await startBench(subject)
      const externalId = await createLive(bench)
      const { product } = adjusted(bench, { price: { amount: 199_000, per: 'chai' }, stock: 0 })
      const changed = await bench.opened.apply({ kind: 'price-stock', externalId, product })
      expect(changed).toMatchObject({ ok: true, value: { externalId, state: 'live' } })
      expect(bench.sandbox.products()).toMatchObject([{ price: 199_000, stock: 0, updates: 2 }])
    })

    it('never makes a second product of one SKU', async () => {
      const bench = await startBench(subject)
      await createLive(bench)
      const { product } = adjusted(bench, { name: 'Tên khác' })
      const second = await bench.opened.apply({ kind: 'create', product })
      if (!second.ok)
        expect(second.failure, advice.exists).toEqual({ kind: 'retryable', code: 'marketplace.exists' })
      expect(bench.sandbox.products()).toHaveLength(1)
      expect(await bench.opened.observe(lookup)).toMatchObject({ ok: true, value: { state: 'live' } })
    })

    it('makes one product of two creates at the same moment', async () => {
      const bench = await startBench(subject)
      const { product } = adjusted(bench)
      const create = { kind: 'create', product } as const
      await Promise.all([bench.opened.apply(create), bench.opened.apply(create), bench.opened.apply(create)])
      expect(bench.sandbox.products()).toHaveLength(1)
    })
  })
  describe('capabilities', () => capabilityContract(subject))
}

function capabilityContract(subject: Subject): void {
  const { capabilities } = subject.marketplace.manifest

  whereSo(capabilities.pause)('pauses and shows again', async () => {
    const bench = await startBench(subject)
    const externalId = await createLive(bench)
    const paused = adjusted(bench, {}, { onSale: false }).product
    const result = await bench.opened.apply({ kind: 'price-stock', externalId, product: paused })
    expect(result).toMatchObject({ ok: true, value: { state: 'paused' } })
    const shown = adjusted(bench).product
    expect(await bench.opened.apply({ kind: 'price-stock', externalId, product: shown })).toMatchObject({
      ok: true,
      value: { state: 'live' },
    })
  })

  whereSo(capabilities.withdraw)('takes down what is named, and says so afterwards', async () => {
    const bench = await startBench(subject)
    const externalId = await createLive(bench)
    const withdrawn = await bench.opened.apply({ kind: 'withdraw', externalId })
    expect(withdrawn).toMatchObject({ ok: true, value: { state: 'withdrawn' } })
    expect(await bench.opened.observe({ externalId, shopSku })).toMatchObject({
      value: { state: 'withdrawn' },
    })
  })

  whereSo(!capabilities.withdraw)('refuses to take down what it cannot', async () => {
    const bench = await startBench(subject)
    const externalId = await createLive(bench)
    const refused = await bench.opened.apply({ kind: 'withdraw', externalId })
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'permanent' } })
    expect(bench.sandbox.products()).toMatchObject([{ state: 'live' }])
  })
}
