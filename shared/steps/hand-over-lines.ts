// Part of the hand-over: which products of a package are still waited for. Writes the counts of packages.
import type { HandOverPackage, PackageLine } from '../domain/hand-over/package.ts'
import type { Clock } from '../ports/clock.ts'
import type { HandOverStore } from '../ports/hand-over.ts'

/** `isReplaced`: without an answer, and a newer package asks about the same product anew. */
export type WatchedLine = PackageLine & { isReplaced: boolean }

const together = 8
/** How often a package is read anew where somebody else writes it at the same time. */
const rounds = 5

/** Lines of a package, by key, and whether somebody still waits for them. */
export async function watchedLines(
  handOvers: HandOverStore,
  of: Pick<HandOverPackage, 'id' | 'marketplace' | 'shop'>,
): Promise<WatchedLine[]> {
  const items = handOvers.items(of)
  const lines = await handOvers.lines(of.id)
  const watched: WatchedLine[] = []
  for (let from = 0; from < lines.length; from += together) {
    const some = lines.slice(from, from + together).map(async (line) => {
      const packed = line.answer === null ? (await items.get(line.key))?.packed : null
      return { ...line, isReplaced: (packed?.number ?? 0) > line.number }
    })
    watched.push(...(await Promise.all(some)))
  }
  return watched
}

export const isOpen = ({ answer, isReplaced }: WatchedLine): boolean => answer === null && !isReplaced

/** Counts a package anew, so that its counts never drift. */
export async function recount(
  { stores, clock }: { stores: { handOvers: HandOverStore }; clock: Pick<Clock, 'now'> },
  known: HandOverPackage,
): Promise<HandOverPackage> {
  const lines = await watchedLines(stores.handOvers, known)
  const answered = lines.filter((line) => line.answer !== null).length
  const replaced = lines.filter((line) => line.isReplaced).length
  for (let round = 0; round < rounds; round += 1) {
    const of = (await stores.handOvers.package(known.id)) ?? known
    if (of.answered === answered && of.replaced === replaced) return of
    const answeredAt = of.answered === answered ? of.answeredAt : clock.now()
    const next = { ...of, answered, replaced, answeredAt }
    if (await stores.handOvers.putPackage(next, of)) return { ...next, revision: of.revision + 1 }
  }
  return { ...known, answered, replaced }
}
