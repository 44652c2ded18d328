import { html } from 'hono/html'
import type { Import } from '../../../shared/domain/import.ts'
import type { Status } from '../../../shared/domain/status.ts'
import { importPage } from '../../../shared/domain/vietnamese/pages.ts'
import type { RowRecord } from '../../../shared/ports/stores.ts'
import { rowsWithStatus } from '../../../shared/steps/import-progress.ts'
import type { WebDeps } from '../deps.ts'
import type { Html } from './page.ts'
import { conditionBadge, marketplaceName, needsSomebody, placeProgress } from './parts.ts'

const groupsShown = 30
const rowsShown = 10

/** How far each marketplace is with an import, and what it did not take. */
export async function importProgressPart(deps: WebDeps, of: Import): Promise<Html> {
  const progress = await deps.progressOf(of)
  const cards = Object.entries(progress).map(([id, counts]) =>
    placeProgress(marketplaceName(deps, id), counts),
  )
  const refused = Object.values(progress).reduce((sum, one) => sum + one.rejected + one.held + one.stuck, 0)
  return html`<h2>${importPage.progressTitle}</h2><div class="grid">${cards}</div>
${refused > 0 ? troubleList(deps, await troubles(deps, of, refused)) : ''}`
}

/** Rows that a marketplace did not take for one and the same reason. */
type Group = { status: Status; rows: RowRecord[]; count: number }

/** Reads on only until all `expected` were met. */
async function troubles(deps: WebDeps, of: Import, expected: number): Promise<Group[]> {
  const groups = new Map<string, Group>()
  let met = 0
  for await (const { row, statuses } of rowsWithStatus(deps.stores, of)) {
    for (const status of statuses) {
      if (!needsSomebody(status.condition)) continue
      const key = [status.marketplace, status.condition, ...status.reasons].join('|')
      const group = groups.get(key) ?? { status, rows: [], count: 0 }
      group.count += 1
      if (group.rows.length < rowsShown) group.rows.push(row)
      groups.set(key, group)
      met += 1
    }
    if (met >= expected) break
  }
  return [...groups.values()]
}

function troubleList(deps: WebDeps, groups: readonly Group[]): Html | string {
  if (groups.length === 0) return ''
  return html`<h2>${importPage.troubleTitle}</h2>
<ul class="list">${groups.slice(0, groupsShown).map((group) => troubleGroup(deps, group))}</ul>
${groups.length > groupsShown ? html`<p>${importPage.moreTrouble}</p>` : ''}`
}

/** One reason, told once, and the rows that it is about. */
function troubleGroup(deps: WebDeps, { status, rows, count }: Group): Html {
  const names = rows.map(
    ({ result }) => html`<li>${importPage.row(result.line, result.listing?.name ?? null)}</li>`,
  )
  const more =
    count > rows.length ? html`<li class="soft">${importPage.moreRows(count - rows.length)}</li>` : ''
  return html`<li class="refused"><div><span class="name">${marketplaceName(deps, status.marketplace)}</span> ${conditionBadge(status, false)}</div>
<div>${status.reasons.join(' ')}</div><ul class="small soft issues">${names}${more}</ul></li>`
}
