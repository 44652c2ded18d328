// Writes the import's request, and the ledger entry that lets the sweep find it again.
import { ImportId } from '../../../shared/domain/ids.ts'
import type { ImportRequest } from '../../../shared/domain/import.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { tenantInReach } from './tenant-in-reach.ts'

type Ask = { filename: string; size: number; tenant?: string | undefined }

/**
 * Opens an import for a sheet of `size` bytes. Staff who name no account bring a list of many producers, which belongs
 * to their office; everybody else brings one account's own products.
 */
export async function startImport(
  deps: WebDeps,
  session: Session,
  ask: Ask,
  maxBytes: number,
): Promise<Outcome<ImportRequest>> {
  if (ask.size === 0) return refuse(422, problems.fileEmpty(), 'size')
  if (ask.size > maxBytes) return refuse(413, problems.fileTooLarge(maxBytes), 'size')
  const tenant = await tenantInReach(deps, session, ask.tenant)
  if (!tenant.ok) return tenant
  const ownList = session.role !== 'owner' && tenant.value === session.tenant
  const request = {
    tenant: tenant.value,
    importId: ImportId.parse(deps.clock.id()),
    filename: ask.filename,
    size: ask.size,
    uploadedBy: session.user,
    manyProducers: ownList,
    communes: ownList ? session.communes : [],
    createdAt: deps.clock.now(),
  } satisfies ImportRequest
  await record(deps, session, request)
  return done(request)
}

async function record(deps: WebDeps, session: Session, request: ImportRequest): Promise<void> {
  const { tenant, importId, createdAt } = request
  await deps.stores.ledger.open({ kind: 'import', tenant, importId, openedAt: createdAt })
  await deps.stores.imports.create(request)
  if (tenant === session.tenant) return
  const entry = { at: createdAt, user: session.user, tenant, act: 'import.start', subject: importId }
  await deps.stores.ledger.audit(entry)
}
