/** A picture is linked by an address with a scheme; people leave it out where everybody knows the place. */
const ADDRESS = /[a-z][a-z0-9+.-]*:\/\/\S+|(?:www\.|drive\.google\.com\/|dropbox\.com\/)\S+/gi
/** Commas and semicolons also stand within addresses: they part two of them where another begins, or nothing follows. */
const NEXT = /[,;|]+(?=(?:[a-z][a-z0-9+.-]*:\/\/|www\.|drive\.google\.com\/|dropbox\.com\/)|$)/i
const AROUND = /^["'“‘(<[]+|["'”’)>\].,;|]+$/g

/** The addresses in the text of a cell, each once, in their order. Whether they may be opened is judged elsewhere. */
export function pictureLinks(text: string): string[] {
  const found = (text.match(ADDRESS) ?? []).flatMap((piece) => piece.split(NEXT))
  const links = found.map((link) => link.replace(AROUND, '')).filter((link) => link !== '')
  return [...new Set(links.map((link) => (link.includes('://') ? link : `https://${link}`)))]
}
