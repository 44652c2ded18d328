import * as z from 'zod'
import { anyReach, guardedSend, mayAsk, publicReach, type SendRules } from '../adapters/outgoing/send.ts'
import type { SettingsIssue } from '../ports/opened-marketplace.ts'
import type { Send } from '../ports/outgoing.ts'
import { type Env, RuntimeEnv } from './env.ts'

/** The public Internet; in local mode any machine. */
const rulesOf = (env: Env): SendRules => (RuntimeEnv.parse(env).LOCAL === 'yes' ? anyReach() : publicReach())

/** The way out to marketplaces. */
export const sendPart = (env: Env): Send => guardedSend(rulesOf(env))

const Somewhere = z.object({ baseUrl: z.string() })

/**
 * What is wrong with where settings say that a marketplace is: an address that is never asked from here. What a name means
 * is known only when it is asked.
 */
export function reachIssues(env: Env): (settings: unknown) => SettingsIssue[] {
  const rules = rulesOf(env)
  return (settings) => {
    const where = Somewhere.safeParse(settings)
    if (!where.success || mayAsk(where.data.baseUrl, rules)) return []
    return [{ path: 'baseUrl', message: 'must be a public address, by https' }]
  }
}
