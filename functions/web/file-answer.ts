import type { Context } from 'hono'

/** A file to keep: its bytes, or an address to get it from. */
export type FileAnswer = { filename: string; content: { bytes: Uint8Array } | { url: string } }

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Sends a file to be kept under its name, or the way to it. Other letters than ASCII are told as RFC 5987 has it. */
export function sendFile(c: Context, { filename, content }: FileAnswer, type: string): Response {
  if ('url' in content) return c.redirect(content.url, 303)
  // Half a letter, as a sheet may be named by a program, can be written in no address.
  const name = filename.toWellFormed().replace(/\p{Cc}|[\\/]/gu, '_')
  const plain = name.replace(/[^\w. -]/g, '_')
  return c.body(new Uint8Array(content.bytes), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`,
  })
}

/** Of the letters that may stand in an address, four may not stand here. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
