import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CodeClues, chooseCode, type KnownListings } from './known-listing.ts'

const known = (listings: Record<string, string>): KnownListings => {
  const byIdentity = new Map<string, string[]>()
  for (const [sku, identity] of Object.entries(listings))
    byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), sku])
  return { skus: new Set(Object.keys(listings)), byIdentity, images: new Map() }
}
const clues = (given: Partial<CodeClues>): CodeClues => ({
  own: null,
  keyed: null,
  previous: null,
  stable: 'MANG-0123456789',
  identity: 'mang|kg|',
  ...given,
})

describe('the code of a row', () => {
  test.each<[string, Partial<CodeClues>, Record<string, string>, string, string?]>([
    ['its own', { own: 'M1' }, {}, 'M1'],
    ['its own, kept already', { own: 'M1' }, { M1: 'mang|kg|', M2: 'mang|kg|' }, 'M1'],
    ['a stable one', {}, {}, 'MANG-0123456789'],
    ['the stable one that is kept already', {}, { 'MANG-0123456789': 'mang|kg|' }, 'MANG-0123456789'],
    ['that of the same product in another sheet', {}, { M1: 'mang|kg|' }, 'M1', 'sku.known'],
    [
      'asked about where several are the same',
      {},
      { M1: 'mang|kg|', M2: 'mang|kg|' },
      'MANG-0123456789',
      'sku.ambiguous',
    ],
    [
      'the old one where the product got a code later',
      { own: 'M1' },
      { 'MANG-0123456789': 'mang|kg|' },
      'MANG-0123456789',
      'sku.known',
    ],
    ['its own, doubtful beside another code', { own: 'M1' }, { M9: 'mang|kg|' }, 'M1', 'sku.similar'],
    ['that of its hidden key', { keyed: { sku: 'M1', renamed: false } }, {}, 'M1'],
    [
      'that of its hidden key, renamed',
      { keyed: { sku: 'M1', renamed: true } },
      { M1: 'x' },
      'M1',
      'name.changed',
    ],
    [
      'the old one where only the code was changed',
      { own: 'M2', keyed: { sku: 'M1', renamed: false } },
      { M1: 'x' },
      'M1',
      'sku.known',
    ],
    [
      'its own, of which the hidden key says that it had another name',
      { own: 'M1', keyed: { sku: 'M1', renamed: true } },
      { M1: 'x' },
      'M1',
      'name.changed',
    ],
    [
      'its own, though the name is that of another line: names were sorted alone',
      { own: 'M1', keyed: { sku: 'M2', renamed: false } },
      { M1: 'x', M2: 'mang|kg|' },
      'M1',
      'name.changed',
    ],
    [
      'its own, with its key and its name',
      { own: 'M1', keyed: { sku: 'M1', renamed: false } },
      { M1: 'mang|kg|' },
      'M1',
    ],
    [
      'its own where code and name were changed',
      { own: 'M2', keyed: { sku: 'M1', renamed: true } },
      { M1: 'x' },
      'M2',
    ],
    ['that of the earlier reading of the sheet', { previous: 'MANG-9876543210' }, {}, 'MANG-9876543210'],
  ])('%s', (_, given, listings, sku, asks) => {
    const choice = chooseCode(clues(given), known(listings))
    expect([choice.sku, choice.asks?.code]).toEqual([sku, asks])
  })

  test('is one that is kept already wherever the very same product is, or is asked about', () => {
    const sku = fc.constantFrom('M1', 'M2', 'MANG-0123456789', 'MANG-AAAAAAAAAA')
    const keyed = fc.option(fc.record({ sku, renamed: fc.boolean() }), { nil: null })
    const given = fc.record({
      own: fc.option(sku, { nil: null }),
      keyed,
      previous: fc.option(sku, { nil: null }),
    })
    const listings = fc.dictionary(sku, fc.constantFrom('mang|kg|', 'tra|hop|'))
    fc.assert(
      fc.property(given, listings, (of, there) => {
        const { sku: chosen, asks } = chooseCode(clues(of), known(there))
        const same = Object.entries(there).some(([, identity]) => identity === 'mang|kg|')
        const told = of.own !== null || of.keyed !== null || of.previous !== null
        expect(chosen).not.toBeNull()
        if (same && !told)
          expect(chosen !== null && chosen in there ? 'kept' : asks?.code).toMatch(/kept|sku.ambiguous/)
      }),
    )
  })
})
