import { html } from 'hono/html'
import type { TenantId } from '../../../shared/domain/ids.ts'
import { Paper } from '../../../shared/domain/paper.ts'
import { paperKindName, papersPage } from '../../../shared/domain/vietnamese/papers.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { addPaper, type PaperAsk, paperLimit } from '../acts/add-paper.ts'
import { PaperStatement } from '../acts/paper-statement.ts'
import { removePaper } from '../acts/remove-paper.ts'
import type { WebDeps } from '../deps.ts'
import { fits } from '../fits.ts'
import { readFormBody } from '../read-body.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { pathWith, textField, textFields } from './form.ts'
import type { Html, PageContext } from './page.ts'
import { troublePage } from './trouble-page.ts'

/** More products than these are named by their codes: a page of thousands of boxes helps nobody. */
const mostBoxes = 100

type For = { other: TenantId | null; sku: string | undefined }

/** `sku` is ticked beforehand. */
export async function paperForm(deps: WebDeps, tenant: TenantId, { other, sku }: For): Promise<Html> {
  const products = await deps.stores.desired.list(tenant, { after: null, limit: mostBoxes })
  const isListed = products.items.some((one) => one.sku === sku)
  const kinds = Paper.shape.kind.options.map(
    (kind) => html`<option value="${kind}">${paperKindName[kind]}</option>`,
  )
  const boxes = products.items.map(
    (one) =>
      html`<label><input type="checkbox" name="skus" value="${one.sku}"${one.sku === sku ? html` checked` : ''}><span>${one.listing.name} <span class="small soft">${one.sku}</span></span></label>`,
  )
  const more = products.next !== null || (sku !== undefined && !isListed)
  return html`<form class="card" method="post" action="${pathWith('/papers', { tenant: other })}" enctype="multipart/form-data">
<div class="field"><label for="paper">${papersPage.file}</label><input id="paper" name="file" type="file" required accept=".jpg,.jpeg,.png,.heic,.webp,.pdf"><p class="small soft">${papersPage.sizeLimit(megabytes(paperLimit(deps)))}</p></div>
<div class="field"><label for="kind">${papersPage.kind}</label><select id="kind" name="kind">${kinds}</select></div>
<div class="field"><label for="number">${papersPage.number}</label><input id="number" name="number" maxlength="100"></div>
${dayField('issuedOn', papersPage.issuedOn)}${dayField('expiresOn', papersPage.expiresOn)}
<fieldset class="checks whole"><legend>${papersPage.scope}</legend>
<label><input type="radio" name="scope" value="all"${sku === undefined ? html` checked` : ''}>${papersPage.all}</label>
<label><input type="radio" name="scope" value="some"${sku === undefined ? '' : html` checked`}>${papersPage.some}</label></fieldset>
${boxes.length === 0 ? '' : html`<details${sku === undefined ? '' : html` open`}><summary>${papersPage.products}</summary><div class="checks whole">${boxes}</div></details>`}
${more ? html`<div class="field"><label for="codes">${papersPage.otherCodes}</label><input id="codes" name="codes" value="${isListed ? '' : (sku ?? '')}"></div>` : ''}
<button>${papersPage.add}</button></form>`
}

const dayField = (name: string, label: string): Html =>
  html`<div class="field"><label for="${name}">${label}</label><input id="${name}" name="${name}" inputmode="numeric" placeholder="${papersPage.dayHint}"></div>`

const megabytes = (bytes: number): string =>
  (bytes / 1_048_576).toLocaleString('vi-VN', { maximumFractionDigits: 1 })

/** Takes a paper from the form, then the list. */
export async function paperAddAct(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const tenant = c.req.query('tenant')
  const form = await readFormBody(c)
  const ask = form.ok ? askIn(form.value, tenant) : form
  const added = ask.ok ? await addPaper(deps, session, ask.value) : ask
  if (!added.ok) return troublePage(deps, c, session, added.trouble)
  return c.redirect(pathWith('/papers', { tenant }), 303)
}

function askIn(form: FormData, tenant: string | undefined): Outcome<PaperAsk> {
  const file = form.get('file')
  if (!(file instanceof File) || (file.name === '' && file.size === 0))
    return refuse(422, problems.paperFileMissing(), 'file')
  const field = (name: string) => textField(form, name)
  const skus = field('scope') === 'some' ? skusIn(form) : []
  if (field('scope') === 'some' && skus.length === 0) return refuse(422, problems.paperProducts(), 'skus')
  const [kind, number, issuedOn, expiresOn] = ['kind', 'number', 'issuedOn', 'expiresOn'].map(field)
  const said = { kind, number, issuedOn, expiresOn, skus }
  const statement = fits(PaperStatement, said, { skus: problems.paperProducts })
  return statement.ok ? done({ tenant, statement: statement.value, file }) : statement
}

/** Boxes, and codes that were typed. */
function skusIn(form: FormData): string[] {
  const typed = (textField(form, 'codes') ?? '').split(',').map((code) => code.trim())
  return [...textFields(form, 'skus'), ...typed.filter((code) => code !== '')]
}

export async function paperRemoveAct(deps: WebDeps, c: PageContext) {
  const session = c.get('session')
  const tenant = c.req.query('tenant')
  const removed = await removePaper(deps, session, { tenant, id: c.req.param('id') ?? '' })
  if (!removed.ok) return troublePage(deps, c, session, removed.trouble)
  return c.redirect(pathWith('/papers', { tenant }), 303)
}
