import { createHash } from 'node:crypto'
import type { Session } from '../../shared/domain/session.ts'
import type { WebDeps } from './deps.ts'

/** Seconds. The user pool gives no token that lives longer. */
const longestLife = 86_400

/** Of what is signed: a signature can be written in more than one way. */
const scopeOf = (token: string): string =>
  `session#${createHash('sha256')
    .update(token.slice(0, token.lastIndexOf('.')))
    .digest('hex')}`

/** Whose token it is; null for one that is not valid, or whose owner has signed out. */
export async function sessionOf(
  deps: Pick<WebDeps, 'identity' | 'stores'>,
  token: string,
): Promise<Session | null> {
  const session = await deps.identity.verify(token)
  if (session === null) return null
  return (await deps.stores.ledger.claimState(scopeOf(token), 'ended')) === null ? session : null
}

/** From now on the token counts for nothing, wherever a copy of it may be. Of one that is not valid nothing is kept. */
export async function endSession(
  deps: Pick<WebDeps, 'identity' | 'stores' | 'clock'>,
  token: string,
): Promise<void> {
  if ((await deps.identity.verify(token)) === null) return
  await deps.stores.ledger.claim(scopeOf(token), 'ended', deps.clock.now(), longestLife)
}
