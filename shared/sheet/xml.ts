import { SaxesParser } from 'saxes'
import { LIMITS } from './limits.ts'

export type Attributes = Record<string, string>
export type XmlVisitor = {
  /** Names come without their namespace prefix. `parent` is the name of the element around it. */
  open?: (name: string, attributes: Attributes, parent: string) => void
  close?: (name: string, parent: string) => void
  text?: (text: string, name: string) => void
}
/** A parser to be fed with pieces of text. Throws on malformed XML, a DOCTYPE, or too deep nesting. */
export type XmlFeed = {
  write: (piece: string) => void
  close: () => void
  /** Whether an element of this name was opened last and is still open. Not told of XML 1.1, which reads texts otherwise. */
  isWithin: (name: string) => boolean
}

export function feedXml(visitor: XmlVisitor): XmlFeed {
  const parser = new SaxesParser()
  const path: string[] = []
  parser.on('doctype', () => {
    throw new SyntaxError('no part of a workbook has a document type')
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const name = local(tag.name)
    if (path.length >= LIMITS.xmlDepth) throw new RangeError('nested too deep')
    visitor.open?.(name, tag.attributes, path.at(-1) ?? '')
    path.push(name)
  })
  parser.on('closetag', () => {
    const name = path.pop() ?? ''
    visitor.close?.(name, path.at(-1) ?? '')
  })
  const text = (piece: string) => visitor.text?.(piece, path.at(-1) ?? '')
  parser.on('text', text)
  parser.on('cdata', text)
  return {
    write: (piece) => void parser.write(piece),
    close: () => void parser.close(),
    isWithin: (name) => path.at(-1) === name && parser.xmlDecl.version !== '1.1',
  }
}

/** Reads a whole part. False where it is no XML that a workbook may hold. */
export function readXml(bytes: Buffer, visitor: XmlVisitor): boolean {
  try {
    const feed = feedXml(visitor)
    feed.write(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    feed.close()
    return true
  } catch {
    return false
  }
}

/** The attribute of this name, whatever prefix it has; undefined without it. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  if (Object.hasOwn(attributes, name)) return attributes[name]
  const prefixed = Object.keys(attributes).find((key) => key.endsWith(`:${name}`))
  return prefixed === undefined ? undefined : attributes[prefixed]
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** OOXML writes characters that XML cannot hold as `_x000D_`. */
export function unescapeOoxml(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text
}
