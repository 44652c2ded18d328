import { html } from 'hono/html'
import type { CategoryRule } from '../../../shared/domain/category-rule.ts'
import { categoriesPage as texts } from '../../../shared/domain/vietnamese/marketplace-pages.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { type FoundMap, findCategoryMap, mayChooseCategories, saveCategoryMap } from '../acts/category-map.ts'
import type { WebDeps } from '../deps.ts'
import { readFormBody } from '../read-body.ts'
import { done, type Outcome, refuse, troubleOf } from '../trouble.ts'
import { ruleForm, ruleOf } from './category-form.ts'
import { textField } from './form.ts'
import { answerPage, type Html, type PageContext } from './page.ts'
import { troublePage } from './trouble-page.ts'

const pathOf = (id: string): string => `/marketplaces/${id}/categories`

/** Staff: which category products get at one marketplace. */
export async function categoriesDetailPage(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const found = await findCategoryMap(deps, session, c.req.param('id') ?? '')
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  const { marketplace, map } = found.value
  const may = mayChooseCategories(session)
  const editing = Number(c.req.query('edit') ?? Number.NaN)
  const rule = may ? (map.rules[editing] ?? null) : null
  const example = marketplace.categories?.example ?? null
  const form = { path: pathOf(marketplace.id), revision: map.revision, example }
  const body = html`<p>${texts.lead} ${may ? texts.retried : texts.readOnly}</p>
${map.changedBy !== null && map.changedAt !== null ? html`<p class="small soft">${texts.changed(map.changedBy, map.changedAt)}</p>` : ''}
${rule ? ruleForm({ ...form, at: editing, rule }) : ''}
${ruleList(found.value, may)}
${may && !rule ? ruleForm({ ...form, at: null, rule: null }) : ''}
${ownList(marketplace.categories?.own ?? [])}`
  return answerPage(deps, c, session, { title: texts.title(marketplace.name), body, at: '/connections' })
}

function ruleList({ marketplace, map }: FoundMap, may: boolean): Html {
  const hasOwn = (marketplace.categories?.own.length ?? 0) > 0
  if (map.rules.length === 0) return html`<p>${hasOwn ? texts.none : texts.noneAtAll}</p>`
  const buttons = (at: number) => {
    const acts = [at > 0 ? 'up' : null, at < map.rules.length - 1 ? 'down' : null, 'remove'] as const
    return html`<form method="post" action="${pathOf(marketplace.id)}"><input type="hidden" name="revision" value="${map.revision}"><input type="hidden" name="at" value="${at}"><div class="actions">
<a class="button quiet" href="${pathOf(marketplace.id)}?edit=${at}">${texts.edit}</a>${acts.map((act) => (act ? html`<button class="quiet" name="act" value="${act}">${texts[act]}</button>` : ''))}</div></form>`
  }
  const lines = map.rules.map(
    (rule, at) =>
      html`<li><div class="split"><div>${ruleText(rule)}</div>${may ? buttons(at) : ''}</div></li>`,
  )
  return html`<ul class="list">${lines}</ul>`
}

function ruleText({ group, words, category, attributes }: CategoryRule): Html {
  const told = Object.entries(attributes).map(([name, value]) => `${name} = ${value}`)
  const name = words.length === 0 ? texts.anyWords : words.join(', ')
  return html`<span class="name">${texts.rule(name, category)}</span>
<div class="facts small">${group === null ? texts.anyGroup : texts.groupName(group)}${told.length > 0 ? html`<br>${told.join('; ')}` : ''}</div>`
}

function ownList(own: readonly CategoryRule[]): Html | '' {
  if (own.length === 0) return ''
  const lines = own.map((rule) => html`<li>${ruleText(rule)}</li>`)
  return html`<details><summary>${texts.ownTitle(own.length)}</summary><ul class="list">${lines}</ul></details>`
}

/** One change of the map of the revision that the person saw; then the page again. */
export async function categoriesAct(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const found = await findCategoryMap(deps, session, c.req.param('id') ?? '')
  if (!found.ok) return troublePage(deps, c, session, found.trouble)
  if (!mayChooseCategories(session))
    return troublePage(deps, c, session, troubleOf(403, problems.provinceOnly()))
  const form = await readFormBody(c)
  if (!form.ok) return troublePage(deps, c, session, form.trouble)
  const { marketplace, map } = found.value
  const revision = Number(textField(form.value, 'revision'))
  // What is changed by its place has to be what the person saw there.
  const rules =
    revision === map.revision ? changed(map.rules, form.value) : refuse(409, problems.categoriesChanged())
  if (!rules.ok) return troublePage(deps, c, session, rules.trouble)
  const saved = await saveCategoryMap(deps, session, marketplace, { revision, rules: rules.value })
  if (!saved.ok) return troublePage(deps, c, session, saved.trouble)
  return c.redirect(pathOf(marketplace.id), 303)
}

function changed(rules: readonly CategoryRule[], form: FormData): Outcome<CategoryRule[]> {
  const act = textField(form, 'act')
  const at = Number(textField(form, 'at') ?? Number.NaN)
  if (act === 'add' || act === 'save') {
    const rule = ruleOf(form)
    if (!rule.ok) return rule
    return done(act === 'add' ? [...rules, rule.value] : rules.map((one, n) => (n === at ? rule.value : one)))
  }
  const others = rules.filter((_, n) => n !== at)
  const moved = rules[at]
  if (!moved) return refuse(422, problems.invalidField(''))
  if (act === 'remove') return done(others)
  const to = act === 'up' ? at - 1 : at + 1
  return done([...others.slice(0, Math.max(0, to)), moved, ...others.slice(Math.max(0, to))])
}
