import type { SandboxTraffic } from '../../ports/sandbox.ts'

/** How long a marketplace looks back when it counts. */
const SECOND = 1_000

export type Traffic = {
  /** Counts a request; false where there are more than `limit` of them in this second. */
  arrives(at: number, limit: number | null): boolean
  seen(): SandboxTraffic
}

/** Counts the requests of any second, those that are refused as well. */
export function countTraffic(): Traffic {
  let recent: number[] = []
  const seen: SandboxTraffic = { total: 0, busiestSecond: 0, refused: 0, firstAt: null, lastAt: null }
  return {
    arrives(at, limit) {
      const most = limit === null ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(limit))
      // Less than one in a second is one in several.
      const within = limit !== null && limit < 1 ? SECOND / limit : SECOND
      recent = [...recent.filter((one) => one > at - within), at]
      seen.total += 1
      seen.busiestSecond = Math.max(seen.busiestSecond, recent.filter((one) => one > at - SECOND).length)
      seen.firstAt ??= at
      seen.lastAt = at
      const isTaken = recent.length <= most
      if (!isTaken) seen.refused += 1
      return isTaken
    },
    seen: () => ({ ...seen }),
  }
}
