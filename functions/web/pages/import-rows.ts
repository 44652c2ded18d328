import { html } from 'hono/html'
import type { Import } from '../../../shared/domain/import.ts'
import type { Issue, RowResult } from '../../../shared/domain/row.ts'
import { importPage } from '../../../shared/domain/vietnamese/pages.ts'
import type { RowRecord } from '../../../shared/ports/stores.ts'
import type { WebDeps } from '../deps.ts'
import type { Html } from './page.ts'
import { factsOf, pictures } from './parts.ts'

/** Rows of one outcome; `next` is the ordinal to go on from. */
export type RowSection = { rows: RowRecord[]; next: number | null }

export const rowsAtOnce = 200

/** Up to 200 rows of one outcome from an ordinal on; stops reading once all there can be were found. */
export async function rowsOf(
  deps: Pick<WebDeps, 'stores'>,
  of: Import,
  outcome: RowResult['outcome'],
  from: number,
): Promise<RowSection> {
  const { tenant, importId } = of.request
  const rows: RowRecord[] = []
  const expected = from === 0 ? countOf(of, outcome) : Number.POSITIVE_INFINITY
  for (let at: number | null = from; at !== null && rows.length < expected; ) {
    const page: { items: RowRecord[]; next: number | null } = await deps.stores.rows.list(tenant, importId, {
      from: at,
      limit: rowsAtOnce,
    })
    for (const row of page.items) {
      if (row.result.outcome !== outcome) continue
      if (rows.length === rowsAtOnce) return { rows, next: row.ordinal }
      rows.push(row)
    }
    at = page.next
  }
  return { rows, next: null }
}

export function countOf({ reading }: Import, outcome: RowResult['outcome']): number {
  const counts = reading?.counts
  if (!counts) return 0
  return { accepted: counts.accepted, 'needs-fix': counts.needsFix, skipped: counts.skipped }[outcome]
}

/** Renders rows until `bytes` are used up: no page gets heavy, however much there is to say about a row. */
export function renderWithin(
  section: RowSection,
  bytes: number,
  render: (row: RowRecord) => Html,
): { parts: Html[]; next: number | null; used: number } {
  const parts: Html[] = []
  let used = 0
  for (const row of section.rows) {
    const part = render(row)
    const weight = Buffer.byteLength(String(part))
    if (parts.length > 0 && used + weight > bytes) return { parts, next: row.ordinal, used }
    parts.push(part)
    used += weight
  }
  return { parts, next: section.next, used }
}

/** One row as the seller reads it, with what is to be `added`. The sheet is named where the workbook has more than one. */
export function importRow(
  deps: Pick<WebDeps, 'files'>,
  { result }: RowRecord,
  sheets: boolean,
  added: Html | '' = '',
): Html {
  const { outcome, listing, issues } = result
  const name = listing?.name ?? null
  const facts = listing && outcome !== 'skipped' ? factsOf(listing) : ''
  const cls = outcome === 'needs-fix' ? html` class="fix"` : ''
  return html`<li${cls}><span class="name">${importPage.row(result.line, name)}</span>${sheets ? html` <span class="small soft">${importPage.sheet(result.sheet)}</span>` : ''}
${outcome === 'accepted' && listing ? accepted(deps, listing, facts) : ''}${issueList(issues)}${added}</li>`
}

function accepted(
  deps: Pick<WebDeps, 'files'>,
  listing: NonNullable<RowResult['listing']>,
  facts: string,
): Html {
  const seller = listing.producer?.name
  return html`<div class="facts small">${facts}${seller ? html`<br>${seller}` : ''}</div>${listing.images.length > 0 ? pictures(deps, listing.images) : ''}`
}

function issueList(issues: readonly Issue[]): Html | string {
  if (issues.length === 0) return ''
  const sorted = [...issues].sort((a, b) => Number(a.severity === 'notice') - Number(b.severity === 'notice'))
  return html`<ul class="issues small">${sorted.map(issueLine)}</ul>`
}

function issueLine({ severity, code, cell, message, hint, suggestion }: Issue): Html {
  // Said once is enough: what to do about a missing picture stands under every row otherwise.
  const advice = code === 'images.missing' ? null : hint
  const more = [advice, suggestion && importPage.suggestion(suggestion)].filter(Boolean).join(' ')
  return html`<li${severity === 'notice' ? html` class="soft"` : ''}>${message}${cell ? html` <span class="soft">(${importPage.cell(cell)})</span>` : ''}${more ? html`<span class="hint">${more}</span>` : ''}</li>`
}
