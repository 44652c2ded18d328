import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { TenantId } from '../../shared/domain/ids.ts'
import type { Paper } from '../../shared/domain/paper.ts'
import { vietnamDay } from '../../shared/ports/clock.ts'
import { papersFor } from '../../shared/steps/papers-for.ts'

const tenant = TenantId.parse('htxvidu')
const noon = Date.parse('2026-11-21T05:00:00Z')
const dayFrom = (days: number) => vietnamDay(noon + days * 86_400_000)

const day = fc.option(fc.integer({ min: -3, max: 3 }).map(dayFrom))
const sku = fc.constantFrom('A1', 'B2', 'C3')
const anyPaper: fc.Arbitrary<Paper> = fc.record({
  id: fc.stringMatching(/^[0-9A-Z]{26}$/),
  kind: fc.constantFrom('food-safety', 'quality', 'other'),
  number: fc.option(fc.string({ maxLength: 20 })),
  issuedOn: day,
  expiresOn: day,
  skus: fc.uniqueArray(sku),
  file: fc.record({
    name: fc.string({ maxLength: 20 }),
    sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
    type: fc.constantFrom('image/jpeg', 'application/pdf'),
    size: fc.integer({ min: 1, max: 9 }),
  }),
  addedBy: fc.constant('somebody'),
  addedAt: fc.constant(0),
})
const anyPapers = fc.uniqueArray(anyPaper, { selector: ({ id }) => id, maxLength: 6 })

const ask = (papers: Paper[], of: string, now = noon) => {
  const store = { list: async () => papers, put: async () => {}, remove: async () => {} }
  const parts = { stores: { papers: store }, paperUrl: (sha256: string) => sha256, clock: { now: () => now } }
  return papersFor(parts, { tenant, sku: of })
}

it('links each paper that is valid today and speaks for the product, and no other', async () => {
  await fc.assert(
    fc.asyncProperty(anyPapers, sku, async (papers, of) => {
      const today = dayFrom(0)
      const { linked } = await ask(papers, of)
      for (const paper of papers) {
        const isFor = paper.skus.length === 0 || paper.skus.some((one) => one === of)
        const hasBegun = paper.issuedOn === null || paper.issuedOn <= today
        const goesOn = paper.expiresOn === null || paper.expiresOn >= today
        const links = linked.filter(({ url }) => url === paper.file.sha256)
        expect(links).toHaveLength(isFor && hasBegun && goesOn ? 1 : 0)
        for (const link of links)
          expect(link).toEqual({
            ...{ kind: paper.kind, number: paper.number },
            ...{ issuedOn: paper.issuedOn, expiresOn: paper.expiresOn },
            ...{ name: paper.file.name, type: paper.file.type, url: paper.file.sha256 },
          })
      }
    }),
  )
})

it('has the same mark however the papers lie, and another where another is linked', async () => {
  await fc.assert(
    fc.asyncProperty(anyPapers, sku, async (papers, of) => {
      const here = await ask(papers, of)
      expect(await ask([...papers].reverse(), of)).toEqual(here)
      expect(here.mark === '').toBe(here.linked.length === 0)
      const fewer = await ask(papers.slice(1), of)
      expect(fewer.mark === here.mark).toBe(fewer.linked.length === here.linked.length)
    }),
  )
})

it('goes by the day in Viet Nam: a paper is valid through its last day', async () => {
  const [paper] = fc.sample(anyPaper, 1)
  if (!paper) throw new Error('no paper')
  const last = { ...paper, skus: [], issuedOn: null, expiresOn: '2026-11-21' }
  const at = (time: string) => ask([last], 'A1', Date.parse(time))
  expect((await at('2026-11-21T16:59:59Z')).linked).toHaveLength(1)
  expect((await at('2026-11-21T17:00:00Z')).linked).toHaveLength(0)
})
