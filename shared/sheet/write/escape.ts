const NOT_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The longest text that a cell can hold. */
const LONGEST = 32_767

/** Text as XML may hold it, no longer than a cell: characters that XML cannot hold are dropped. */
export function xmlText(text: string, longest: number = LONGEST): string {
  const kept = text.length > longest ? `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…` : text
  const clean = kept.replace(NOT_XML, '')
  return /[&<>"\r]/.test(clean)
    ? clean
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replace(/\r\n?/g, '\n')
    : clean
}

const PLAIN = /^[ !#-%'-;=?-^`-~À-ỹ–…]*$/

/** The same for a cell: what looks like an escape of OOXML (`_x000D_`) is itself escaped. */
export function cellText(text: string): string {
  if (text.length < 500 && PLAIN.test(text)) return text
  return xmlText(text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x'))
}
