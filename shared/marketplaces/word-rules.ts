import type { Measures, Rule, RuleSource } from '../domain/rules.ts'
import { marketplaceProblem as text } from '../domain/vietnamese/marketplace-problems.ts'
import type { Description } from './compose.ts'
import type { Title } from './title.ts'

/** The source of what we choose ourselves, whatever the marketplace takes. */
export const ours: RuleSource = {
  source: 'our own choice, on every marketplace',
  mark: '?',
  checkedOn: '2026-11-21',
}

/** What is told of the words on every marketplace: a part of its rule pack. */
// biome-ignore format: a table is read by its columns
export const wordRules: readonly Rule<'claim' | 'quality'>[] = [
  { id: 'ocop.claim-removed', field: 'ocop', kind: 'mended', measure: 'claim', bounds: {}, ...ours, message: () => text.claimRemoved },
  { id: 'certificates.claim-removed', field: 'certificates', kind: 'mended', measure: 'quality', bounds: {}, ...ours, message: ({ found }) => text.qualityRemoved(found) },
]

/** What was done to the words of a listing, for `applyRules`; lengths in characters are up to each marketplace. */
export function wordMeasures(
  title: Title,
  description: Description,
): Measures<'claim' | 'quality' | 'nameCut' | 'descriptionCut'> {
  const quality = new Set([...title.qualityRemoved, ...description.qualityRemoved])
  return {
    ...((title.claimRemoved || description.claimRemoved) && { claim: 'stars' }),
    ...(quality.size > 0 && { quality: [...quality].join(', ') }),
    ...(title.shortened && !title.tooLong && { nameCut: 'cut' }),
    ...(description.shortened && { descriptionCut: 'cut' }),
  }
}
