import { describe, expect, test } from 'vitest'
import { applyRules, type Rule } from '../../shared/domain/rules.ts'
import { Limits } from '../../shared/marketplaces/partner-api/profile.ts'
import type { PartnerProduct } from '../../shared/marketplaces/partner-api/protocol.ts'
import { type PartnerMeasure, partnerRules } from '../../shared/marketplaces/partner-api/rules.ts'
import { marketplaceById } from '../../shared/marketplaces/registry.ts'
import type { SendoProduct } from '../../shared/marketplaces/sendo/product.ts'
import { type SendoMeasure, sendoRules } from '../../shared/marketplaces/sendo/rules.ts'
import { startSandbox as startSendo } from '../../shared/marketplaces/sendo/sandbox.ts'
import { adjusted, type Bench, startBench } from '../contracts/marketplace/subject.ts'
import { strict, strictLimits } from './subjects.ts'

/** A measure exactly at a bound of a rule, or one beyond it. */
type Side = { code: string; measure: string; value: number }

const isTried = ({ kind, mark }: Rule<string>): boolean => mark === 'V' && kind === 'range'

function sides(rules: readonly Rule<string>[]): Side[] {
  return rules
    .filter(isTried)
    .flatMap(({ id: code, measure, bounds: { min, max } }) => [
      ...(min === undefined || min <= 1 ? [] : [min, min - 1].map((value) => ({ code, measure, value }))),
      ...(max === undefined ? [] : [max, max + 1].map((value) => ({ code, measure, value }))),
    ])
}

const isBlocked = <Name extends string>(rules: readonly Rule<Name>[], measure: string, value: number) =>
  applyRules(rules, { [measure]: value } as never).some(({ blocking }) => blocking)

async function isTaken({ opened }: Bench, product: unknown): Promise<boolean> {
  const result = await opened.apply({ kind: 'create', product })
  if (!result.ok && result.failure.code !== 'marketplace.rejected') throw new Error(result.failure.code)
  return result.ok
}

const letters = (count: number): string => 'a'.repeat(count)

describe('a contract, each verified limit from both sides', () => {
  const rules = partnerRules(Limits.parse(strictLimits))
  const words = 'Mật ong quay tại vườn. '.repeat(20)
  const chosen = [{ group: null, words: [], category: 'A1', attributes: {} }]
  const pictures = Array.from({ length: 3 }, (_, n) => ({
    ...{ source: 'upload', width: 800, height: 800, type: 'image/jpeg' },
    sha256: String(n).repeat(64),
  })) as Parameters<typeof adjusted>[1] extends { images?: infer I } | undefined ? I : never
  const with_: Record<
    Exclude<PartnerMeasure, 'category'>,
    ((value: number) => Partial<PartnerProduct>) | null
  > = {
    name: (count) => ({ name: letters(count) }),
    description: (count) => ({ description: `<p>${letters(count)}</p>` }),
    sku: (count) => ({ sku: letters(count) }),
    price: (price) => ({ price }),
    stock: (stock) => ({ stock }),
    pictures: (count) => ({
      pictures: Array.from({ length: count }, (_, n) => `https://pictures.example/${n}.jpg`),
    }),
    // Mended before anything is sent.
    ...{ claim: null, quality: null, nameCut: null, descriptionCut: null, noPicture: null },
    ...{ picturesCut: null, picturesSmall: null, pictureTypes: null },
  }

  test.each(sides(rules))('$code: $measure $value', async ({ measure, value }) => {
    const bench = await startBench(strict)
    const { product, problems } = adjusted(
      bench,
      { description: words, images: pictures },
      { categoryRules: chosen, shopSku: 'vidu-MO-1' },
    )
    expect(problems.filter(({ blocking }) => blocking)).toEqual([])
    const change = with_[measure as keyof typeof with_]?.(value)
    expect(change).toBeDefined()
    const taken = await isTaken(bench, { ...(product as PartnerProduct), ...change })
    expect(taken).toBe(!isBlocked(rules, measure, value))
  })

  test('category.unknown: without one, and with one', async () => {
    const bench = await startBench(strict)
    const around = { shopSku: 'vidu-MO-1' }
    const without = adjusted(bench, { description: words, images: pictures }, around)
    expect(without.problems.filter(({ blocking }) => blocking).map(({ code }) => code)).toEqual([
      'category.unknown',
    ])
    expect(await isTaken(bench, without.product)).toBe(false)
    const having = adjusted(
      bench,
      { description: words, images: pictures },
      { ...around, categoryRules: chosen },
    )
    expect(await isTaken(bench, having.product)).toBe(true)
  })
})

describe('Sendo, each verified rule from both sides', () => {
  const sendo = marketplaceById('sendo')
  const start = async () => {
    if (!sendo) throw new Error('sendo is registered')
    const bench = await startBench({ marketplace: sendo, startSandbox: startSendo })
    const completed = await bench.opened.complete(adjusted(bench, { name: 'Mật ong bạc hà' }))
    if (!completed.ok) throw new Error(completed.failure.code)
    return { bench, product: completed.value.product as SendoProduct }
  }
  const with_: Partial<Record<SendoMeasure, (value: number) => Partial<SendoProduct>>> = {
    description: (count) => ({ description: `<p>${letters(count)}</p>` }),
  }

  test.each(sides(sendoRules))('$code: $measure $value', async ({ measure, value }) => {
    const { bench, product } = await start()
    const change = with_[measure as SendoMeasure]?.(value)
    expect(change).toBeDefined()
    expect(await isTaken(bench, { ...product, ...change })).toBe(!isBlocked(sendoRules, measure, value))
  })

  test.each([
    ['a level-4 category', (p: SendoProduct) => p, true],
    ['category.unknown: none', (p: SendoProduct) => completedAs(p, { categoryId: 0 }), false],
    ['category.unknown: one of level 3', (p: SendoProduct) => completedAs(p, { categoryId: 1214 }), false],
    ['attribute.missing: none is sent', (p: SendoProduct) => completedAs(p, { attributes: [] }), false],
    [
      'nothing in stock, and not available',
      (p: SendoProduct) => ({ ...p, stock_quantity: 0, stock_availability: false }),
      true,
    ],
    [
      'nothing in stock, and available',
      (p: SendoProduct) => ({ ...p, stock_quantity: 0, stock_availability: true }),
      false,
    ],
  ])('%s', async (_, change, taken) => {
    const { bench, product } = await start()
    expect(await isTaken(bench, change(product))).toBe(taken)
  })

  test('the longest description is cut to what is taken', async () => {
    const { bench } = await start()
    const long = await bench.opened.complete(adjusted(bench, { description: 'Mật ong. '.repeat(20_000) }))
    if (!long.ok) throw new Error(long.failure.code)
    expect(long.value.problems.map(({ code }) => code)).toContain('description.shortened')
    expect(await isTaken(bench, long.value.product)).toBe(true)
  })
})

function completedAs(
  product: SendoProduct,
  change: Partial<NonNullable<SendoProduct['completion']>>,
): SendoProduct {
  if (!product.completion) throw new Error('not completed')
  return { ...product, completion: { ...product.completion, ...change } }
}
