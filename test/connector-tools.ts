import type { Shelf, Shelved } from '../shared/ports/marketplace.ts'
import type { Budget, BudgetFor, RequestEnd } from '../shared/ports/pace.ts'

const free: Budget = { take: () => Promise.resolve(null), report: () => Promise.resolve() }

/** Leave to send whenever one likes: for tests of what is sent, not of when. */
export const freeBudget: BudgetFor = () => ({ requests: free, logins: free })

/** The same, and writes down the turns that are taken and how requests ended; with a refusal nothing may be sent. */
export function notedBudget(refusedUntil: number | null = null) {
  const noted: ('request' | 'login' | RequestEnd)[] = []
  const named = (name: 'request' | 'login'): Budget => ({
    async take() {
      noted.push(name)
      return refusedUntil === null
        ? null
        : { kind: 'throttled', code: 'marketplace.throttled', until: refusedUntil }
    },
    // A login ends as the request that it is as well.
    report: async (end) => void (name === 'request' && noted.push(end)),
  })
  const budgetFor: BudgetFor = () => ({ requests: named('request'), logins: named('login') })
  return { noted, budgetFor }
}

/** A shelf in memory: what one process leaves for itself. Nothing on it grows old by itself. */
export function memoryShelf(now: () => number = Date.now): Shelf {
  const kept = new Map<string, Shelved>()
  const claims = new Map<string, number>()
  return {
    read: async (key) => kept.get(key) ?? null,
    put: async (key, value) => void kept.set(key, { value: structuredClone(value), putAt: now() }),
    async claim(key, until) {
      if ((claims.get(key) ?? 0) > now()) return false
      claims.set(key, until)
      return true
    },
    release: async (key, until) => void (claims.get(key) === until && claims.delete(key)),
  }
}
