import { mailText } from '../mail-text.ts'
import { handOverMail as texts } from '../vietnamese/hand-over.ts'
import { type HandOverPackage, lineCount, type PackageLine } from './package.ts'

/** What a mail needs besides its package. `linkUntil` is `yyyy-mm-dd`. */
export type HandOverFrame = {
  marketplace: string
  link: string
  linkUntil: string
  helpPhone: string | null
}

type Message = { subject: string; text: string; html: string }

/** The mail that brings a package. `hasPackage`: the whole of it is attached, not the workbook alone. */
export function handOverMessage(of: HandOverPackage, frame: HandOverFrame, hasPackage: boolean): Message {
  const products = lineCount(of)
  const counts = of.counts ?? { new: 0, change: 0, hide: 0, show: 0, remove: 0 }
  const subject = texts.subject(of, frame.marketplace, products)
  return composed(subject, frame, [{ lines: texts.lines(of, counts, products, frame, hasPackage) }])
}

/** Products that a mail names; the rest is counted. */
const named = 30

/** The mail that reminds of products without an answer. */
export function reminderMessage(
  of: HandOverPackage,
  frame: HandOverFrame,
  open: readonly PackageLine[],
): Message {
  const shown = open.slice(0, named).map(({ task, key, name }) => texts.open(task, key, name))
  const rest = open.length > named ? [texts.more(open.length - named)] : []
  return composed(texts.reminderSubject(of, frame.marketplace, open.length), frame, [
    { lines: texts.reminderLines(of, frame.marketplace, open.length) },
    { title: texts.openTitle, lines: [...shown, ...rest] },
  ])
}

function composed(subject: string, frame: HandOverFrame, blocks: Parameters<typeof mailText>[0]): Message {
  const { link, linkUntil, helpPhone } = frame
  const closing = [texts.until(linkUntil), texts.thanks, ...(helpPhone ? [texts.help(helpPhone)] : [])]
  const parts = mailText(blocks, { label: texts.download, url: link }, closing)
  return { subject: subject.replaceAll(/\s+/g, ' ').slice(0, 150), ...parts }
}
