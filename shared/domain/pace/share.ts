/** A worker that wants more permits, and how many it has. Since when it waits: epoch milliseconds. */
export type Claimant = { id: string; count: number; since: number }

/** `peers` are the others of the same kind that want more; `free`: permits that nobody has. */
type Standing = { own: Claimant; peers: Claimant[]; free: number }

/** Who has least comes first, of those whoever waited longest. */
function isBefore(one: Claimant, other: Claimant): boolean {
  if (one.count !== other.count) return one.count < other.count
  return one.since === other.since ? one.id < other.id : one.since < other.since
}

const firstOf = (claimants: Claimant[]): Claimant | undefined =>
  claimants.reduce<Claimant | undefined>(
    (first, one) => (first === undefined || isBefore(one, first) ? one : first),
    undefined,
  )

const withOneMore = (claimants: Claimant[], lucky: Claimant): Claimant[] =>
  claimants.map((one) => (one === lucky ? { ...one, count: one.count + 1 } : one))

/** The free permits are dealt one by one. */
function dealt(claimants: Claimant[], free: number): Claimant[] {
  const first = firstOf(claimants)
  return free === 0 || first === undefined ? claimants : dealt(withOneMore(claimants, first), free - 1)
}

/** How many of the free permits are ours. */
export function due({ own, peers, free }: Standing): number {
  const after = dealt([own, ...peers], free).find(({ id }) => id === own.id)
  return (after?.count ?? own.count) - own.count
}

/**
 * How many of ours others should have: as many as make us equal. Where there are fewer permits than workers, the one we
 * had for a while.
 */
export function surplus({ own, peers, free }: Standing, hadForAWhile: boolean): number {
  let others = dealt(peers, free)
  for (let give = 0; ; give += 1) {
    const first = firstOf(others)
    const ahead = own.count - give - (first?.count ?? Number.POSITIVE_INFINITY)
    const isTurn = hadForAWhile && give === 0 && ahead === 1 && first?.count === 0
    if (first === undefined || (ahead < 2 && !isTurn)) return give
    others = withOneMore(others, first)
  }
}
