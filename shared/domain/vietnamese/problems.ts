import { paperProblems } from './problems/papers.ts'
import { peopleProblems } from './problems/people.ts'
import { productProblems } from './problems/products.ts'
import { requestProblems } from './problems/requests.ts'
import { sheetProblems } from './problems/sheets.ts'
import { staffProblems } from './problems/staff-work.ts'

export type { ProblemText } from './problems/problem-text.ts'

/** Every problem that a page or the API answers with. */
export const problems = {
  ...requestProblems,
  ...peopleProblems,
  ...sheetProblems,
  ...productProblems,
  ...paperProblems,
  ...staffProblems,
}
