import type { RequestLimits } from '../../domain/pace/limits.ts'
import type { Budgets, PaceTools } from '../../ports/pace.ts'
import type { Connection } from './book.ts'
import { connectionBudgets } from './budget.ts'

/** The budgets of all connections that this process sends over. */
export type Pacing = {
  now: () => number
  /** The same for the same connection and limits, however often it is opened. */
  budgets(connection: Connection, limits: RequestLimits, longestMs: number): Budgets
  /** Nothing more is to be sent for now: others may have what is held. Never throws. */
  rest(): Promise<void>
}

export function openPacing(tools: PaceTools): Pacing {
  const opened = new Map<string, ReturnType<typeof connectionBudgets>>()
  return {
    now: tools.now,
    budgets(connection, limits, longestMs) {
      const key = JSON.stringify([connection.marketplace, connection.shop, limits, longestMs])
      const budgets = opened.get(key) ?? connectionBudgets(tools, connection, limits, longestMs)
      opened.set(key, budgets)
      return budgets
    },
    rest: async () => void (await Promise.all([...opened.values()].map((one) => one.rest()))),
  }
}
