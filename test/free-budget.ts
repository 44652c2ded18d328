import type { Budget, BudgetFor } from '../shared/ports/pace.ts'

const free: Budget = { take: () => Promise.resolve(null), report: () => Promise.resolve() }

/** Leave to send whenever one likes: for tests of what is sent, not of when. */
export const freeBudget: BudgetFor = () => ({ requests: free, logins: free })
