import * as z from 'zod'
import { permanent, type Result, retryable, success } from '../../domain/failure.ts'
import { fold } from '../../domain/text.ts'
import type { SendoClient } from './client.ts'
import type { WantedCategory } from './product.ts'

const CategoryRow = z.object({ id: z.int(), name: z.string(), level: z.int() })
type CategoryRow = z.infer<typeof CategoryRow>

/** The tree changes rarely; a day is what comparable marketplaces advise. */
const KEEP_MS = 24 * 60 * 60 * 1000
const ROOT = 0
const LEAF_LEVEL = 4

/** Finds the id of today for a wanted category, or says that a person has to choose (`category.unknown`). */
export type CategoryResolver = (wanted: WantedCategory | null) => Promise<Result<number>>

/**
 * Walks the marketplace's own tree from its root along the wanted path. Only the nodes on the path are read, each once for
 * all callers at the same time, and kept. A name that is written differently still matches; an id whose name has changed
 * does not: it may mean something else.
 */
export function createCategoryResolver(client: SendoClient, now: () => number): CategoryResolver {
  const kept = new Map<number, { rows: CategoryRow[]; until: number }>()
  const pending = new Map<number, Promise<Result<CategoryRow[]>>>()

  async function children(id: number): Promise<Result<CategoryRow[]>> {
    const cached = kept.get(id)
    if (cached && cached.until > now()) return success(cached.rows)
    const asked = pending.get(id) ?? fetchAndKeep(id)
    pending.set(id, asked)
    return asked
  }

  /** An empty list may be trouble that does not say so: it is believed once, and asked for again the next time. */
  async function fetchAndKeep(id: number): Promise<Result<CategoryRow[]>> {
    try {
      const fetched = await fetchChildren(client, id)
      if (fetched.ok && fetched.value.length > 0) {
        kept.set(id, { rows: fetched.value, until: now() + KEEP_MS })
      }
      return fetched
    } finally {
      pending.delete(id)
    }
  }

  return async (wanted) => {
    if (wanted === null) return permanent('category.unknown')
    if (wanted.path === null) return success(wanted.id)
    let node: CategoryRow | null = null
    for (const name of wanted.path.split(' | ')) {
      const rows = await children(node?.id ?? ROOT)
      if (!rows.ok) return rows
      node = pick(rows.value, name, wanted.id)
      if (node === null) return permanent('category.unknown', [{ field: 'cat_4_id', reason: wanted.path }])
    }
    if (node?.level !== LEAF_LEVEL) return permanent('category.unknown')
    return success(node.id)
  }
}

/** The row with this name; where several have it, the one that also has the id of the snapshot. */
function pick(rows: CategoryRow[], name: string, id: number): CategoryRow | null {
  const named = rows.filter((row) => fold(lastPart(row.name)) === fold(name))
  return named.find((row) => row.id === id) ?? (named.length === 1 ? (named[0] ?? null) : null)
}

/** Names in the tree are paths, "A | B | C". */
const lastPart = (path: string): string => path.split('|').at(-1) ?? path

async function fetchChildren(client: SendoClient, id: number): Promise<Result<CategoryRow[]>> {
  const answer = await client('GET', `/api/partner/category/${id}`)
  if (!answer.ok) return answer
  if (answer.value.kind !== 'done') return retryable('marketplace.bad-answer', 'no categories in the answer')
  const rows = z.array(CategoryRow).safeParse(answer.value.result)
  return rows.success
    ? success(rows.data)
    : retryable('marketplace.bad-answer', 'no categories in the answer')
}
