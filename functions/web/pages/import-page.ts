import { html } from 'hono/html'
import type { Import, ImportState } from '../../../shared/domain/import.ts'
import type { RowResult } from '../../../shared/domain/row.ts'
import { clearancePage, columnsPage } from '../../../shared/domain/vietnamese/columns.ts'
import { previewPage } from '../../../shared/domain/vietnamese/marketplace-pages.ts'
import { importPage, mailNote, moment, stateLead } from '../../../shared/domain/vietnamese/pages.ts'
import { undoPage } from '../../../shared/domain/vietnamese/undo.ts'
import { columnsOf } from '../acts/choose-columns.ts'
import { findImport, stateOfImport } from '../acts/find-import.ts'
import { type PreviewedRow, previewImport } from '../acts/preview-import.ts'
import { isUndone, mayUndo } from '../acts/undo-import.ts'
import { noRows } from '../acts/view-import.ts'
import type { WebDeps } from '../deps.ts'
import { consentNotice } from './consent-page.ts'
import { pathWith } from './form.ts'
import { importProgressPart } from './import-progress.ts'
import { countOf, importRow, renderWithin, rowsAtOnce, rowsOf } from './import-rows.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { marketplaceChecks, stateBadge } from './parts.ts'
import { previewCards, rowVerdicts } from './preview-parts.ts'
import { troublePage } from './trouble-page.ts'

const bytesForRows = 36_000

/** One import: what was read, what to fix, the confirmation, and then how far the marketplaces are. */
export async function importDetailPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const ask = { importId: c.req.param('id') ?? '', tenant: c.req.query('tenant') }
  const found = await findImport(deps, session, ask)
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  const of = found.value
  const tenant = of.request.tenant === session.tenant ? null : of.request.tenant
  const state = await stateOfImport(deps, of)
  const view = { of, state, tenant, staff: session.role !== 'owner' }
  const only = outcomes.find((one) => one === c.req.query('show'))
  const body = only
    ? await onlyRows(deps, view, only, ordinalOf(c.req.query('from')))
    : await whole(deps, view)
  const refreshSeconds = only ? null : refreshOf(deps, view)
  return answerPage(deps, c, session, { title: importPage.title, body, at: '/', refreshSeconds })
}

/** Anything that is no place in a sheet is its beginning. */
function ordinalOf(text: string | undefined): number {
  const ordinal = Number(text)
  return Number.isSafeInteger(ordinal) && ordinal > 0 ? ordinal : 0
}

type View = { of: Import; state: ImportState; tenant: string | null; staff: boolean }

const outcomes = ['needs-fix', 'accepted', 'skipped'] as const satisfies RowResult['outcome'][]

const titles = {
  'needs-fix': importPage.needsFixTitle,
  accepted: importPage.acceptedTitle,
  skipped: importPage.skippedTitle,
} satisfies Record<RowResult['outcome'], string>

const pathOf = ({ of, tenant }: View, query: Record<string, string | null> = {}): string =>
  pathWith(`/imports/${of.request.importId}`, { tenant, ...query })

/** Often at first, when things change by the second; seldom later, when a marketplace takes its time. */
function refreshOf(deps: WebDeps, { of, state }: View): number | null {
  if (!['awaiting-upload', 'reading', 'declaring', 'publishing'].includes(state)) return null
  const age = deps.clock.now() - (of.confirmation?.confirmedAt ?? of.request.createdAt)
  return age < 120_000 ? 4 : 30
}

async function whole(deps: WebDeps, view: View): Promise<Html> {
  const { of, state } = view
  const confirmed = of.confirmation !== null && state !== 'failed'
  return html`${summary(view)}
${sheetActions(view)}
${of.undo ? html`<p class="notice">${undoPage.undone(of.undo.undoneAt, isUndone(of))}</p>` : ''}
${state === 'ready' ? await asking(deps, view) : ''}
${state === 'ready' ? await confirmPart(deps, view) : ''}
${confirmed ? await importProgressPart(deps, of) : ''}
${confirmed ? html`<div class="actions">${listingsLink(view)}${rowLinks(view)}${await undoLink(deps, view)}</div>` : ''}
${of.reading && state !== 'reading' ? await sections(deps, view) : ''}`
}

/** Before staff say yes for somebody. */
const asking = (deps: WebDeps, { of, tenant }: View) =>
  consentNotice(deps, tenant === null ? null : of.request.tenant)

async function undoLink(deps: WebDeps, { of, tenant }: View): Promise<Html | ''> {
  if (of.undo || !(await mayUndo(deps, of)).ok) return ''
  const path = pathWith(`/imports/${of.request.importId}/undo`, { tenant })
  return html`<a class="button quiet" href="${path}">${undoPage.open}</a>`
}

function listingsLink({ tenant }: View): Html {
  return html`<a class="button" href="${pathWith('/listings', { tenant })}">${importPage.seeListings}</a>`
}

function summary(view: View): Html {
  const { of, state } = view
  const { filename, createdAt } = of.request
  return html`<div class="card"><p><b>${filename}</b> ${stateBadge(state)}<br><span class="small soft">${importPage.sentOn(createdAt)}</span></p>
${of.reading ? readingPart(of) : ''}
<p>${of.failure ? of.failure.message : stateLead[state]}</p>
${of.settlement ? html`<p class="soft">${mailNote[of.settlement.mail]}</p>` : ''}
${state === 'failed' || state === 'awaiting-upload' ? sendAgain(view) : ''}</div>`
}

function sendAgain({ tenant }: View): Html {
  return html`<div class="actions"><a class="button" href="${pathWith('/', { tenant })}">${importPage.sendAnother}</a></div>`
}

function readingPart(of: Import): Html {
  const { accepted, needsFix, skipped, rows } = of.reading?.counts ?? noRows
  const { droppedColumns = [], unknownColumns = [] } = of.reading ?? {}
  if (rows === 0) return html`<p class="notice warn">${importPage.noRows}</p>`
  const parts = [importPage.accepted(accepted)]
  if (needsFix > 0) parts.push(importPage.needsFix(needsFix))
  if (skipped > 0) parts.push(importPage.skipped(skipped))
  return html`<p>${importPage.read(rows)} ${parts.join(', ')}.</p>
${droppedColumns.length > 0 ? html`<p class="small soft">${importPage.dropped(droppedColumns.join(', '))}</p>` : ''}
${unknownColumns.length > 0 ? html`<p class="small soft">${importPage.unknown(unknownColumns.join(', '))}</p>` : ''}`
}

/** What a person may do about the sheet itself: fix it at the marked places, say what its columns are, clear what is held. */
function sheetActions(view: View): Html | '' {
  const { of, state, staff } = view
  const path = (part: string) => pathWith(`/imports/${of.request.importId}/${part}`, { tenant: view.tenant })
  const columns = columnsOf(of)
  const unclear = columns.some(({ how }) => how === 'unknown')
  const isRead = of.reading !== null && state !== 'reading'
  const held = staff && isRead ? (of.reading?.held ?? 0) : 0
  const links = [
    isRead ? html`<a class="button quiet" href="${path('workbook')}">${importPage.workbook}</a>` : '',
    columns.length > 0
      ? html`<a class="button quiet" href="${path('columns')}">${unclear ? columnsPage.open : columnsPage.check}</a>`
      : '',
    held > 0
      ? html`<a class="button quiet" href="${path('clearances')}">${clearancePage.open(held)}</a>`
      : '',
  ].filter((link) => link !== '')
  return links.length > 0 ? html`<div class="actions">${links}</div>` : ''
}

/** Few products are shown at once what would become of them; many on a page of their own. */
const previewedAtOnce = 50

async function confirmPart(deps: WebDeps, view: View): Promise<Html> {
  const accepted = countOf(view.of, 'accepted')
  const form = confirmForm(deps, view)
  if (accepted === 0) return form
  const path = pathWith(`/imports/${view.of.request.importId}/preview`, { tenant: view.tenant })
  const link = html`<p><a class="button quiet" href="${path}">${previewPage.open(accepted)}</a></p>`
  if (accepted > previewedAtOnce) return html`${link}${form}`
  const ids = deps.marketplaces.map(({ id }) => id)
  const page = await previewImport(deps, view.of, ids, { from: 0, limit: previewedAtOnce })
  if (!page.ok) return html`${link}${form}`
  return html`<h2>${previewPage.title}</h2><p>${previewPage.lead}</p>${previewCards(deps, ids, page.value.rows)}${form}`
}

function confirmForm(deps: WebDeps, view: View): Html {
  const { importId } = view.of.request
  const accepted = countOf(view.of, 'accepted')
  if (accepted === 0)
    return html`<div class="notice warn"><p>${importPage.nothingAccepted}</p>${sendAgain(view)}</div>`
  return html`<div class="card"><h2>${importPage.confirmTitle}</h2>
<form method="post" action="${pathWith(`/imports/${importId}/confirm`, { tenant: view.tenant })}">
${marketplaceChecks(deps, importPage.confirmLead(accepted))}
<button>${importPage.confirm}</button></form></div>`
}

/** Once confirmed, rows are one link away where they are old news, or where the page reloads itself. */
const isOnlyLinked = ({ of, state }: View, outcome: RowResult['outcome']): boolean =>
  of.confirmation !== null && (outcome === 'accepted' || state !== 'settled')

function rowLinks(view: View): Html[] {
  const linked = outcomes.filter((outcome) => countOf(view.of, outcome) > 0 && isOnlyLinked(view, outcome))
  return linked.map((outcome) => {
    const text = importPage.seeRows[outcome](countOf(view.of, outcome))
    return html`<a class="button quiet" href="${pathOf(view, { show: outcome })}">${text}</a>`
  })
}

/** All rows by outcome, those to be fixed first. */
async function sections(deps: WebDeps, view: View): Promise<Html> {
  let left = bytesForRows
  const parts: Html[] = []
  for (const outcome of outcomes) {
    if (countOf(view.of, outcome) === 0 || isOnlyLinked(view, outcome)) continue
    const { part, used } = await section(deps, view, outcome, 0, Math.max(left, 4000))
    parts.push(part)
    left -= used
  }
  return html`${parts}`
}

async function section(
  deps: WebDeps,
  view: View,
  outcome: RowResult['outcome'],
  from: number,
  bytes: number,
  apart = false,
) {
  const found = await rowsOf(deps, view.of, outcome, from)
  const verdicts = apart && outcome === 'accepted' ? await verdictsFor(deps, view, from) : new Map()
  const sheets = new Set(found.rows.map((row) => row.result.sheet)).size > 1
  const shown = renderWithin(found, bytes, (row) =>
    importRow(deps, row, sheets, rowVerdicts(deps, verdicts.get(row.ordinal) ?? {})),
  )
  const part = html`<h2>${titles[outcome]} (${countOf(view.of, outcome)})</h2>
${outcome === 'needs-fix' ? html`<p>${importPage.needsFixLead}</p>` : ''}
<ul class="list">${shown.parts}</ul>
${shown.next === null ? '' : moreRows(view, outcome, shown.next)}`
  return { part, used: shown.used }
}

/** A page of rows alone that nobody has confirmed yet says of each what the marketplaces would make of it. */
async function verdictsFor(
  deps: WebDeps,
  { of, state }: View,
  from: number,
): Promise<Map<number, PreviewedRow['verdicts']>> {
  if (state !== 'ready') return new Map()
  const ids = deps.marketplaces.map(({ id }) => id)
  const page = await previewImport(deps, of, ids, { from, limit: rowsAtOnce })
  return new Map(page.ok ? page.value.rows.map(({ row, verdicts }) => [row.ordinal, verdicts]) : [])
}

function moreRows(view: View, outcome: RowResult['outcome'], next: number): Html {
  const path = pathOf(view, { show: outcome, from: String(next) })
  return html`<p><a class="button quiet" href="${path}">${importPage.nextRows(next + 1)}</a></p>`
}

async function onlyRows(
  deps: WebDeps,
  view: View,
  outcome: RowResult['outcome'],
  from: number,
): Promise<Html> {
  const { part } = await section(deps, view, outcome, Math.max(0, Math.trunc(from)), bytesForRows, true)
  const { filename, createdAt } = view.of.request
  return html`<p><b>${filename}</b> <span class="small soft">${moment(createdAt)}</span></p>
${part}<p><a href="${pathOf(view)}">${importPage.backToImport}</a></p>`
}
