import { html } from 'hono/html'
import { importPage } from '../../../shared/domain/vietnamese/pages.ts'
import { undoPage as texts } from '../../../shared/domain/vietnamese/undo.ts'
import { findImport } from '../acts/find-import.ts'
import { askUndo, isUndone, previewUndo, type UndoneRow, type UndoPreview } from '../acts/undo-import.ts'
import type { WebDeps } from '../deps.ts'
import { readFormBody } from '../read-body.ts'
import { listingPath, pathWith, textField } from './form.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { marketplaceName } from './parts.ts'
import { troublePage } from './trouble-page.ts'

/** What undoing an import would change and what would stay, and the button that does it. */
export async function undoDetailPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const ask = askedFor(c)
  const found = await findImport(deps, session, ask)
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  const seen = await previewUndo(deps, found.value)
  if (!seen.ok) return troublePage(deps, c, session, seen.trouble)
  const { undo } = found.value
  const path = (part: string) => pathWith(`/imports/${ask.importId}${part}`, { tenant: ask.tenant })
  const body = html`${undo ? html`<p class="notice">${texts.undone(undo.undoneAt, isUndone(found.value))}</p>` : whatHappens(deps, seen.value, path('/undo'))}
<p><a href="${path('')}">${importPage.backToImport}</a></p>`
  return answerPage(deps, c, session, { title: texts.title, body, at: '/' })
}

const askedFor = (c: PageContext) => ({ importId: c.req.param('id') ?? '', tenant: c.req.query('tenant') })

function whatHappens(deps: WebDeps, preview: UndoPreview, action: string): Html {
  const { counts, places, rows, more } = preview
  const isNothing = counts.back + counts.down === 0
  const told = (['back', 'down', 'stays', 'forgotten'] as const).filter((name) => counts[name] > 0)
  const standing = Object.entries(places).map(
    ([id, { changes, down, way, can }]) =>
      html`<li>${texts.place(marketplaceName(deps, id), changes, down, way === 'paused')}${down > 0 && !can ? html` <span class="hint">${texts.cannot}</span>` : ''}</li>`,
  )
  return html`<p>${isNothing ? texts.nothing : texts.lead}</p>
<div class="card"><ul>${told.map((name) => html`<li>${texts[name](counts[name])}</li>`)}</ul>
${standing.length > 0 ? html`<h2>${texts.placesTitle}</h2><ul>${standing}</ul>` : ''}
${isNothing ? '' : undoForm(counts.down, action)}</div>
${rows.length > 0 ? html`<h2>${texts.rowsTitle}</h2>${more ? html`<p class="small soft">${texts.more(rows.length)}</p>` : ''}<ul class="list">${rows.map((row) => rowLine(deps, row))}</ul>` : ''}`
}

/** Taking down is agreed to by itself. */
function undoForm(down: number, action: string): Html {
  const agree =
    down > 0
      ? html`<fieldset class="checks whole"><label><input type="checkbox" name="withdraw" value="yes" required>${texts.agree(down)}</label></fieldset>`
      : ''
  return html`<form method="post" action="${action}">${agree}<button>${texts.submit}</button></form>`
}

function rowLine(deps: WebDeps, { row, name, kind, back, down, kept }: UndoneRow): Html {
  const nameOf = (what: string) => deps.known.find(({ id }) => id === what)?.name ?? what
  const facts = [
    ...(back.length > 0 ? [texts.rowBack(back)] : []),
    ...(down.length > 0 ? [texts.rowDown(down.map(nameOf))] : []),
    ...kept.map(({ what, why }) => texts.rowKept(nameOf(what), why)),
    ...(kind === 'forgotten' ? [texts.rowForgotten] : []),
  ]
  const path = listingPath({ sku: row.sku ?? '', tenant: row.seller })
  return html`<li><a class="name" href="${path}">${name}</a>${facts.map((fact) => html`<div class="facts small">${fact}</div>`)}</li>`
}

/** Takes the yes, then back to the import. */
export async function undoAct(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const ask = askedFor(c)
  const found = await findImport(deps, session, ask)
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  const form = await readFormBody(c)
  if (!form.ok) return troublePage(deps, c, session, form.trouble)
  const withdraw = textField(form.value, 'withdraw') === 'yes'
  const asked = await askUndo(deps, session, found.value, { withdraw })
  if (!asked.ok) return troublePage(deps, c, session, asked.trouble)
  return c.redirect(pathWith(`/imports/${ask.importId}`, { tenant: ask.tenant }), 303)
}
