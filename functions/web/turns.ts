import type { Context } from 'hono'
import { contentHash } from '../../shared/domain/hash.ts'
import { problems } from '../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from './deps.ts'
import { done, type Outcome, troubleOf } from './trouble.ts'

/**
 * How often in so many seconds, for one user name and for one address. Many people of a village share an address, so it
 * may do more; nobody types ten wrong passwords, or sends a sheet every second.
 */
const allowed = {
  'sign-in': { user: 10, address: 100, seconds: 900 },
  upload: { user: 600, address: 1_200, seconds: 600 },
} as const
type Act = keyof typeof allowed
type By = 'user' | 'address'

type Deps = Pick<WebDeps, 'stores' | 'clock' | 'addressOf'>

/** Counted before it is done, so that many at a time are no more than one after the other. */
export async function takeTurn(deps: Deps, c: Context, act: Act, user: string): Promise<Outcome<null>> {
  const counts = await Promise.all([
    isTooMany(deps, act, 'user', user),
    isTooMany(deps, act, 'address', deps.addressOf(c)),
  ])
  if (!counts.some(Boolean)) return done(null)
  const milliseconds = allowed[act].seconds * 1000
  const retryAfter = Math.ceil((milliseconds - (deps.clock.now() % milliseconds)) / 1000)
  const trouble = troubleOf(429, problems.tooMany(Math.ceil(retryAfter / 60)))
  return { ok: false, trouble: { ...trouble, retryAfter } }
}

/** A person who got in did not guess: what they mistyped before is forgotten. */
export async function forgetTurns(deps: Deps, act: Act, user: string): Promise<void> {
  const { scope, window } = placeOf(deps, act, 'user', user)
  await deps.stores.ledger.disclaim(scope, window)
}

async function isTooMany(deps: Deps, act: Act, by: By, who: string): Promise<boolean> {
  const { scope, window } = placeOf(deps, act, by, who)
  const times = await deps.stores.ledger.count(scope, window, allowed[act].seconds * 1000)
  return times > allowed[act][by]
}

/** Nobody reads out of the ledger who it was. */
function placeOf(deps: Pick<Deps, 'clock'>, act: Act, by: By, who: string) {
  const window = Math.floor(deps.clock.now() / (allowed[act].seconds * 1000))
  return { scope: `turns#${act}#${by}#${contentHash(who.trim().toLowerCase())}`, window: String(window) }
}
