// The part of DynamoDB's expression language that the adapters use. What is not part of it is refused, never guessed.

/** What stands behind the names and values of an expression. */
export type Terms = {
  ExpressionAttributeNames?: Record<string, string> | undefined
  ExpressionAttributeValues?: Record<string, unknown> | undefined
}

export type Item = Record<string, unknown>
type Read = (item: Item, terms: Terms) => unknown
type Judge = (item: Item, terms: Terms) => boolean
type Write = (next: Item, before: Item, terms: Terms) => void

type Parser = { tokens: string[]; at: number }

function parserOf(text: string): Parser {
  const tokens = text.match(/\(|\)|,|<=|>=|<>|[<>=]|[#:]?[A-Za-z0-9_]+/g) ?? []
  if (tokens.join('') !== text.replaceAll(/\s+/g, '')) throw new Error(`not understood: ${text}`)
  return { tokens, at: 0 }
}

const peek = ({ tokens, at }: Parser): string => tokens[at] ?? ''

function next(parser: Parser): string {
  parser.at += 1
  return parser.tokens[parser.at - 1] ?? ''
}

function expect(parser: Parser, token: string): void {
  const found = next(parser)
  if (found !== token) throw new Error(`"${token}" was expected, not "${found}"`)
}

export function nameOf(token: string, { ExpressionAttributeNames = {} }: Terms): string {
  if (!token.startsWith('#')) return token
  const name = ExpressionAttributeNames[token]
  if (name === undefined) throw new Error(`${token} has no name`)
  return name
}

function termOf(token: string, { ExpressionAttributeValues = {} }: Terms): unknown {
  const value = ExpressionAttributeValues[token]
  if (value === undefined) throw new Error(`${token} has no value`)
  return value
}

function operand(parser: Parser): Read {
  const token = next(parser)
  if (token.startsWith(':')) return (_, terms) => termOf(token, terms)
  if (token !== 'if_not_exists') return (item, terms) => item[nameOf(token, terms)]
  expect(parser, '(')
  const path = operand(parser)
  expect(parser, ',')
  const other = operand(parser)
  expect(parser, ')')
  return (item, terms) => path(item, terms) ?? other(item, terms)
}

/** Values of different types are in no order, and nothing is missing on either side. */
const comparisons: Record<string, (a: never, b: never) => boolean> = {
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

const functions: Record<string, (a: unknown, b: unknown) => boolean> = {
  attribute_exists: (a) => a !== undefined,
  attribute_not_exists: (a) => a === undefined,
  begins_with: (a, b) => typeof a === 'string' && a.startsWith(String(b)),
}

function term(parser: Parser): Judge {
  const called = functions[peek(parser)]
  if (peek(parser) === '(') {
    next(parser)
    const inner = either(parser)
    expect(parser, ')')
    return inner
  }
  if (called) {
    next(parser)
    expect(parser, '(')
    const first = operand(parser)
    const second = peek(parser) === ',' && next(parser) ? operand(parser) : () => undefined
    expect(parser, ')')
    return (item, terms) => called(first(item, terms), second(item, terms))
  }
  const left = operand(parser)
  const sign = next(parser)
  const compare = comparisons[sign]
  if (!compare) throw new Error(`"${sign}" compares nothing`)
  const right = operand(parser)
  return (item, terms) => {
    const [a, b] = [left(item, terms), right(item, terms)]
    return typeof a === typeof b && a !== undefined && compare(a as never, b as never)
  }
}

function chain(parser: Parser, word: 'AND' | 'OR', part: (parser: Parser) => Judge): Judge {
  const parts = [part(parser)]
  while (peek(parser) === word) {
    next(parser)
    parts.push(part(parser))
  }
  const all = word === 'AND'
  return (item, terms) =>
    all ? parts.every((one) => one(item, terms)) : parts.some((one) => one(item, terms))
}

const both = (parser: Parser): Judge => chain(parser, 'AND', term)
const either = (parser: Parser): Judge => chain(parser, 'OR', both)

function whole<T>(text: string, part: (parser: Parser) => T): T {
  const parser = parserOf(text)
  const made = part(parser)
  if (parser.at < parser.tokens.length) throw new Error(`not understood from "${peek(parser)}" on: ${text}`)
  return made
}

function assignments(parser: Parser, make: (name: string) => Write): Write[] {
  const made: Write[] = []
  do made.push(make(next(parser)))
  while (peek(parser) === ',' && next(parser))
  return made
}

const clauses: Record<string, (parser: Parser) => Write[]> = {
  SET: (parser) =>
    assignments(parser, (name) => {
      expect(parser, '=')
      const read = operand(parser)
      return (item, before, terms) => {
        item[nameOf(name, terms)] = read(before, terms)
      }
    }),
  REMOVE: (parser) =>
    assignments(parser, (name) => (item, _, terms) => {
      delete item[nameOf(name, terms)]
    }),
  ADD: (parser) =>
    assignments(parser, (name) => {
      const read = operand(parser)
      return (item, before, terms) => {
        const key = nameOf(name, terms)
        item[key] = sum(before[key], read(before, terms))
      }
    }),
}

function sum(there: unknown, more: unknown): unknown {
  if (more instanceof Set) return new Set([...(there instanceof Set ? there : []), ...more])
  return Number(there ?? 0) + Number(more)
}

function updates(parser: Parser): Write {
  const writes: Write[] = []
  while (parser.at < parser.tokens.length) {
    const word = next(parser)
    const clause = clauses[word]
    if (!clause) throw new Error(`"${word}" updates nothing`)
    writes.push(...clause(parser))
  }
  return (item, before, terms) => {
    for (const write of writes) write(item, before, terms)
  }
}

function remembered<T>(make: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const made = known.get(text) ?? make(text)
    known.set(text, made)
    return made
  }
}

/** A condition, a key condition or a filter. */
export const conditionOf = remembered((text) => whole(text, either))

/** Changes an item in place by what it was before. */
export const updateOf = remembered((text) => whole(text, updates))
