/** A change of a part, positions in bytes: `remove` bytes at `at` give way to `insert`. */
export type Edit = { at: number; remove: number; insert: string }

/**
 * Applies changes that do not overlap; several at one place stand in the order in which they are given, what is only put
 * in there before what gives way.
 */
export function applyEdits(part: Buffer, edits: readonly Edit[]): Buffer {
  if (edits.length === 0) return part
  const ordered = edits.toSorted((a, b) => a.at - b.at || Math.sign(a.remove) - Math.sign(b.remove))
  const grown = ordered.reduce((sum, { insert, remove }) => sum + Buffer.byteLength(insert) - remove, 0)
  const result = Buffer.allocUnsafe(part.length + grown)
  let from = 0
  let to = 0
  for (const { at, remove, insert } of ordered) {
    if (at < from) throw new RangeError('changes of a part overlap')
    to += part.copy(result, to, from, at)
    to += result.write(insert, to)
    from = at + remove
  }
  part.copy(result, to, from)
  return result
}
