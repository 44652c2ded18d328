// Reads only: the workbook that is handed back.
import type { Import } from '../../../shared/domain/import.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { markedName } from '../../../shared/domain/vietnamese/workbook.ts'
import type { WebDeps } from '../deps.ts'
import type { FileAnswer } from '../file-answer.ts'
import { done, type Outcome, refuse } from '../trouble.ts'

/** The sheet as it was sent, marked in place; an .xlsx whatever was sent. */
export async function markedWorkbook(
  deps: Pick<WebDeps, 'files' | 'limits'>,
  of: Import,
): Promise<Outcome<FileAnswer>> {
  const { tenant, importId, filename } = of.request
  const answer = { filename: markedName(filename), maxBytes: deps.limits.formMaxBytes }
  const content = of.reading && (await deps.files.getMarked(tenant, importId, answer))
  return content ? done({ filename: answer.filename, content }) : refuse(404, problems.workbookUnknown())
}
