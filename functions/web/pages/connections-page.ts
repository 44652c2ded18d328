import { html } from 'hono/html'
import type { Session } from '../../../shared/domain/session.ts'
import {
  offReasonText,
  connectionsPage as texts,
} from '../../../shared/domain/vietnamese/marketplace-pages.ts'
import type { ConnectionState } from '../../../shared/ports/consult.ts'
import { type ConnectionView, hintAddresses, viewConnections } from '../acts/connections.ts'
import type { WebDeps } from '../deps.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { badge } from './parts.ts'

/** The marketplaces: for staff how each is connected and why one is off, for sellers which ones are on. */
export async function connectionsListPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const isOwner = session.role === 'owner'
  const [views, hints] = await Promise.all([viewConnections(deps, session), hintAddresses(deps, session)])
  const lines = views.map((view) =>
    isOwner ? plainLine(view) : staffLine(view, session.role, hints.get(view.manifest.id)),
  )
  const body = html`<p>${isOwner ? texts.ownerLead : texts.staffLead}</p><ul class="list">${lines}</ul>`
  return answerPage(deps, c, session, { title: texts.title, body, at: '/connections' })
}

const siteLink = ({ site }: ConnectionView['manifest']): Html =>
  html`<a href="${site}" rel="noopener noreferrer" target="_blank">${new URL(site).host}</a>`

const plainLine = ({ manifest }: ConnectionView): Html =>
  html`<li><span class="name">${manifest.name}</span> ${badge('good', texts.on)}<div class="facts small">${siteLink(manifest)}</div></li>`

function staffLine(
  { manifest, on, connection }: ConnectionView,
  role: Session['role'],
  hintsTo: string | undefined,
): Html {
  const { id, name, mode, offReason, limits } = manifest
  return html`<li><div class="split"><div><span class="name">${name}</span> ${on ? badge('good', texts.on) : badge('rest', texts.off)} ${on ? stateBadge(connection) : ''}
<div class="facts small">${siteLink(manifest)} · ${texts.mode[mode]}</div>
${on ? connection && details(connection) : ''}
${offReason ? html`<p class="small">${(on ? texts.onDespite : texts.offBecause)(offReasonText[offReason])}</p>` : ''}
${role === 'operator' ? html`<p class="small soft">${texts.limits(limits.source)}</p>` : ''}
${hintsTo ? hintAddress(hintsTo) : ''}</div>
<div class="actions"><a class="button quiet" href="/marketplaces/${id}/categories">${texts.categories}</a></div></div></li>`
}

/** Behind a press: whoever reads over the shoulder does not have it. */
const hintAddress = (address: string): Html =>
  html`<details class="small"><summary>${texts.hints}</summary><p>${texts.hintsLead}</p><p><code>${address}</code></p></details>`

function stateBadge(connection: ConnectionState | null): Html {
  if (connection === null) return badge('rest', texts.unknown)
  const isHeldUp = connection.outageUntil !== null || connection.quietUntil !== null
  if (connection.state === 'connected') return badge(isHeldUp ? 'warn' : 'good', texts.connected)
  return connection.state === 'missing' ? badge('warn', texts.missing) : badge('bad', texts.wrong)
}

function details({ state, issues, quietUntil, outageUntil }: ConnectionState): Html {
  if (state === 'missing') return html`<p class="small">${texts.missingText}</p>`
  if (state === 'wrong') {
    const lines = issues.map(
      ({ path, message }) => html`<li><b>${path}</b>: <span lang="en">${message}</span></li>`,
    )
    return html`<p class="small">${texts.wrongText}</p><ul class="issues small">${lines}</ul>`
  }
  return html`${outageUntil === null ? '' : html`<p class="small">${texts.outage(outageUntil)}</p>`}${quietUntil === null ? '' : html`<p class="small">${texts.quiet(quietUntil)}</p>`}`
}
