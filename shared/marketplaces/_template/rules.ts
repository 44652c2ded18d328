import type { Rule, RuleSource } from '../../domain/rules.ts'
import { marketplaceProblem as text } from '../../domain/vietnamese/marketplace-problems.ts'
import { ours, wordRules } from '../word-rules.ts'

/** Replace: the page that says so, and the day on which it was read. Another mark than `V` warns and never blocks. */
const documented: RuleSource = { source: 'made up, as its sandbox', mark: 'V', checkedOn: '2026-11-21' }

export const titleMax = 200

/** Characters; `max` with tags. */
export const descriptionLimits = { min: 50, max: 20_000, format: 'html' } as const

/** What the rules are held against: lengths in characters as `length` counts them, pictures in pieces. */
export type OwnApiMeasure =
  | 'claim'
  | 'quality'
  | 'title'
  | 'nameCut'
  | 'description'
  | 'descriptionCut'
  | 'pictures'

/** What is known of the marketplace's limits. `sandbox-rules.ts` writes the same numbers down once more. */
// biome-ignore format: a table is read by its columns
export const ownApiRules: readonly Rule<OwnApiMeasure>[] = [
  ...wordRules,
  { id: 'name.too-long', field: 'name', kind: 'range', measure: 'title', bounds: { max: titleMax }, ...documented, message: ({ max }) => text.nameTooLong(max) },
  { id: 'name.shortened', field: 'name', kind: 'mended', measure: 'nameCut', bounds: { max: titleMax }, ...documented, message: ({ max }) => text.nameShortened(max) },
  { id: 'description.short', field: 'description', kind: 'range', measure: 'description', bounds: { min: descriptionLimits.min }, ...documented, message: ({ min, blocks }) => text.descriptionTooShort(min, blocks) },
  { id: 'description.shortened', field: 'description', kind: 'mended', measure: 'descriptionCut', bounds: { max: descriptionLimits.max }, ...documented, message: ({ max }) => text.descriptionShortened(max) },
  { id: 'images.missing', field: 'images', kind: 'range', measure: 'pictures', bounds: { min: 1 }, ...ours, message: () => text.noPicture },
]
