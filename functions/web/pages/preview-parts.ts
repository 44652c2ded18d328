import { html } from 'hono/html'
import { previewPage } from '../../../shared/domain/vietnamese/marketplace-pages.ts'
import type { PreviewedRow } from '../acts/preview-import.ts'
import type { Verdict } from '../acts/preview-verdict.ts'
import type { WebDeps } from '../deps.ts'
import type { Html } from './page.ts'
import { badge, marketplaceName } from './parts.ts'

/** What is said of many products is said once. */
type Cause = { message: string; names: string[]; count: number }

const namesShown = 3

/** A card per marketplace: how many products go up, which are held back, and why. */
export function previewCards(
  deps: WebDeps,
  marketplaces: readonly string[],
  rows: readonly PreviewedRow[],
): Html {
  const cards = marketplaces.map((id) => card(marketplaceName(deps, id), verdictsAt(id, rows)))
  return html`<div class="grid">${cards}</div>`
}

type Named = { name: string; verdict: Verdict }

/** Null where the marketplace could not be asked about one of them. */
function verdictsAt(id: string, rows: readonly PreviewedRow[]): Named[] | null {
  const named: Named[] = []
  for (const { row, verdicts } of rows) {
    const verdict = verdicts[id]
    if (!verdict) return null
    named.push({ name: row.result.listing?.name ?? '', verdict })
  }
  return named
}

function card(name: string, named: readonly Named[] | null): Html {
  if (named === null)
    return html`<section class="card"><h3>${name}</h3><p>${previewPage.unavailable}</p></section>`
  const count = (outcome: Verdict['outcome']) =>
    named.filter(({ verdict }) => verdict.outcome === outcome).length
  const counts = [
    [count('good'), 'good', previewPage.good],
    [count('warned'), 'busy', previewPage.warned],
    [count('held'), 'warn', previewPage.held],
    [count('left'), 'rest', previewPage.left],
  ] as const
  const held = causes(named, true)
  const warned = causes(named, false)
  const isUnchecked = named.some(({ verdict }) => verdict.unchecked !== null)
  return html`<section class="card"><h3>${name}</h3>
<div class="counts">${counts.filter(([many]) => many > 0).map(([many, tone, say]) => badge(tone, say(many)))}</div>
${held.length > 0 ? html`<p class="small"><b>${previewPage.heldTitle}</b></p>${causeList(held)}` : ''}
${warned.length > 0 ? html`<details><summary>${previewPage.warnedTitle}</summary>${causeList(warned)}</details>` : ''}
${isUnchecked ? html`<p class="small soft">${previewPage.unchecked}</p>` : ''}</section>`
}

/** The most frequent first. */
function causes(named: readonly Named[], blocking: boolean): Cause[] {
  const found = new Map<string, Cause>()
  for (const { name, verdict } of named) {
    const messages = verdict.problems.filter((one) => one.blocking === blocking).map(({ message }) => message)
    for (const message of new Set(messages)) {
      const cause = found.get(message) ?? { message, names: [], count: 0 }
      if (cause.names.length < namesShown) cause.names.push(name)
      found.set(message, { ...cause, count: cause.count + 1 })
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count)
}

function causeList(all: readonly Cause[]): Html {
  const lines = all.map(({ message, names, count }) => {
    const more = count > names.length ? `, ${previewPage.more(count - names.length)}` : ''
    return html`<li>${message}<span class="hint">${previewPage.cause(count)}: ${names.join('; ')}${more}</span></li>`
  })
  return html`<ul class="issues small">${lines}</ul>`
}

/** What is to be told of one row, by marketplace: what holds it back at once, the rest folded. */
export function rowVerdicts(deps: WebDeps, verdicts: PreviewedRow['verdicts']): Html | '' {
  const lines = (blocking: boolean) =>
    Object.entries(verdicts).flatMap(([id, verdict]) =>
      (verdict?.problems ?? [])
        .filter((problem) => problem.blocking === blocking)
        .map(({ message }) => html`<li><b>${marketplaceName(deps, id)}:</b> ${message}</li>`),
    )
  const [held, told] = [lines(true), lines(false)]
  if (held.length + told.length === 0) return ''
  return html`${held.length > 0 ? html`<ul class="issues small">${held}</ul>` : ''}${told.length > 0 ? html`<details class="small"><summary>${previewPage.warnedOn(told.length)}</summary><ul class="issues">${told}</ul></details>` : ''}`
}
