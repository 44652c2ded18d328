// Pages of local mode only: what was mailed, and what the marketplace sandboxes hold.
import { html } from 'hono/html'
import { stylePath } from '../../functions/web/pages/style.ts'
import { frame, localPage, moment } from '../../shared/domain/vietnamese/pages.ts'
import { money, number } from '../../shared/domain/vietnamese/values.ts'
import type { SandboxProduct } from '../../shared/ports/sandbox.ts'

type Html = ReturnType<typeof html>

/** A page on a phone gets no longer than this; the JSON has everything. */
const mailsShown = 20
const productsShown = 200

/** A mail as the mailbox keeps it. */
type ShownMail = {
  to: string
  subject: string
  text: string
  html: string
  sentAt: string
  attachments?: { filename: string; size: number; file: string }[] | undefined
}

/** The mailbox as a page, in the order given. */
export function mailboxPage(mails: readonly ShownMail[]): string {
  const shown = mails.slice(0, mailsShown).map(
    (mail) => html`<article class="card"><h2>${mail.subject}</h2>
<p class="small soft">${localPage.to(mail.to)} · ${moment(Date.parse(mail.sentAt))}</p><pre>${mail.text}</pre>
${(mail.attachments ?? []).map(attachmentLink)}<details><summary>${localPage.html}</summary><iframe sandbox srcdoc="${mail.html}" title="${mail.subject}"></iframe></details></article>`,
  )
  const body = html`<p>${localPage.mailboxLead}</p>${shown.length > 0 ? shown : html`<p class="soft">${localPage.noMail}</p>`}`
  return framed(localPage.mailbox, body)
}

const attachmentLink = ({ filename, size, file }: NonNullable<ShownMail['attachments']>[number]): Html =>
  html`<p><a href="/local/mail/attachments/${file}" download="${filename}">${filename}</a> <span class="small soft">${number(Math.ceil(size / 1024))} KB</span></p>`

/** Trouble with a request that no function has seen, with the way back. */
export function troublePage({ title, detail }: { title: string; detail: string }): string {
  return framed(
    title,
    html`<div class="card"><p>${detail}</p><a class="button" href="/">${frame.back}</a></div>`,
  )
}

/** What one marketplace sandbox holds, as a page. */
export function sandboxPage(marketplace: string, products: readonly SandboxProduct[]): string {
  const body = html`<p>${localPage.sandboxLead} ${localPage.products(products.length)}.</p>
${products.length > 0 ? productTable(products) : html`<p class="soft">${localPage.noProducts}</p>`}`
  return framed(localPage.sandbox(marketplace), body)
}

function productTable(products: readonly SandboxProduct[]): Html {
  const { sku, name, price, stock, state, pictures } = localPage.product
  const heads = [name, price, stock, state, pictures, sku].map((head) => html`<th scope="col">${head}</th>`)
  const rows = products.slice(0, productsShown).map(
    (one) => html`<tr><td>${one.name}</td><td>${money(one.price)}</td><td>${number(one.stock)}</td>
<td>${one.state}</td><td>${one.pictures}</td><td>${one.sku}</td></tr>`,
  )
  return html`<div class="card scroll"><table><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`
}

function framed(title: string, body: Html): string {
  return String(html`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} – ${frame.site}</title><link rel="stylesheet" href="${stylePath()}"><link rel="icon" href="data:,"></head>
<body><header><div class="bar"><div class="top"><a class="site" href="/">${frame.site}</a></div></div></header>
<main><h1>${title}</h1>${body}</main></body></html>`)
}
