// Writes what a person says about the columns of a sheet, then opens an import that reads the sheet again.
import {
  type ColumnChoice,
  type ColumnReading,
  columnsMeant,
  mergeChoices,
} from '../../../shared/domain/columns.ts'
import type { Import, ImportRequest } from '../../../shared/domain/import.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { type Outcome, refuse } from '../trouble.ts'
import { readAgain } from './start-import.ts'

/** The columns that a person may say something about: of a sheet that was read, or of the line that may be its headings. */
export const columnsOf = ({ reading, failure }: Import): ColumnReading[] =>
  reading?.columns ?? failure?.columns ?? []

/** Remembers the choices for this account and heading layout, and reads the same sheet once more by them. */
export async function chooseColumns(
  deps: WebDeps,
  session: Session,
  of: Import,
  choices: readonly ColumnChoice[],
): Promise<Outcome<ImportRequest>> {
  const columns = columnsOf(of)
  const refusal = problemWith(columns, choices)
  if (refusal) return refusal
  const { tenant } = of.request
  const before = await deps.stores.columns.remembered(tenant)
  const said = { savedBy: session.user, savedAt: deps.clock.now() }
  return readAgain(deps, session, of, async () => {
    for (const [layout, fields] of mergeChoices(columns, choices, before))
      await deps.stores.columns.remember(tenant, { layout, fields, ...said })
  })
}

function problemWith(columns: readonly ColumnReading[], choices: readonly ColumnChoice[]) {
  if (columns.length === 0 && choices.length > 0) return refuse(409, problems.importNotReady())
  if (choices.length === 0) return refuse(422, problems.columnsMissing(), 'columns')
  const taken = new Set<string>()
  for (const choice of choices) {
    const meant = columnsMeant(columns, choice)
    if (meant.length === 0) return refuse(422, problems.columnUnknown(choice.heading), 'columns')
    for (const { layout, key } of choice.field === 'ignored' ? [] : meant) {
      const place = `${layout}#${choice.field}`
      if (taken.has(place)) return refuse(422, problems.columnFieldTwice(choice.heading), key)
      taken.add(place)
    }
  }
  return null
}
