import type { Digest } from './digest.ts'
import { digestTexts as texts } from './vietnamese/digest.ts'

/** What a mail needs besides its digest. `day` is dd/mm/yyyy. */
export type MailFrame = { day: string; link: string; helpPhone: string | null }

type Block = { title: string | null; lines: string[] }

/** The email in its three parts, from the same blocks: what the text says the HTML says. */
export function digestMail(
  digest: Digest,
  frame: MailFrame,
): { subject: string; text: string; html: string } {
  const blocks = blocksOf(digest, frame)
  return {
    subject: oneLine(texts.subject(digest)).slice(0, 150),
    text: textOf(digest, blocks, frame),
    html: htmlOf(digest, blocks, frame),
  }
}

function blocksOf(digest: Digest, frame: MailFrame): Block[] {
  const blocks: Block[] = [
    { title: null, lines: [texts.received(digest, frame.day)] },
    { title: texts.placesTitle, lines: digest.places.map(texts.place) },
    list(texts.fixesTitle, digest.fixes.map(texts.fix), digest.fixCount),
    list(texts.troublesTitle, digest.troubles.map(texts.trouble), digest.troubleCount),
    { title: null, lines: digest.droppedColumns.length > 0 ? [texts.dropped(digest.droppedColumns)] : [] },
  ]
  return blocks.filter((block) => block.lines.length > 0)
}

function list(title: string, lines: string[], count: number): Block {
  const rest = count - lines.length
  return { title, lines: rest > 0 ? [...lines, texts.more(rest)] : lines }
}

function textOf(digest: Digest, blocks: Block[], frame: MailFrame): string {
  const body = blocks.map((block) =>
    block.title === null
      ? block.lines.map(oneLine).join('\n')
      : [block.title, ...block.lines.map((line) => `- ${oneLine(line)}`)].join('\n'),
  )
  const closing = [texts.thanks, frame.helpPhone && texts.help(frame.helpPhone)].filter(Boolean).join('\n')
  return [oneLine(texts.greeting(digest)), ...body, `${texts.link}: ${frame.link}`, closing].join('\n\n')
}

function htmlOf(digest: Digest, blocks: Block[], frame: MailFrame): string {
  const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`
  const body = blocks.map((block) =>
    block.title === null
      ? block.lines.map(paragraph).join('')
      : `<p><strong>${escapeHtml(block.title)}</strong></p><ul>${block.lines
          .map((line) => `<li>${escapeHtml(line)}</li>`)
          .join('')}</ul>`,
  )
  const closing = [texts.thanks, frame.helpPhone && texts.help(frame.helpPhone)]
  return [
    '<!doctype html><html lang="vi"><body style="font-family:sans-serif;font-size:16px;line-height:1.5">',
    paragraph(texts.greeting(digest)),
    ...body,
    `<p><a href="${escapeHtml(frame.link)}">${escapeHtml(texts.link)}</a></p>`,
    ...closing.filter((line) => line !== null && line !== '').map((line) => paragraph(String(line))),
    '</body></html>',
  ].join('\n')
}

/** Cells may hold line breaks; a line of the mail, and its subject above all, may not. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (text: string) =>
  oneLine(text).replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter)
