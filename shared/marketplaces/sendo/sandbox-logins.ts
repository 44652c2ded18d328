import * as z from 'zod'
import type { SandboxAnswer } from '../sandbox/behaviour.ts'
import { createTokens } from '../sandbox/tokens.ts'
import { done, refused } from './sandbox-answers.ts'

const TOKEN_LIFE_MS = 8 * 60 * 60 * 1000
const LOGINS_PER_SECOND = 5

const LoginBody = z.object({ shop_key: z.string(), secret_key: z.string() })

export type LoginTools = { shopKey: string; secretKey: string; now: () => number }

/** Logins as documented: a token for 8 hours, five logins a second (HS-17990422078361). */
export function createLogins(tools: LoginTools) {
  const tokens = createTokens(tools.now)
  let recent: number[] = []

  function tooMany(): boolean {
    recent = recent.filter((at) => at > tools.now() - 1000)
    recent.push(tools.now())
    return recent.length > LOGINS_PER_SECOND
  }

  return {
    logIn(body: unknown): SandboxAnswer {
      if (tooMany()) return refused(429, 'Too many logins')
      const keys = LoginBody.safeParse(body)
      const right =
        keys.success && keys.data.shop_key === tools.shopKey && keys.data.secret_key === tools.secretKey
      if (!right) return refused(401, 'Wrong keys')
      const token = tokens.give(TOKEN_LIFE_MS)
      return done({ token, expires: new Date(tools.now() + TOKEN_LIFE_MS).toISOString() })
    },
    accepts: tokens.accepts,
    forget: tokens.forget,
  }
}
