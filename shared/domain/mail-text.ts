/** A part of a mail: lines of their own, or a list under a title. */
export type MailBlock = { title?: string; lines: readonly string[] }

/** A mail as plain text and as simple HTML, from the same blocks: what the one says the other says. */
export function mailText(
  blocks: readonly MailBlock[],
  link: { label: string; url: string },
  closing: readonly string[],
): { text: string; html: string } {
  const text = blocks.map(({ title, lines }) =>
    title === undefined
      ? lines.map(oneLine).join('\n')
      : [title, ...lines.map((line) => `- ${oneLine(line)}`)].join('\n'),
  )
  const html = blocks.map(({ title, lines }) =>
    title === undefined
      ? lines.map(paragraph).join('')
      : `<p><strong>${escapeHtml(title)}</strong></p><ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`,
  )
  return {
    text: [...text, `${link.label}: ${link.url}`, closing.join('\n')].join('\n\n'),
    html: [
      '<!doctype html><html lang="vi"><body style="font-family:sans-serif;font-size:16px;line-height:1.5">',
      ...html,
      `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`,
      ...closing.map(paragraph),
      '</body></html>',
    ].join('\n'),
  }
}

const paragraph = (line: string): string => `<p>${escapeHtml(line)}</p>`

/** What people typed may hold line breaks; a line of a mail may not. */
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
