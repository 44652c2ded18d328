import { html } from 'hono/html'
import type { BulkCounts, BulkJob } from '../../../shared/domain/bulk.ts'
import { bulkPage, bulkState, jobPage } from '../../../shared/domain/vietnamese/pages.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { number } from '../../../shared/domain/vietnamese/values.ts'
import { communeName } from '../acts/communes.ts'
import { type BulkView, cancelBulk, findBulk, viewBulk } from '../acts/find-bulk.ts'
import type { WebDeps } from '../deps.ts'
import { type Outcome, refuse } from '../trouble.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { badge, isMoving, marketplaceName, placeProgress } from './parts.ts'
import { troublePage } from './trouble-page.ts'

/** One bulk job: what a preview counted, or how far a run is. */
export async function jobDetailPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const job = await jobOf(deps, c)
  if (!job.ok) return troublePage(deps, c, session, job.trouble)
  const view = await viewBulk(deps, job.value)
  const title = view.dryRun ? jobPage.previewTitle : jobPage.title
  const body = view.dryRun ? preview(job.value, view) : run(deps, view)
  return answerPage(deps, c, session, { title, body, at: '/bulk', refreshSeconds: refreshOf(deps, view) })
}

export async function jobCancelAct(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const job = await jobOf(deps, c)
  const cancelled = job.ok ? await cancelBulk(deps, session, job.value) : job
  if (!cancelled.ok) return troublePage(deps, c, session, cancelled.trouble)
  return c.redirect(`/bulk/${cancelled.value.request.jobId}`, 303)
}

async function jobOf(deps: WebDeps, c: PageContext): Promise<Outcome<BulkJob>> {
  const session = c.get('session')
  if (session.role === 'owner') return refuse(403, problems.staffOnly())
  return findBulk(deps, session, c.req.param('id') ?? '')
}

function refreshOf(deps: WebDeps, view: BulkView): number | null {
  const running = view.state === 'planning' || view.state === 'running'
  const moving = !view.dryRun && Object.values(view.marketplaces).some(isMoving)
  if (!running && !moving) return null
  return deps.clock.now() - view.createdAt < 120_000 ? 4 : 30
}

function preview(job: BulkJob, view: BulkView): Html {
  const { marketplaces, scope } = job.request
  const hidden = (name: string, values: readonly string[]) =>
    values.map((value) => html`<input type="hidden" name="${name}" value="${value}">`)
  const form = html`<form method="post" action="/bulk">${hidden('communes', scope.communes)}${hidden('tenants', scope.tenants)}${hidden('marketplaces', marketplaces)}
<button name="act" value="run">${bulkPage.run}</button></form>`
  return html`<p class="notice">${jobPage.previewLead}</p>
<div class="card">${placesOf(view)}${countList(view.counts, jobPage.publish)}
${view.counts.publish === 0 ? html`<p>${jobPage.nothing}</p>` : ''}
<div class="actions">${view.counts.publish > 0 ? form : ''}${another()}</div></div>`
}

function run(deps: WebDeps, view: BulkView): Html {
  const { done, total } = view.tenants
  const running = view.state === 'planning' || view.state === 'running'
  const cancel = html`<form method="post" action="/bulk/${view.jobId}/cancel"><button class="quiet">${jobPage.cancel}</button></form>`
  const cards = Object.entries(view.marketplaces).map(([id, counts]) =>
    placeProgress(marketplaceName(deps, id), counts),
  )
  return html`<div class="card"><p>${badge(running ? 'busy' : view.state === 'finished' ? 'good' : 'rest', bulkState[view.state])} <span class="small soft">${jobPage.startedOn(view.createdAt)}</span></p>
${placesOf(view)}<progress max="${Math.max(total, 1)}" value="${done}">${done}</progress>
<p class="small soft">${jobPage.done(done, total)}</p>${countList(view.counts, view.state === 'finished' ? jobPage.published : jobPage.publish)}
${running || view.state === 'cancelled' ? html`<p class="small soft">${jobPage.note}</p>` : ''}
<div class="actions">${running ? cancel : ''}${another()}</div></div><div class="grid">${cards}</div>`
}

const another = (): Html => html`<a class="button quiet" href="/bulk">${jobPage.another}</a>`

const placesOf = (view: BulkView): Html => html`<p>${view.communes.map(communeName).join(', ')}</p>`

function countList(counts: BulkCounts, publish: string): Html {
  const entries: [string, number][] = [
    [jobPage.sellers, counts.tenants],
    [jobPage.listings, counts.listings],
    [publish, counts.publish],
    [jobPage.already, counts.already],
    [jobPage.places, counts.places],
  ]
  return html`<ul class="numbers">${entries.map(([name, count]) => html`<li><b>${number(count)}</b>${name}</li>`)}</ul>`
}
