import * as z from 'zod'
import { contentHash } from './hash.ts'
import type { Field } from './normalize/line.ts'
import { fold } from './text.ts'

/** What a person may say that a column is about. `ignored`: about nothing that is sold. */
export const columnFields = [
  'name',
  'sku',
  'price',
  'unit',
  'stock',
  'pack',
  'net',
  'category',
  'description',
  'images',
  'gtin',
  'season',
  'shelfLife',
  'stars',
  'decision',
  'issuedOn',
  'certificates',
  'producer',
  'phone',
  'address',
  'hamlet',
  'commune',
  'district',
  'province',
  'status',
  'note',
] as const satisfies readonly Field[]

export const ColumnField = z.enum([...columnFields, 'ignored'])
export type ColumnField = z.infer<typeof ColumnField>

/**
 * How one column of a sheet was understood. `field` is null where nothing matched its heading; `how` says whether the
 * heading was `known`, `chosen` by a person, `unknown`, or `dropped` unread. Examples only of unknown columns.
 */
export const ColumnReading = z.object({
  sheet: z.string(),
  /** Same for tables with the same headings in the same order. */
  layout: z.string(),
  /** Tells columns of one layout apart that have the same heading. */
  key: z.string(),
  /** Letters, for example `F`. */
  column: z.string(),
  heading: z.string(),
  field: z.string().nullable(),
  how: z.enum(['known', 'chosen', 'unknown', 'dropped']),
  examples: z.array(z.string()),
})
export type ColumnReading = z.infer<typeof ColumnReading>

/** What a person said about the columns of one layout, by column key. Written by `web`. */
export const ColumnChoices = z.object({
  layout: z.string(),
  fields: z.record(z.string(), ColumnField),
  savedBy: z.string(),
  savedAt: z.number(),
})
export type ColumnChoices = z.infer<typeof ColumnChoices>

/** A key for each heading: folded, with a number where the same heading stands there again (`gia`, `gia#2`). */
export function columnKeys(headings: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return headings.map((heading) => {
    const folded = fold(heading)
    const count = (seen.get(folded) ?? 0) + 1
    seen.set(folded, count)
    return count === 1 ? folded : `${folded}#${count}`
  })
}

/** Names a heading layout: the same headings in the same order, however they are typed, wherever they stand. */
export function layoutOf(headings: readonly string[]): string {
  return contentHash(columnKeys(headings)).slice(0, 20)
}

/** One thing that a person says about a column; `column` and `sheet` where the heading alone does not tell which. */
export type ColumnChoice = {
  heading: string
  field: ColumnField
  column?: string | undefined
  sheet?: string | undefined
}

/** The columns that a choice is about; a dropped one is never among them. */
export function columnsMeant(columns: readonly ColumnReading[], choice: ColumnChoice): ColumnReading[] {
  return columns.filter(
    ({ heading, column, sheet, how }) =>
      how !== 'dropped' &&
      fold(heading) === fold(choice.heading) &&
      (choice.column === undefined || choice.column === column) &&
      (choice.sheet === undefined || choice.sheet === sheet),
  )
}

/**
 * What is remembered of each layout once these choices are made: what was said before, overridden by what is said now.
 * Choosing what the heading means anyway changes nothing and is remembered all the same.
 */
export function mergeChoices(
  columns: readonly ColumnReading[],
  choices: readonly ColumnChoice[],
  before: readonly Pick<ColumnChoices, 'layout' | 'fields'>[],
): Map<string, Record<string, ColumnField>> {
  const merged = new Map<string, Record<string, ColumnField>>()
  for (const choice of choices)
    for (const { layout, key } of columnsMeant(columns, choice)) {
      const known = merged.get(layout) ?? before.find((one) => one.layout === layout)?.fields ?? {}
      merged.set(layout, { ...known, [key]: choice.field })
    }
  return merged
}

/** What to offer for a column that nothing matched: what the person chose for that heading in another layout, if always the same. */
export function suggestedField(column: ColumnReading, before: readonly ColumnChoices[]): ColumnField | null {
  const said = new Set(before.flatMap(({ fields }) => fields[column.key] ?? []))
  const [only] = said
  return said.size === 1 && only !== undefined ? only : null
}
