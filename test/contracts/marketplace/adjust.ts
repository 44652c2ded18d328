import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Listing } from '../../../shared/domain/listing.ts'
import { anyListing } from './any-listing.ts'
import { adjusted, context, listing, type Subject, startBench } from './subject.ts'

/** Adjusting: pure, hashed to the point, and honest about what the marketplace takes. */
export function adjustContract(subject: Subject): void {
  describe('adjust', () => {
    it('is pure and deterministic', async () => {
      const { opened } = await startBench(subject)
      fc.assert(
        fc.property(anyListing, (generated) => {
          const before = structuredClone(generated)
          const first = opened.adjust(generated, context)
          expect(opened.adjust(structuredClone(generated), context)).toEqual(first)
          expect(generated).toEqual(before)
        }),
      )
    })

    const priceAndStock: [string, Partial<Listing>][] = [
      ['price', { price: { amount: 260_000, per: 'chai' } }],
      ['stock', { stock: 11 }],
      ['selling out', { stock: 0 }],
    ]
    it.each(priceAndStock)('changes only the whole hash with %s', async (_, change) => {
      const bench = await startBench(subject)
      const [before, after] = [adjusted(bench), adjusted(bench, change)]
      expect(after.hash).not.toBe(before.hash)
      const part = 'priceStockPart names every top-level key of the product that changed'
      expect(after.hashBesidesPriceStock, part).toBe(before.hashBesidesPriceStock)
    })

    const content: [string, Partial<Listing>][] = [
      ['name', { name: 'Mật ong hoa rừng' }],
      ['description', { description: 'Khác' }],
      ['unit', { price: { ...listing.price, per: 'hộp' } }],
      ['net content', { net: { value: 750, unit: 'ml' } }],
      ['pictures', { images: [] }],
      ['an OCOP recognition that ended', { ocop: { ...listing.ocop, state: 'expired', stars: null } }],
    ]
    it.each(content)('changes both hashes with %s', async (_, change) => {
      const bench = await startBench(subject)
      const [before, after] = [adjusted(bench), adjusted(bench, change)]
      expect(after.hash, 'nothing of it is in the product: composeDescription tells it').not.toBe(before.hash)
      expect(after.hashBesidesPriceStock).not.toBe(before.hashBesidesPriceStock)
    })

    it('changes no hash with what is not sent', async () => {
      const bench = await startBench(subject)
      const phone = {
        ...listing,
        producer: { name: 'Hợp tác xã Ví Dụ', phone: null, address: listing.producer?.address ?? null },
      }
      expect(adjusted(bench, phone).hash).toBe(adjusted(bench).hash)
    })

    it('tells nothing about stars that are not proven, whoever wrote them', async () => {
      const bench = await startBench(subject)
      const ocop = { ...listing.ocop, state: 'unproven', stars: null } as const
      const claim = { name: 'Mật ong OCOP 5 sao', description: 'Đạt OCOP 5 sao từ năm 2021.', ocop }
      const { product, problems } = adjusted(bench, claim)
      expect(JSON.stringify(product)).not.toMatch(/\d sao/)
      expect(problems.map((problem) => problem.code)).toContain('ocop.claim-removed')
    })
    it(
      'is taken by the marketplace unless it says that it is blocked',
      () => acceptanceProperty(subject),
      30_000,
    )
  })
}

async function acceptanceProperty(subject: Subject): Promise<void> {
  const { opened, clock } = await startBench(subject)
  let count = 0
  await fc.assert(
    fc.asyncProperty(anyListing, async (generated) => {
      count += 1
      clock.now += 1_000
      const { product, problems } = opened.adjust(generated, { ...context, shopSku: `vidu-${count}` })
      if (problems.some((problem) => problem.blocking)) return
      const result = await opened.apply({ kind: 'create', product })
      expect(result, 'rules.ts blocks nothing here, but the sandbox refuses it').toMatchObject({ ok: true })
    }),
    { numRuns: 60 },
  )
}
