// Takes a paper and its file away.
import type { Session } from '../../../shared/domain/session.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { recordPapers } from './record-papers.ts'
import { namedTenant } from './tenant-in-reach.ts'

/** The file goes first: where that fails the paper is still in the list, and can be removed again. */
export async function removePaper(
  deps: WebDeps,
  session: Session,
  { tenant: asked, id }: { tenant: string | undefined; id: string },
): Promise<Outcome<{ id: string }>> {
  const tenant = await namedTenant(deps, session, asked)
  if (!tenant.ok) return tenant
  const paper = (await deps.stores.papers.list(tenant.value)).find((one) => one.id === id)
  if (!paper) return refuse(404, problems.paperUnknown())
  const change = { tenant: tenant.value, id, act: 'paper.remove' } as const
  await recordPapers(deps, session, change, async (now) => {
    await deps.files.removePaper(paper.file.sha256)
    await deps.stores.papers.remove(tenant.value, id, now)
  })
  return done({ id })
}
