import { html } from 'hono/html'
import {
  type HandOverPackage,
  lineCount,
  type PackageState,
  packageState,
} from '../../../shared/domain/hand-over/package.ts'
import { packageStateName } from '../../../shared/domain/vietnamese/hand-over.ts'
import { handOverPage, handOversPage as texts } from '../../../shared/domain/vietnamese/hand-over-pages.ts'
import { listHandOvers } from '../acts/hand-overs.ts'
import type { WebDeps } from '../deps.ts'
import { pathWith } from './form.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { badge, marketplaceName } from './parts.ts'
import { troublePage } from './trouble-page.ts'

const shown = 50
const dayMs = 86_400_000

const tones = {
  collecting: 'busy',
  packed: 'warn',
  mailed: 'busy',
  'partly-answered': 'busy',
  answered: 'good',
} as const satisfies Record<PackageState, string>

export function handOverBadge(of: HandOverPackage): Html {
  const state = packageState(of)
  return badge(of.mail === 'unclear' ? 'warn' : tones[state], packageStateName[state])
}

/** Staff: packages by marketplace, what is open first. */
export async function handOversListPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const found = await listHandOvers(deps, session, { after: c.req.query('after') ?? null, limit: shown })
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  const { items, next } = found.value
  const places = [...Map.groupBy(items, ({ marketplace }) => marketplace)]
  const more = next
    ? html`<p><a class="button quiet" href="${pathWith('/hand-overs', { after: next })}">${texts.more}</a></p>`
    : ''
  const body = html`<p>${items.length === 0 ? texts.empty : texts.lead}</p>
${places.map(([id, packages]) => html`<h2>${marketplaceName(deps, id)}</h2><ul class="list">${packages.map((one) => packageLine(deps, one))}</ul>`)}${more}`
  return answerPage(deps, c, session, { title: texts.title, body, at: '/hand-overs' })
}

function packageLine(deps: WebDeps, of: HandOverPackage): Html {
  const name = handOverPage.title(of.day, marketplaceName(deps, of.marketplace))
  return html`<li><a class="link" href="/hand-overs/${of.id}"><span><b>${name}</b><span class="small soft">${of.id} · ${lineText(deps, of)}</span></span>${handOverBadge(of)}</a></li>`
}

function lineText(deps: WebDeps, of: HandOverPackage): string {
  const all = lineCount(of)
  const isOpen = of.mailedAt !== null && packageState(of) !== 'answered'
  const days = isOpen ? Math.floor((deps.clock.now() - (of.mailedAt ?? 0)) / dayMs) : null
  const replaced = of.replaced > 0 ? [texts.replaced(of.replaced)] : []
  return [texts.line(of.answered, all), ...replaced, ...(days === null ? [] : [texts.age(days)])].join(' · ')
}
