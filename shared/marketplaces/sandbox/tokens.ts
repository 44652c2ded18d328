import { randomUUID } from 'node:crypto'

/** Tokens that a sandbox gave, each with its own end by the clock of the sandbox. */
export function createTokens(now: () => number) {
  const ends = new Map<string, number>()
  return {
    give(lifeMs: number): string {
      const token = randomUUID()
      ends.set(token, now() + lifeMs)
      return token
    },
    /** `Bearer <token>`, in any case. */
    accepts(authorization: string | undefined): boolean {
      const token = /^bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? ''
      return (ends.get(token) ?? 0) > now()
    },
    forget: () => ends.clear(),
  }
}
