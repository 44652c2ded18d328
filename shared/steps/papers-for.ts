// Reads only: the papers of an account that speak for one of its products today.

import type { Desired } from '../domain/desired.ts'
import { papersMark, validPapers } from '../domain/paper.ts'
import type { Status } from '../domain/status.ts'
import { type Clock, vietnamDay } from '../ports/clock.ts'
import type { LinkedPaper } from '../ports/marketplace.ts'
import type { Stores } from '../ports/stores.ts'

type Parts = {
  stores: Pick<Stores, 'papers'>
  paperUrl: (sha256: string) => string
  clock: Pick<Clock, 'now'>
}

/** What a marketplace may be shown, and the mark by which a later change of it is seen. */
export async function papersFor(
  { stores, paperUrl, clock }: Parts,
  { tenant, sku }: Pick<Desired, 'tenant' | 'sku'>,
): Promise<{ linked: LinkedPaper[]; mark: string }> {
  const papers = validPapers(await stores.papers.list(tenant), sku, vietnamDay(clock.now()))
  const linked = papers.map(({ kind, number, issuedOn, expiresOn, file }) => ({
    ...{ kind, number, issuedOn, expiresOn },
    ...{ name: file.name, type: file.type, url: paperUrl(file.sha256) },
  }))
  return { linked, mark: papersMark(papers) }
}

/** The last try went by other papers than those of today. */
export async function havePapersChanged(parts: Parts, status: Status): Promise<boolean> {
  return (await papersFor(parts, status)).mark !== (status.papers ?? '')
}
