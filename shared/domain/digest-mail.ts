import type { Digest } from './digest.ts'
import { type MailBlock, mailText } from './mail-text.ts'
import { digestTexts as texts } from './vietnamese/digest.ts'

/** What a mail needs besides its digest. `day` is dd/mm/yyyy. */
export type MailFrame = { day: string; link: string; helpPhone: string | null }

/** The email in its three parts. */
export function digestMail(
  digest: Digest,
  frame: MailFrame,
): { subject: string; text: string; html: string } {
  const greeting: MailBlock = { lines: [texts.greeting(digest)] }
  const link = { label: texts.link, url: frame.link }
  const closing = [texts.thanks, ...(frame.helpPhone ? [texts.help(frame.helpPhone)] : [])]
  return {
    subject: oneLine(texts.subject(digest)).slice(0, 150),
    ...mailText([greeting, ...blocksOf(digest, frame)], link, closing),
  }
}

function blocksOf(digest: Digest, frame: MailFrame): MailBlock[] {
  const blocks: MailBlock[] = [
    { lines: [texts.received(digest, frame.day)] },
    { title: texts.placesTitle, lines: digest.places.map(texts.place) },
    list(texts.fixesTitle, digest.fixes.map(texts.fix), digest.fixCount),
    list(texts.troublesTitle, digest.troubles.map(texts.trouble), digest.troubleCount),
    { lines: digest.droppedColumns.length > 0 ? [texts.dropped(digest.droppedColumns)] : [] },
  ]
  return blocks.filter((block) => block.lines.length > 0)
}

function list(title: string, lines: string[], count: number): MailBlock {
  const rest = count - lines.length
  return { title, lines: rest > 0 ? [...lines, texts.more(rest)] : lines }
}

/** A subject may hold no line breaks. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
