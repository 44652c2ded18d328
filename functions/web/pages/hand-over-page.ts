import { html } from 'hono/html'
import type { Result } from '../../../shared/domain/hand-over/item.ts'
import type { HandOverPackage } from '../../../shared/domain/hand-over/package.ts'
import type { ReturnIssue } from '../../../shared/domain/hand-over/returned.ts'
import { taskName } from '../../../shared/domain/vietnamese/hand-over.ts'
import { returnText, handOverPage as texts } from '../../../shared/domain/vietnamese/hand-over-pages.ts'
import { resultChoices } from '../../../shared/domain/vietnamese/hand-over-words.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { number } from '../../../shared/domain/vietnamese/values.ts'
import { isOpen, type WatchedLine } from '../../../shared/steps/hand-over-lines.ts'
import type { ReturnSummary } from '../../../shared/steps/hand-over-return.ts'
import { type FoundHandOver, findHandOver, returnHandOver } from '../acts/hand-overs.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { readForm } from './form.ts'
import { handOverBadge } from './hand-overs-page.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { badge, marketplaceName, safeLink } from './parts.ts'
import { troublePage } from './trouble-page.ts'

/** One package: what became of it, its files, and where its returned workbook is handed in. */
export async function handOverDetailPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const found = await findHandOver(deps, session, c.req.param('id') ?? '')
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  return answer(deps, c, found.value, null)
}

/** Takes the returned workbook and shows what was read in it. */
export async function handOverReturnAct(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const file = await fileOf(c)
  const taken = file.ok ? await returnHandOver(deps, session, c.req.param('id') ?? '', file.value) : file
  if (!taken.ok) return troublePage(deps, c, session, taken.trouble)
  const { summary, lines } = taken.value
  return answer(deps, c, { package: summary.package, lines }, summary)
}

async function fileOf(c: PageContext): Promise<Outcome<{ filename: string; bytes: Uint8Array }>> {
  const form = await readForm(c)
  if (!form.ok) return form
  const file = form.value.get('file')
  if (!(file instanceof File) || file.size === 0) return refuse(422, problems.fileMissing())
  return done({ filename: file.name.slice(-255), bytes: new Uint8Array(await file.arrayBuffer()) })
}

function answer(
  deps: WebDeps,
  c: PageContext,
  { package: of, lines }: FoundHandOver,
  summary: ReturnSummary | null,
) {
  const title = texts.title(of.day, marketplaceName(deps, of.marketplace))
  const open = lines.filter(isOpen)
  const replaced = lines.filter((line) => line.isReplaced)
  const answered = lines.filter((line) => line.answer !== null)
  const body = html`${summary ? summaryOf(summary) : ''}
<div class="card"><p>${handOverBadge(of)} <span class="small soft">${of.id}</span></p>${mailLines(of)}
${of.files ? files(of) : ''}</div>
${of.files ? returnForm(of) : ''}
${open.length > 0 ? html`<h2>${texts.openTitle(open.length)}</h2><ul class="list">${open.map(lineOf)}</ul>` : ''}
${replaced.length > 0 ? html`<h2>${texts.replacedTitle(replaced.length)}</h2><p class="small soft">${texts.replacedLead}</p><ul class="list">${replaced.map(lineOf)}</ul>` : ''}
${answered.length > 0 ? html`<h2>${texts.doneTitle}</h2><ul class="list">${answered.map(lineOf)}</ul>` : ''}
<p><a href="/hand-overs">${texts.back}</a></p>`
  return answerPage(deps, c, c.get('session'), { title, body, at: '/hand-overs' })
}

function mailLines(of: HandOverPackage): Html {
  const { name, email } = of.desk
  const mail =
    of.files === null
      ? texts.collecting
      : of.mail === 'none'
        ? texts.notMailed
        : of.mail === 'unclear'
          ? texts.unclear
          : texts.mailedTo(name, email, of.mailedAt ?? of.createdAt)
  const reminded =
    of.remindedAt === null
      ? ''
      : html`<p class="small soft">${texts.reminded(of.reminders, of.remindedAt)}</p>`
  return html`<p${of.mail === 'unclear' ? html` class="notice warn"` : ''}>${mail}</p>${reminded}`
}

function files({ id }: HandOverPackage): Html {
  return html`<div class="actions"><a class="button" href="/hand-overs/${id}/package">${texts.download}</a>
<a class="button quiet" href="/hand-overs/${id}/workbook">${texts.workbook}</a></div>`
}

function returnForm({ id }: HandOverPackage): Html {
  return html`<form method="post" action="/hand-overs/${id}/return" enctype="multipart/form-data" class="card">
<h2>${texts.returnTitle}</h2><p class="small soft">${texts.returnLead}</p>
<div class="field"><label for="file">${texts.file}</label><input id="file" name="file" type="file" accept=".xlsx,.ods,.xls,.csv" required></div>
<button>${texts.submit}</button></form>`
}

const resultTone = {
  live: 'good',
  rejected: 'bad',
  hidden: 'rest',
  removed: 'rest',
} as const satisfies Record<Result, string>

function lineOf({ key, task, name, answer: given }: WatchedLine): Html {
  const link = safeLink(given?.link ?? null)
  const result = given
    ? badge(resultTone[given.result], resultChoices[given.result])
    : badge('busy', taskName[task])
  return html`<li><div class="split"><div><span class="name">${name}</span>
<div class="facts small">${key}${given ? ` · ${taskName[task]}` : ''}${given?.reason ? ` · ${given.reason}` : ''}</div></div>
<div>${result}${link ? html` <a href="${link}" rel="noopener noreferrer" target="_blank">${texts.link}</a>` : ''}</div></div></li>`
}

function summaryOf({ counts, issues }: ReturnSummary): Html {
  const names = Object.entries(texts.summary) as [keyof typeof texts.summary, string][]
  const shown = names.filter(([name]) => counts[name] > 0)
  return html`<section class="card"><h2>${texts.summaryTitle}</h2>
${shown.length === 0 ? html`<p>${texts.nothing}</p>` : html`<ul class="numbers">${shown.map(([name, text]) => html`<li><b>${number(counts[name])}</b>${text}</li>`)}</ul>`}
${issues.length > 0 ? html`<h3>${texts.issuesTitle(issues.length)}</h3><ul class="issues">${issues.map(issueOf)}</ul>` : ''}</section>`
}

function issueOf({ severity, code, sheet, line, cell, key, text }: ReturnIssue): Html {
  const isError = severity === 'error'
  return html`<li class="${isError ? 'refused' : 'fix'}">${badge(isError ? 'bad' : 'warn', isError ? texts.refused : texts.taken)} <b>${texts.issue(texts.where(sheet, line, cell), key)}</b>
<span class="hint">${returnText[code](text)}</span></li>`
}
