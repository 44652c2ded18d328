import { ImportId, type TenantId } from '../../../shared/domain/ids.ts'
import { type Import, type ImportState, importState } from '../../../shared/domain/import.ts'
import { mayActIn, type Session } from '../../../shared/domain/session.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { tenantInReach } from './tenant-in-reach.ts'

/** An import, looked up under one account only: whether somebody else has one of that id is never told. */
export async function findImport(
  deps: Pick<WebDeps, 'stores'>,
  session: Session,
  ask: { importId: string; tenant?: string | undefined },
): Promise<Outcome<Import>> {
  const tenant = await tenantInReach(deps, session, ask.tenant)
  const id = ImportId.safeParse(ask.importId)
  const found = tenant.ok && id.success ? await deps.stores.imports.get(tenant.value, id.data) : null
  return found && isInReach(session, found) ? done(found) : refuse(404, problems.importUnknown())
}

/** A list of many producers is for those who may act in all of its communes. */
const isInReach = (session: Session, { request }: Import): boolean =>
  request.communes.every((commune) => mayActIn(session, commune))

/** Where an import stands. The file is asked about only while nobody has read it. */
export async function stateOfImport(deps: Pick<WebDeps, 'files'>, of: Import): Promise<ImportState> {
  const { tenant, importId } = of.request
  const uploaded = of.reading || of.failure ? true : (await deps.files.sheetSize(tenant, importId)) !== null
  return importState(of, uploaded)
}

/** The newest imports of an account, each with its state; fewer where some are of communes out of reach. */
export async function newestImports(
  deps: Pick<WebDeps, 'stores' | 'files'>,
  session: Session,
  tenant: TenantId,
  limit: number,
): Promise<{ of: Import; state: ImportState }[]> {
  const newest = await deps.stores.imports.list(tenant, limit)
  const found = newest.filter((of) => isInReach(session, of))
  return Promise.all(found.map(async (of) => ({ of, state: await stateOfImport(deps, of) })))
}
