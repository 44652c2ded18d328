import type { FieldNames } from './profile.ts'

type Fields = Record<string, unknown>

/** An object in the protocol's names, with the names that the profile puts on the wire. */
export function toWire(fields: Fields, names: FieldNames): Fields {
  return rename(fields, names)
}

/** The other way round. Fields that the protocol does not know stay as they are. */
export function fromWire(fields: unknown, names: FieldNames): unknown {
  if (!isFields(fields)) return fields
  return rename(fields, Object.fromEntries(Object.entries(names).map(([name, wire]) => [wire, name])))
}

/** A list of products in the protocol's names, those of its items too. */
export function itemsFromWire(body: unknown, names: FieldNames): unknown {
  const outer = fromWire(body, names)
  if (!isFields(outer) || !Array.isArray(outer.items)) return outer
  return { ...outer, items: outer.items.map((item) => fromWire(item, names)) }
}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function rename(fields: Fields, names: Partial<Record<string, string>>): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [names[name] ?? name, value]))
}

/** A path of a profile with its blanks filled. */
export const fillPath = (template: string, values: Record<string, string | undefined>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
