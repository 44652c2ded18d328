// Writes the import's request, and the ledger entry that lets the sweep find it again.
import { ImportId } from '../../../shared/domain/ids.ts'
import type { Import, ImportRequest } from '../../../shared/domain/import.ts'
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
  const request: ImportRequest = {
    tenant: tenant.value,
    importId: ImportId.parse(deps.clock.id()),
    filename: ask.filename,
    size: ask.size,
    uploadedBy: session.user,
    manyProducers: ownList,
    communes: ownList ? session.communes : [],
    createdAt: deps.clock.now(),
    rereadOf: null,
  }
  await record(deps, session, request)
  return done(request)
}

/**
 * Opens an import of a file that was read before, because a person has said more about it since: what its columns mean,
 * or that a product may be sold. `say` writes that. Refused, and nothing said, where the file is not kept any more.
 */
export async function readAgain(
  deps: WebDeps,
  session: Session,
  of: Import,
  say: () => Promise<void>,
): Promise<Outcome<ImportRequest>> {
  const { tenant, importId } = of.request
  if (!of.reading && !of.failure) return refuse(409, problems.importNotReady())
  if ((await deps.files.sheetSize(tenant, importId)) === null) return refuse(409, problems.sheetGone())
  await say()
  const request: ImportRequest = {
    ...of.request,
    importId: ImportId.parse(deps.clock.id()),
    uploadedBy: session.user,
    createdAt: deps.clock.now(),
    rereadOf: importId,
  }
  await record(deps, session, request)
  await deps.files.copySheet(tenant, importId, request.importId)
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
