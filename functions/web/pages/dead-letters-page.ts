import { html } from 'hono/html'
import { type CauseGroup, causeKey, causeOf, type DeadLetter } from '../../../shared/domain/dead-letter.ts'
import {
  deadLetterKind,
  deadLetterText,
  deadLettersPage as texts,
} from '../../../shared/domain/vietnamese/dead-letters.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { findDeadLetters, type RedriveAsk, redrive } from '../acts/dead-letters.ts'
import type { WebDeps } from '../deps.ts'
import { readFormBody } from '../read-body.ts'
import { troubleOf } from '../trouble.ts'
import { listingPath, pathWith, textField } from './form.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { badge, marketplaceName } from './parts.ts'
import { troublePage } from './trouble-page.ts'

const at = '/dead-letters'
/** Letters that are shown one by one under their cause. */
const shown = 20

/** Staff: what queues gave up on, by cause, and the buttons that send it again. */
export async function deadLettersPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const found = await findDeadLetters(deps, session)
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  const { causes, letters, more } = found.value
  const sent = c.req.query('sent')
  const done =
    sent && html`<p class="notice">${texts.done(Number(sent), Number(c.req.query('left') ?? 0))}</p>`
  const all =
    causes.length > 1 ? html`<div class="actions">${redriveForm('all', 'yes', texts.redriveAll)}</div>` : ''
  const body = html`${done ?? ''}<p>${causes.length === 0 ? texts.empty : texts.lead}</p>
${more ? html`<p class="notice warn">${texts.more}</p>` : ''}${all}
${causes.map((cause) => causeCard(deps, cause, letters))}`
  return answerPage(deps, c, session, { title: texts.title, body, at })
}

function causeCard(deps: WebDeps, cause: CauseGroup, letters: readonly DeadLetter[]): Html {
  const mine = letters.filter((letter) => causeKey(causeOf(letter)) === causeKey(cause))
  const some = mine.slice(0, shown)
  const place = cause.marketplace === null ? '' : ` · ${marketplaceName(deps, cause.marketplace)}`
  const cut = mine.length > some.length ? html`<p class="small soft">${texts.onlySome(some.length)}</p>` : ''
  return html`<section class="card"><h2>${deadLetterKind[cause.kind]}${place}</h2>
<p>${badge('bad', texts.count(cause.count))}</p><p>${deadLetterText(cause.code)}</p>
<p class="small soft">${texts.time(cause.firstAt, cause.lastAt)}</p>
<p>${texts.example}: ${subject(cause.example)}</p>
${redriveForm('cause', causeKey(cause), texts.redriveCause(cause.count))}
<details><summary>${texts.each(mine.length)}</summary>${cut}<ul class="list">${some.map(letterLine)}</ul></details></section>`
}

function letterLine(letter: DeadLetter): Html {
  return html`<li><div class="split"><div>${subject(letter)}<div class="facts small">${texts.time(letter.firstAt, letter.lastAt)} · ${texts.times(letter.times)}</div></div>
${redriveForm('id', letter.id, texts.redrive)}</div></li>`
}

/** Where to look, as a link where there is a page of it. */
function subject({ message }: DeadLetter): Html {
  if ('sku' in message) return html`<a href="${listingPath(message)}">${message.sku}</a>`
  if ('importId' in message) {
    const { tenant, importId } = message
    return html`${texts.importOf} <a href="${pathWith(`/imports/${importId}`, { tenant })}">${importId}</a>`
  }
  if ('jobId' in message) return html`${texts.job} <a href="/bulk/${message.jobId}">${message.jobId}</a>`
  return 'tenant' in message ? html`${texts.account} ${message.tenant}` : html`${message.marketplace}`
}

const redriveForm = (name: 'id' | 'cause' | 'all', value: string, text: string): Html =>
  html`<form method="post" action="${at}/redrive"><input type="hidden" name="${name}" value="${value}"><button>${text}</button></form>`

/** Sends again what the button was for, then shows what is left. */
export async function redriveAct(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const form = await readFormBody(c)
  if (!form.ok) return troublePage(deps, c, session, form.trouble)
  const ask = askOf(form.value)
  if (!ask) return troublePage(deps, c, session, troubleOf(422, problems.redriveUnclear()))
  const sent = await redrive(deps, session, ask)
  if (!sent.ok) return troublePage(deps, c, session, sent.trouble)
  const { redriven, left } = sent.value
  return c.redirect(pathWith(at, { sent: String(redriven), left: String(left) }), 303)
}

function askOf(form: FormData): RedriveAsk | null {
  const id = textField(form, 'id')
  if (id) return { ids: [id] }
  if (textField(form, 'all')) return { all: true }
  const key = textField(form, 'cause')
  return key ? { cause: key } : null
}
