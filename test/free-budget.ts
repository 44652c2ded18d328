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
    report: async (end) => void noted.push(end),
  })
  const budgetFor: BudgetFor = () => ({ requests: named('request'), logins: named('login') })
  return { noted, budgetFor }
}
