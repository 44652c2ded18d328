import type * as z from 'zod'
import { type Result, success } from '../../domain/failure.ts'
import type { ConnectorTools } from '../../ports/marketplace.ts'

/** Sendo's lists change rarely; a day is what comparable marketplaces advise. */
const KEEP_MS = 24 * 60 * 60 * 1000

/** One list of Sendo for an id: the categories below one, the attributes of one. */
export type DailyList<T> = (id: number) => Promise<Result<T>>

type DailyListOptions<T> = {
  tools: Pick<ConnectorTools, 'now' | 'shelf'>
  /** Where the lists of this kind are on the shelf. */
  shelfKey: string
  schema: z.ZodType<T>
  ask: DailyList<T>
  /** An empty list may be trouble that does not say so: it is believed once, and asked for again the next time. */
  isEmpty: (list: T) => boolean
}

/**
 * A list that is kept for a day: in memory, then on the shelf of the connection's workers, then asked for; once for all
 * callers at the same time. Without the shelf it is only asked for more often.
 */
export function createDailyList<T>({
  tools,
  shelfKey,
  schema,
  ask,
  isEmpty,
}: DailyListOptions<T>): DailyList<T> {
  const { now, shelf } = tools
  const kept = new Map<number, { list: T; until: number }>()
  const pending = new Map<number, Promise<Result<T>>>()
  const keyOf = (id: number) => `${shelfKey}#${id}`

  async function fromShelf(id: number): Promise<T | null> {
    const shelved = await shelf.read(keyOf(id)).catch(() => null)
    if (!shelved || shelved.putAt + KEEP_MS <= now()) return null
    const list = schema.safeParse(shelved.value)
    if (!list.success) return null
    kept.set(id, { list: list.data, until: shelved.putAt + KEEP_MS })
    return list.data
  }

  async function fetchAndKeep(id: number): Promise<Result<T>> {
    const fetched = await ask(id)
    if (!fetched.ok || isEmpty(fetched.value)) return fetched
    kept.set(id, { list: fetched.value, until: now() + KEEP_MS })
    await shelf.put(keyOf(id), fetched.value, KEEP_MS / 1000).catch(() => {})
    return fetched
  }

  async function find(id: number): Promise<Result<T>> {
    try {
      const shelved = await fromShelf(id)
      return shelved === null ? await fetchAndKeep(id) : success(shelved)
    } finally {
      pending.delete(id)
    }
  }

  return async (id) => {
    const known = kept.get(id)
    if (known && known.until > now()) return success(known.list)
    const found = pending.get(id) ?? find(id)
    pending.set(id, found)
    return found
  }
}
