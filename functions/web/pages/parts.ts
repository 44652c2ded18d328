import { html } from 'hono/html'
import type { ImportState } from '../../../shared/domain/import.ts'
import type { Listing, Net } from '../../../shared/domain/listing.ts'
import { type Condition, type ConditionCounts, isAtRest, type Status } from '../../../shared/domain/status.ts'
import {
  conditionName,
  countedConditions,
  soldOutName,
} from '../../../shared/domain/vietnamese/conditions.ts'
import { importPage, net, price, stateName } from '../../../shared/domain/vietnamese/pages.ts'
import { number } from '../../../shared/domain/vietnamese/values.ts'
import type { WebDeps } from '../deps.ts'
import type { Html } from './page.ts'

type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'rest'

const conditionTone = {
  waiting: 'busy',
  'in-review': 'busy',
  live: 'good',
  paused: 'rest',
  rejected: 'bad',
  held: 'warn',
  stuck: 'bad',
  withdrawn: 'rest',
} satisfies Record<Condition, Tone>

const stateTone = {
  'awaiting-upload': 'warn',
  reading: 'busy',
  ready: 'warn',
  declaring: 'busy',
  publishing: 'busy',
  settled: 'good',
  failed: 'bad',
} satisfies Record<ImportState, Tone>

export const badge = (tone: Tone, text: string): Html => html`<span class="badge ${tone}">${text}</span>`

export const stateBadge = (state: ImportState): Html => badge(stateTone[state], stateName[state])

export function conditionBadge({ condition }: Pick<Status, 'condition'>, soldOut: boolean): Html {
  if (soldOut) return badge('rest', soldOutName)
  return badge(conditionTone[condition], conditionName[condition])
}

/** How many listings are in which condition, those that are none left out. */
function conditionCounts(counts: ConditionCounts): Html {
  const shown = countedConditions.filter(([, key]) => counts[key] > 0)
  return html`<div class="counts">${shown.map(([condition, key]) =>
    badge(conditionTone[condition], `${conditionName[condition]}: ${number(counts[key])}`),
  )}</div>`
}

const sum = (counts: ConditionCounts, of: (condition: Condition) => boolean) =>
  countedConditions.reduce((total, [condition, key]) => total + (of(condition) ? counts[key] : 0), 0)

/** How far a marketplace is: a bar and the counts behind it. */
export function placeProgress(name: string, counts: ConditionCounts): Html {
  const all = sum(counts, () => true)
  const atRest = sum(counts, isAtRest)
  return html`<section class="card"><h3>${name}</h3>
<progress aria-label="${name}" max="${Math.max(all, 1)}" value="${atRest}">${atRest}</progress>
<p class="small soft">${importPage.progress(atRest, all)}</p>
${conditionCounts(counts)}</section>`
}

/** Whether a person has to do something before the marketplace takes it. */
export const needsSomebody = (condition: Condition): boolean =>
  ['rejected', 'held', 'stuck'].includes(condition)

/** Whether something is still going to happen by itself. */
export const isMoving = (counts: ConditionCounts): boolean => counts.waiting + counts.inReview > 0

/** Price, net, stock and stars, as far as they are known. */
export function factsOf(of: { [K in 'price' | 'net' | 'stock' | 'ocop']: Listing[K] | null }): string {
  return [
    of.price && price(of.price),
    of.net && !isOnePiece(of.net) && net(of.net),
    of.stock !== null && importPage.stock(of.stock),
    of.ocop?.stars && importPage.stars(of.ocop.stars),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** "One con holds one piece" tells nobody anything. */
const isOnePiece = (of: Net): boolean => of.unit === 'piece' && of.value === 1

/** Pictures stay folded until somebody asks for them: a phone on a weak network loads none before. */
export function pictures(deps: Pick<WebDeps, 'files'>, images: Listing['images']): Html | string {
  if (images.length === 0) return importPage.noPictures
  const shown = images.map(
    ({ sha256 }) => html`<img loading="lazy" alt="" src="${deps.files.pictureUrl(sha256)}">`,
  )
  return html`<details><summary>${importPage.pictures(images.length)}</summary>${shown}</details>`
}

/** One checkbox per marketplace, all of them ticked. */
export function marketplaceChecks(deps: Pick<WebDeps, 'marketplaces'>, legend: string): Html {
  const boxes = deps.marketplaces.map(
    ({ id, name }) =>
      html`<label><input type="checkbox" name="marketplaces" value="${id}" checked>${name}</label>`,
  )
  return html`<fieldset class="checks"><legend>${legend}</legend>${boxes}</fieldset>`
}

export const marketplaceName = (deps: Pick<WebDeps, 'marketplaces'>, id: string): string =>
  deps.marketplaces.find((one) => one.id === id)?.name ?? id

/** A link that a marketplace gave, if a browser may follow it. */
export const safeLink = (link: string | null): string | null =>
  link && /^https?:\/\//i.test(link) ? link : null
