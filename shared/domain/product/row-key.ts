import { contentHash } from '../hash.ts'
import { fold } from '../text.ts'

/** What the hidden column of a marked sheet says about a row: whose listing it is, and a hash of the name it had. */
export type RowKey = { sku: string; nameHash: string }

const KEY = /^(\S(?:.{0,43}\S)?)\|([0-9a-f]{6})$/

/** The text of the hidden column, for example `MH-01|3f0a91`: the listing's code and six hex digits for its folded name. */
export function writeRowKey(sku: string, name: string): string {
  return `${sku.trim()}|${hashOf(name)}`
}

/** Null for anything that `writeRowKey` does not write. */
export function readRowKey(text: string): RowKey | null {
  const [, sku, nameHash] = KEY.exec(text.trim()) ?? []
  return sku === undefined || nameHash === undefined ? null : { sku, nameHash }
}

/** Whether a row still has the name that it had when the key was written; marks, capitals and signs do not count. */
export function matchesName(key: RowKey, name: string | null): boolean {
  return name !== null && key.nameHash === hashOf(name)
}

const hashOf = (name: string): string => contentHash(fold(name)).slice(0, 6)

/** `sheetSku`: the code in the sheet's own column. `key`: the text of the hidden column. */
export type KeyedRow = { sheetSku: string | null; name: string | null; key: string | null }
/** `renamed`: the key says that the row had another name. */
export type ResolvedRow = { sku: string | null; renamed: boolean }

/**
 * Says which listing each row of one sheet is, so that no listing is given to two rows. The sheet's own code comes first.
 * A key belongs to the row that carries it and whose name fits; then to the row it fits by name, where a sort moved the
 * names but not the keys; then to the first row that carries it, which is renamed. Copies of a row are new (`sku` null).
 */
export function resolveKeys(rows: readonly KeyedRow[]): ResolvedRow[] {
  const resolved: ResolvedRow[] = rows.map(({ sheetSku }) => ({ sku: sheetSku, renamed: false }))
  const taken = new Set(rows.flatMap(({ sheetSku }) => (sheetSku === null ? [] : [sheetSku.toLowerCase()])))
  const keys = rows.map(({ sheetSku, key }) => (sheetSku === null && key !== null ? readRowKey(key) : null))
  const isFree = (key: RowKey) => !taken.has(key.sku.toLowerCase())
  const claim = (at: number, key: RowKey, renamed: boolean) => {
    taken.add(key.sku.toLowerCase())
    resolved[at] = { sku: key.sku, renamed }
  }
  const open = () => [...keys.entries()].filter(([at]) => resolved[at]?.sku === null)
  const nameOf = (at: number) => rows[at]?.name ?? null
  for (const [at, key] of open())
    if (key && isFree(key) && matchesName(key, nameOf(at))) claim(at, key, false)
  const byName = Map.groupBy(
    keys.filter((key) => key !== null),
    ({ nameHash }) => nameHash,
  )
  for (const [at, key] of open()) {
    const name = nameOf(at)
    const fitting = key && name !== null ? byName.get(hashOf(name))?.find(isFree) : undefined
    if (fitting) claim(at, fitting, false)
  }
  for (const [at, key] of open()) if (key && isFree(key)) claim(at, key, nameOf(at) !== null)
  return resolved
}
