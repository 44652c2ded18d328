// Reads only: the papers of an account, as people see them.
import { isExpired, type Paper } from '../../../shared/domain/paper.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { vietnamDay } from '../../../shared/ports/clock.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome } from '../trouble.ts'
import { namedTenant } from './tenant-in-reach.ts'

export type ShownPaper = Paper & { expired: boolean; url: string }

/** In the order they were added. */
export async function listPapers(
  deps: Pick<WebDeps, 'stores' | 'files' | 'clock'>,
  session: Session,
  asked: string | undefined,
): Promise<Outcome<ShownPaper[]>> {
  const tenant = await namedTenant(deps, session, asked)
  if (!tenant.ok) return tenant
  const papers = await deps.stores.papers.list(tenant.value)
  return done(papers.map((paper) => shown(deps, paper)))
}

export function shown(deps: Pick<WebDeps, 'files' | 'clock'>, paper: Paper): ShownPaper {
  const expired = isExpired(paper, vietnamDay(deps.clock.now()))
  return { ...paper, expired, url: deps.files.paperUrl(paper.file.sha256) }
}
