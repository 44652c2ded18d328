import { html } from 'hono/html'
import {
  type ColumnChoice,
  ColumnField,
  type ColumnReading,
  columnFields,
} from '../../../shared/domain/columns.ts'
import type { Import } from '../../../shared/domain/import.ts'
import { columnsPage, fieldName, fieldText } from '../../../shared/domain/vietnamese/columns.ts'
import { importPage } from '../../../shared/domain/vietnamese/pages.ts'
import { chooseColumns, columnsOf } from '../acts/choose-columns.ts'
import { findImport } from '../acts/find-import.ts'
import { viewColumns } from '../acts/view-import.ts'
import type { WebDeps } from '../deps.ts'
import { readFormBody } from '../read-body.ts'
import { pathWith, textField } from './form.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { troublePage } from './trouble-page.ts'

/** A page of choices stays light on a phone. */
const mostChoices = 30

/** What each column is about: to be said where it is not clear, to be corrected where it is. */
export async function columnsDetailPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const ask = { importId: c.req.param('id') ?? '', tenant: c.req.query('tenant') }
  const found = await findImport(deps, session, ask)
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  const columns = await viewColumns(deps, found.value)
  const changing = new Set((c.req.queries('change') ?? []).map(Number))
  const body = html`${columns.length === 0 ? html`<p>${columnsPage.none}</p>` : page(found.value, columns, changing, ask.tenant)}
<p><a href="${pathWith(`/imports/${ask.importId}`, { tenant: ask.tenant })}">${importPage.backToImport}</a></p>`
  return answerPage(deps, c, session, { title: columnsPage.title, body, at: '/' })
}

/** The choices of the form: what is the same as before is no choice. Then the import that reads the sheet again. */
export async function columnsAct(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const ask = { importId: c.req.param('id') ?? '', tenant: c.req.query('tenant') }
  const found = await findImport(deps, session, ask)
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  const form = await readFormBody(c)
  if (!form.ok) return troublePage(deps, c, session, form.trouble)
  const choices = columnsOf(found.value).flatMap((column, at) => choiceOf(form.value, column, at))
  const again = await chooseColumns(deps, session, found.value, choices)
  if (!again.ok) return troublePage(deps, c, session, again.trouble)
  return c.redirect(pathWith(`/imports/${again.value.importId}`, { tenant: ask.tenant }), 303)
}

function choiceOf(form: FormData, column: ColumnReading, at: number): ColumnChoice[] {
  const field = ColumnField.safeParse(textField(form, `column-${at}`))
  const { heading, column: letters, sheet } = column
  if (!field.success || (column.how === 'chosen' && field.data === column.field)) return []
  return [{ heading, field: field.data, column: letters, sheet }]
}

type Column = Awaited<ReturnType<typeof viewColumns>>[number]

function page(
  of: Import,
  columns: Column[],
  changing: ReadonlySet<number>,
  tenant: string | undefined,
): Html {
  const sheets = new Set(columns.map(({ sheet }) => sheet)).size > 1
  const numbered = columns.map((column, at) => ({ column, at }))
  const isOpen = ({ column, at }: { column: Column; at: number }) =>
    column.how === 'unknown' || changing.has(at)
  const open = numbered.filter(isOpen).slice(0, mostChoices)
  const known = numbered.filter(({ column, at }) => !isOpen({ column, at }) && column.how !== 'dropped')
  const path = `/imports/${of.request.importId}/columns`
  return html`<p>${of.reading ? columnsPage.lead : columnsPage.leadNoHeadings}</p>
${
  open.length === 0
    ? html`<p>${columnsPage.nothingUnknown}</p>`
    : html`<form class="card" method="post" action="${pathWith(path, { tenant })}"><h2>${columnsPage.openTitle}</h2>
${open.map(({ column, at }) => choice(column, at, sheets))}
<button>${columnsPage.submit}</button></form>`
}
${known.length === 0 ? '' : html`<h2>${columnsPage.knownTitle}</h2><ul class="list">${known.map(({ column, at }) => knownLine(column, sheets, `${pathWith(path, { tenant })}${tenant ? '&' : '?'}change=${at}`))}</ul>`}`
}

const place = ({ column, sheet }: Column, sheets: boolean): string =>
  columnsPage.column(column, sheets ? sheet : null)

function choice(column: Column, at: number, sheets: boolean): Html {
  const selected = column.suggestion ?? column.field
  const option = (value: string, text: string) =>
    html`<option value="${value}"${value === (selected ?? '') ? html` selected` : ''}>${text}</option>`
  return html`<div class="field"><label for="c${at}">${column.heading} <span class="small soft">(${place(column, sheets)})</span></label>
${column.examples.length > 0 ? html`<p class="small soft">${columnsPage.examples(column.examples.join(' · '))}</p>` : ''}
<select id="c${at}" name="column-${at}">${option('', columnsPage.unused)}${[...columnFields, 'ignored' as const].map((field) => option(field, fieldName[field]))}</select></div>`
}

function knownLine(column: Column, sheets: boolean, change: string): Html {
  const how = column.how === 'chosen' ? html` <span class="small soft">(${columnsPage.chosen})</span>` : ''
  return html`<li class="split"><div><b>${column.heading}</b> <span class="small soft">(${place(column, sheets)})</span><br>${fieldText(column.field) || fieldName.ignored}${how}</div>
<div class="actions"><a class="button quiet" href="${change}">${columnsPage.change}</a></div></li>`
}
