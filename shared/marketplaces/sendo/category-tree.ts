import * as z from 'zod'
import { permanent, type Result, retryable, success } from '../../domain/failure.ts'
import { fold } from '../../domain/text.ts'
import type { ConnectorTools } from '../../ports/marketplace.ts'
import type { SendoClient } from './client.ts'
import { createDailyList } from './daily-list.ts'
import type { WantedCategory } from './product.ts'

const CategoryRow = z.object({ id: z.int(), name: z.string(), level: z.int() })
type CategoryRow = z.infer<typeof CategoryRow>
const CategoryRows = z.array(CategoryRow)

const ROOT = 0
export const LEAF_LEVEL = 4

/** Finds the id of today for a wanted category, or says that a person has to choose (`category.unknown`). */
export type CategoryResolver = (wanted: WantedCategory | null) => Promise<Result<number>>

/**
 * Walks the marketplace's own tree from its root along the wanted path. Only the nodes on the path are read. A name that
 * is written differently still matches; an id whose name has changed does not: it may mean something else. `place` is the
 * host, whose lists are no other's.
 */
export function createCategoryResolver(
  client: SendoClient,
  tools: Pick<ConnectorTools, 'now' | 'shelf'>,
  place: string,
): CategoryResolver {
  const children = createDailyList({
    tools,
    shelfKey: `${place}#categories`,
    schema: CategoryRows,
    ask: (id) => fetchChildren(client, id),
    isEmpty: (rows) => rows.length === 0,
  })
  return async (wanted) => {
    if (wanted === null) return permanent('category.unknown')
    if (wanted.path === null) return success(wanted.id)
    let node: CategoryRow | null = null
    for (const name of wanted.path.split(' | ')) {
      const rows = await children(node?.id ?? ROOT)
      if (!rows.ok) return rows
      node = pick(rows.value, name, wanted.id)
      if (node === null) return permanent('category.unknown', [{ field: 'group', reason: wanted.path }])
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
  const rows = CategoryRows.safeParse(answer.value.result)
  return rows.success
    ? success(rows.data)
    : retryable('marketplace.bad-answer', 'no categories in the answer')
}
