// The hand-over: what the lanes put on the records of products becomes packages for desks. Writes hand-overs and mail claims.
import type { HandOverPackage } from '../domain/hand-over/package.ts'
import type { Patience } from '../domain/retry.ts'
import type { Clock } from '../ports/clock.ts'
import type { Desk, HandOverFiles } from '../ports/hand-over.ts'
import type { Mailer } from '../ports/mailer.ts'
import type { Stores } from '../ports/stores.ts'
import { mailPackage, remind } from './hand-over-mail.ts'
import { packDue } from './hand-over-pack.ts'

export type HandOverParts = {
  stores: Pick<Stores, 'handOvers' | 'ledger'>
  /** Every desk that goods are handed to now. */
  desks: () => Promise<Desk[]>
  files: HandOverFiles
  mailer: Mailer
  publicUrl: string
  helpPhone: string | null
  patience: Pick<Patience, 'leaseMs'>
  clock: Clock
}

/** Longer than a run may last, so that two never work for the same desk. */
const leaseSeconds = 900

/** How many of the newest packages are looked at: none older is still waited for. */
const watched = 200

/**
 * One run for every desk: pack what is due, mail what is packed, remind of what has no answer. What goes wrong at one
 * desk keeps no other waiting; it is thrown at the end.
 */
export async function handOver(parts: HandOverParts): Promise<void> {
  const errors: unknown[] = []
  for (const desk of await parts.desks()) {
    try {
      await serve(parts, desk)
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} desks could not be served`)
}

async function serve(parts: HandOverParts, desk: Desk): Promise<void> {
  const { ledger } = parts.stores
  const key = `${desk.marketplace}#${desk.shop}`
  if (!(await ledger.claim(leases, key, parts.clock.now(), leaseSeconds))) return
  try {
    await packDue(parts, desk, await packagesOf(parts, desk))
    const errors: unknown[] = []
    for (const one of await packagesOf(parts, desk)) {
      const work = one.mail === 'none' ? mailPackage(parts, desk, one) : remind(parts, desk, one)
      await work.catch((error: unknown) => errors.push(error))
    }
    if (errors.length > 0) throw new AggregateError(errors, `mails to the desk of ${key} did not go`)
  } finally {
    await ledger.disclaim(leases, key)
  }
}

const leases = 'handover#leases'

/** Oldest first, as the desk gets them. */
async function packagesOf({ stores }: HandOverParts, desk: Desk): Promise<HandOverPackage[]> {
  const all = await stores.handOvers.packages({ before: null, limit: watched })
  return all.filter((one) => one.marketplace === desk.marketplace && one.shop === desk.shop).reverse()
}
