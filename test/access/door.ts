import type { Scene } from './scene.ts'

/** The columns of the table: who comes, and whether they name the seller’s account as staff do. */
export const columns = {
  nobody: 'nobody; a token that is over, or forged',
  seller: 'the seller',
  other: 'another seller',
  otherNaming: '… who names the account',
  officer: 'officer of the commune',
  elsewhere: 'officer of another commune',
  elsewhereNaming: '… who names the account',
  province: 'officer of the province',
  operator: 'operator',
} as const
export type Column = keyof typeof columns

export const columnNames = Object.keys(columns) as Column[]

/** What is answered; `login` is a redirect to the page for signing in. */
export type Answered = number | 'login'

/** One request: a path, and a body of one of three kinds. */
export type Sent = {
  path: string
  json?: unknown
  form?: Record<string, string | File>
  body?: string
  headers?: Record<string, string>
  /** Carries a token of its own, because it ends it. */
  ends?: true
}

/** `named` is the query that names the seller’s account, or nothing. */
export type Ask = { scene: Scene; tenant: string | undefined; named: string }

/** A call or page, what is asked of it, and what everybody is answered, in the order of the columns. */
export type Door = {
  route: string
  send: (ask: Ask) => Sent | Promise<Sent>
  answers: readonly Answered[]
}

export const door = (route: string, answers: readonly Answered[], send: Door['send']): Door => ({
  route,
  answers,
  send,
})

/** Whoever comes is answered the same. */
export const open = (status: Answered): Answered[] => columnNames.map(() => status)

/**
 * `inReach` is for the seller, the officer of the commune, and those of the whole province; then what everybody else is
 * answered: a stranger with the id alone, and one who names the account; the same for an officer of elsewhere.
 */
export function reach(
  nobody: Answered,
  inReach: Answered,
  strangers: readonly [Answered, Answered, Answered, Answered],
): Answered[] {
  const [other, otherNaming, elsewhere, elsewhereNaming] = strangers
  return [nobody, inReach, other, otherNaming, inReach, elsewhere, elsewhereNaming, inReach, inReach]
}

/** Not for sellers; then for officers of the commune, of another one (alone and naming), of the province, and operators. */
export const staff = (
  nobody: Answered,
  here: Answered,
  elsewhere: readonly [Answered, Answered],
  province: Answered,
  operator: Answered,
): Answered[] => [nobody, 403, 403, 403, here, ...elsewhere, province, operator]
