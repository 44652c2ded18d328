// Reads only: the papers of an account, as people see them.
import { isExpired, type Paper } from '../../../shared/domain/paper.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import { vietnamDay } from '../../../shared/ports/clock.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { tenantInReach } from './tenant-in-reach.ts'

export type ShownPaper = Paper & { expired: boolean; url: string }

/** Whose papers are meant: one's own, or for staff those of the account they name. An office has none. */
export async function paperOwner(
  deps: Pick<WebDeps, 'stores'>,
  session: Session,
  asked: string | undefined,
): ReturnType<typeof tenantInReach> {
  if (session.role !== 'owner' && asked === undefined) return refuse(422, problems.tenantMissing(), 'tenant')
  return tenantInReach(deps, session, asked)
}

/** In the order they were added. */
export async function listPapers(
  deps: Pick<WebDeps, 'stores' | 'files' | 'clock'>,
  session: Session,
  asked: string | undefined,
): Promise<Outcome<ShownPaper[]>> {
  const tenant = await paperOwner(deps, session, asked)
  if (!tenant.ok) return tenant
  const papers = await deps.stores.papers.list(tenant.value)
  return done(papers.map((paper) => shown(deps, paper)))
}

export function shown(deps: Pick<WebDeps, 'files' | 'clock'>, paper: Paper): ShownPaper {
  const expired = isExpired(paper, vietnamDay(deps.clock.now()))
  return { ...paper, expired, url: deps.files.paperUrl(paper.file.sha256) }
}
