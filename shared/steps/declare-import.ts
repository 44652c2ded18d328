// Part of stage 2: the rows of an import. Also writes which pages of the import are done.
import type { Targets, Wish } from '../domain/desired.ts'
import type { MarketplaceId } from '../domain/ids.ts'
import { type Import, isExpress, lookAtImport, pageSize } from '../domain/import.ts'
import type { IntakeMessage } from '../domain/messages.ts'
import type { RowRecord } from '../ports/stores.ts'
import { type DeclareParts, declareAll, dispatch, sendPages } from './declare-parts.ts'
import { wishOf } from './row-wish.ts'
import { importSource } from './sources.ts'

type ImportMessage = Extract<IntakeMessage, { kind: 'import' }>

/** Without a page: sends one message per page that is not done. With one: declares its accepted rows. */
export async function declareImport(parts: DeclareParts, message: ImportMessage): Promise<void> {
  const of = await parts.stores.imports.get(message.tenant, message.importId)
  if (!of?.reading || of.settlement || of.undo) return
  const { page } = message
  const done = of.confirmation ? of.declared : of.drafted
  if (page === undefined)
    return sendPages(parts, lookAtImport(of.request, of.reading.counts), of.reading.counts, done)
  // Said again, by the queue or by the sweep: there is nothing left to do, and many of these must not hold up others.
  if (done.includes(page)) return
  if (of.confirmation) await declarePage(parts, of, page)
  else await draftPage(parts, of, page)
}

/** Accepted rows become drafts: kept, shown, wanted nowhere. A listing that is wanted somewhere is not touched yet. */
async function draftPage(parts: DeclareParts, of: Import, page: number): Promise<void> {
  await declareAll(parts, await wishesOf(parts, of, page, {}))
  await parts.stores.imports.recordPage(of.request.tenant, of.request.importId, 'drafted', page)
}

async function declarePage(parts: DeclareParts, of: Import, page: number): Promise<void> {
  const { tenant, importId } = of.request
  const chosen = (of.confirmation?.marketplaces ?? []) as MarketplaceId[]
  const targets: Targets = Object.fromEntries(chosen.map((id) => [id, 'listed']))
  const declared = await declareAll(parts, await wishesOf(parts, of, page, targets))
  const express = of.reading !== null && isExpress(of.reading.counts)
  await dispatch(parts, { source: importSource(of.request), page: `${page}`, express }, declared)
  await parts.stores.imports.recordPage(tenant, importId, 'declared', page)
}

/** The wishes of a page of rows. The import's id, a ULID, is their order: a later import beats an earlier one. */
async function wishesOf(parts: DeclareParts, of: Import, page: number, targets: Targets): Promise<Wish[]> {
  return (await acceptedRows(parts, of, page)).map((row) => wishOf(of, row, targets))
}

export async function acceptedRows(
  parts: Pick<DeclareParts, 'stores'>,
  of: Import,
  page: number,
): Promise<RowRecord[]> {
  const { tenant, importId } = of.request
  const accepted: RowRecord[] = []
  for (let from: number | null = page * pageSize; from !== null && from < (page + 1) * pageSize; ) {
    const limit: number = (page + 1) * pageSize - from
    const rows: { items: RowRecord[]; next: number | null } = await parts.stores.rows.list(tenant, importId, {
      from,
      limit,
    })
    accepted.push(...rows.items.filter(({ result }) => result.outcome === 'accepted'))
    from = rows.next
  }
  return accepted
}
