import { html } from 'hono/html'
import { CategoryRule } from '../../../shared/domain/category-rule.ts'
import { categoriesPage as texts } from '../../../shared/domain/vietnamese/marketplace-pages.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { textField } from './form.ts'
import type { Html } from './page.ts'

const groups = Array.from({ length: 26 }, (_, at) => at + 1)

type Form = {
  path: string
  revision: number
  example: string | null
  at: number | null
  rule: CategoryRule | null
}

/** One rule to add, or one to change: `at` is its place. */
export function ruleForm({ path, revision, example, at, rule }: Form): Html {
  const options = groups.map(
    (group) =>
      html`<option value="${group}"${rule?.group === group ? html` selected` : ''}>${texts.groupName(group)}</option>`,
  )
  const attributes = Object.entries(rule?.attributes ?? {}).map(([name, value]) => `${name} = ${value}`)
  return html`<form class="card" method="post" action="${path}"><h2>${at === null ? texts.addTitle : texts.editTitle(at + 1)}</h2>
<input type="hidden" name="revision" value="${revision}">${at === null ? '' : html`<input type="hidden" name="at" value="${at}">`}
<div class="field"><label for="group">${texts.group}</label><select id="group" name="group"><option value="">${texts.anyGroup}</option>${options}</select></div>
<div class="field"><label for="words">${texts.words}</label><input id="words" name="words" maxlength="2000" value="${rule?.words.join(', ') ?? ''}"></div>
<div class="field"><label for="category">${texts.category(example)}</label><input id="category" name="category" required maxlength="200" value="${rule?.category ?? ''}"></div>
<div class="field"><label for="attributes">${texts.attributes}</label><textarea id="attributes" name="attributes" rows="3">${attributes.join('\n')}</textarea></div>
<div class="actions"><button name="act" value="${at === null ? 'add' : 'save'}">${at === null ? texts.add : texts.save}</button>
${at === null ? '' : html`<a class="button quiet" href="${path}">${texts.cancel}</a>`}</div></form>`
}

/** What somebody wrote in that form. */
export function ruleOf(form: FormData): Outcome<CategoryRule> {
  const group = textField(form, 'group') ?? ''
  const said = {
    group: group === '' ? null : Number(group),
    words: split(textField(form, 'words'), ','),
    category: textField(form, 'category') ?? '',
    attributes: Object.fromEntries(split(textField(form, 'attributes'), '\n').map(pairOf)),
  }
  const rule = CategoryRule.safeParse(said)
  if (rule.success) return done(rule.data)
  const field = String(rule.error.issues[0]?.path[0] ?? '')
  return refuse(422, problems.invalidField(labels[field] ?? field), field)
}

const labels: Record<string, string> = {
  group: texts.group,
  words: texts.words,
  category: texts.category(null),
  attributes: texts.attributes,
}

const split = (text: string | undefined, by: string): string[] =>
  (text ?? '')
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '')

function pairOf(line: string): [string, string] {
  const [name = '', ...value] = line.split('=')
  return [name.trim(), value.join('=').trim()]
}
