// Reads what undoing an import would do; writes the request to undo it, then tells the intake queue where to look.
import type { MarketplaceId } from '../../../shared/domain/ids.ts'
import { type Import, type ImportUndo, lookAtUndo, pageCount } from '../../../shared/domain/import.ts'
import { undoMs } from '../../../shared/domain/import-step.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { type Undone, undoImport } from '../../../shared/domain/undo-import.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { RowRecord } from '../../../shared/ports/stores.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { stateOfImport } from './find-import.ts'

/** A row whose product changes or stays for a reason. */
export type UndoneRow = { row: RowRecord; name: string } & Pick<Undone, 'kind' | 'back' | 'down' | 'kept'>

export type UndoPreview = {
  /** Products: how many go back, are taken down, stay in part, or stay because nothing is known of before. */
  counts: { back: number; down: number; stays: number; forgotten: number }
  /** By marketplace: products that change there, and those that are taken down; how. */
  places: Record<string, { changes: number; down: number; way: 'withdrawn' | 'paused'; can: boolean }>
  /** The first of them. */
  rows: UndoneRow[]
  more: boolean
}

const atOnce = 200
const mostRows = 200

/** What undoing would do now, decided by what will do it. */
export async function previewUndo(deps: WebDeps, of: Import): Promise<Outcome<UndoPreview>> {
  const may = await mayUndo(deps, of)
  if (!may.ok) return may
  const { ways, can } = waysOf(deps)
  const undoing = { importId: of.request.importId, order: deps.clock.id(), ways }
  const preview: UndoPreview = {
    counts: { back: 0, down: 0, stays: 0, forgotten: 0 },
    places: {},
    rows: [],
    more: false,
  }
  for await (const { row, current } of listingsOf(deps, of)) {
    const undone = undoImport(current, undoing, deps.clock.now())
    count(preview, undone)
    for (const [id, target] of Object.entries(current.targets)) {
      const isDown = undone.down.includes(id as MarketplaceId)
      if (!isDown && (undone.back.length === 0 || target === 'withdrawn')) continue
      preview.places[id] ??= { changes: 0, down: 0, way: ways[id] ?? 'withdrawn', can: can.has(id) }
      preview.places[id][isDown ? 'down' : 'changes'] += 1
    }
    const { kind, back, down, kept } = undone
    if (kind === 'nothing') continue
    if (preview.rows.length === mostRows) preview.more = true
    else preview.rows.push({ row, name: current.listing.name, kind, back, down, kept })
  }
  return done(preview)
}

function count({ counts }: UndoPreview, { kind, back, down, kept }: Undone): void {
  if (kind === 'forgotten') counts.forgotten += 1
  if (back.length > 0) counts.back += 1
  if (down.length > 0) counts.down += 1
  if (kept.length > 0) counts.stays += 1
}

/** Asked for once; asking again answers the first time, and wakes what is left of it. */
export async function askUndo(
  deps: WebDeps,
  session: Session,
  of: Import,
  { withdraw }: { withdraw: boolean },
): Promise<Outcome<ImportUndo>> {
  if (!of.undo) {
    const preview = await previewUndo(deps, of)
    if (!preview.ok) return preview
    if (preview.value.counts.down > 0 && !withdraw)
      return refuse(409, problems.undoWithdraws(preview.value.counts.down), 'withdraw')
  }
  const { tenant, importId } = of.request
  const undoneAt = deps.clock.now()
  const asked = { order: deps.clock.id(), ways: waysOf(deps).ways, undoneBy: session.user, undoneAt }
  // Noted before it is said: a request whose note got lost would never be looked at.
  if (!isUndone(of)) await deps.stores.ledger.open({ kind: 'undo', tenant, importId, openedAt: undoneAt })
  const first = await deps.stores.imports.recordUndo(tenant, importId, asked)
  if (tenant !== session.tenant && !of.undo)
    await deps.stores.ledger.audit({
      ...{ at: undoneAt, user: session.user, tenant, act: 'import.undo', subject: importId },
    })
  if (of.reading && !isUndone(of)) await deps.queues.intake([lookAtUndo(of.request, of.reading.counts)])
  return done(first)
}

/** All that the import said is taken back; the marketplaces may still be on their way. */
export const isUndone = (of: Import): boolean =>
  of.undo !== null && of.undone.length >= pageCount(of.reading?.counts.rows ?? 0)

/** Whether there is anything that could be undone, for as long as what was before is kept. */
export async function mayUndo(deps: Pick<WebDeps, 'files' | 'clock'>, of: Import): Promise<Outcome<null>> {
  if (of.undo) return done(null)
  const state = await stateOfImport(deps, of)
  if (!of.confirmation || !['publishing', 'settled'].includes(state))
    return refuse(409, problems.undoNotReady())
  const isOver = deps.clock.now() - of.confirmation.confirmedAt > undoMs
  return isOver ? refuse(409, problems.undoTooLate()) : done(null)
}

/** How each marketplace can be rid of a product: taken down, hidden where it cannot, or (not in `can`) by hand only. */
function waysOf({ known }: Pick<WebDeps, 'known'>) {
  const ways: Record<string, 'withdrawn' | 'paused'> = {}
  const can = new Set<string>()
  for (const { id, capabilities } of known) {
    ways[id] = !capabilities.withdraw && capabilities.pause ? 'paused' : 'withdrawn'
    if (capabilities.withdraw || capabilities.pause) can.add(id)
  }
  return { ways, can }
}

/** The accepted rows of an import with their listings, in sheet order. */
async function* listingsOf({ stores }: Pick<WebDeps, 'stores'>, { request: { tenant, importId } }: Import) {
  for (let from: number | null = 0; from !== null; ) {
    const page: { items: RowRecord[]; next: number | null } = await stores.rows.list(tenant, importId, {
      from,
      limit: atOnce,
    })
    const rows = page.items.filter(({ result, sku }) => result.outcome === 'accepted' && sku !== null)
    const keys = rows.map(({ seller, sku }) => ({ tenant: seller, sku: sku ?? '' }))
    const found = new Map(
      (await stores.desired.getMany(keys)).map((one) => [`${one.tenant}#${one.sku}`, one]),
    )
    for (const row of rows) {
      const current = found.get(`${row.seller}#${row.sku}`)
      if (current) yield { row, current }
    }
    from = page.next
  }
}
