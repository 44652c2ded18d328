import { html } from 'hono/html'
import { Consent } from '../../../shared/domain/consent.ts'
import { consentHow, consentPage as texts } from '../../../shared/domain/vietnamese/consent.ts'
import { findConsent, recordConsent } from '../acts/consents.ts'
import type { WebDeps } from '../deps.ts'
import { readFormBody } from '../read-body.ts'
import { pathWith, textField } from './form.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { troublePage } from './trouble-page.ts'

/** Whether an account agreed to officers acting for it, and for staff a form to take it down. */
export async function consentDetailPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const asked = c.req.query('tenant')
  const found = await findConsent(deps, session, asked)
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  const { consent } = found.value
  const body = html`<p class="notice">${consent ? texts.given(consent) : texts.none}</p><p>${texts.lead}</p>
${session.role === 'owner' ? '' : consentForm(asked)}
<p><a href="${pathWith('/', { tenant: asked })}">${texts.back}</a></p>`
  return answerPage(deps, c, session, { title: texts.title, body, at: '/' })
}

function consentForm(tenant: string | undefined): Html {
  const ways = Consent.shape.how.options.map(
    (how) => html`<option value="${how}">${consentHow[how]}</option>`,
  )
  return html`<form class="card" method="post" action="${pathWith('/consent', { tenant })}"><h2>${texts.formTitle}</h2>
<div class="field"><label for="saidBy">${texts.saidBy}</label><input id="saidBy" name="saidBy" maxlength="200" required></div>
<div class="field"><label for="how">${texts.how}</label><select id="how" name="how">${ways}</select></div>
<div class="field"><label for="saidOn">${texts.saidOn}</label><input id="saidOn" name="saidOn" inputmode="numeric" placeholder="${texts.dayHint}" required></div>
<button>${texts.record}</button></form>`
}

export async function consentAct(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const tenant = c.req.query('tenant')
  const form = await readFormBody(c)
  if (!form.ok) return troublePage(deps, c, session, form.trouble)
  const [saidBy, how, saidOn] = ['saidBy', 'how', 'saidOn'].map((name) => textField(form.value, name))
  const recorded = await recordConsent(deps, session, tenant, { saidBy, how, saidOn })
  if (!recorded.ok) return troublePage(deps, c, session, recorded.trouble)
  return c.redirect(pathWith('/consent', { tenant }), 303)
}

/** What stands about it where staff act for an account; nothing for one's own. */
export async function consentNotice(
  deps: Pick<WebDeps, 'stores'>,
  tenant: Parameters<WebDeps['stores']['consents']['get']>[0] | null,
): Promise<Html | ''> {
  if (tenant === null) return ''
  const consent = await deps.stores.consents.get(tenant)
  const path = pathWith('/consent', { tenant })
  if (consent) return html`<p class="small soft"><a href="${path}">${texts.given(consent)}</a></p>`
  return html`<p class="notice warn">${texts.missing} <a href="${path}">${texts.record}</a></p>`
}
