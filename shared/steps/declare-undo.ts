// Part of stage 2: what an import said is taken back. Also writes which of its pages are done.
import type { Desired } from '../domain/desired.ts'
import type { TenantId } from '../domain/ids.ts'
import { type Import, isExpress, lookAtUndo } from '../domain/import.ts'
import type { IntakeMessage } from '../domain/messages.ts'
import { type Undoing, undoImport } from '../domain/undo-import.ts'
import { acceptedRows } from './declare-import.ts'
import { type DeclareParts, dispatch, sendPages, writeDecision } from './declare-parts.ts'
import { undoSource } from './sources.ts'

type UndoMessage = Extract<IntakeMessage, { kind: 'undo' }>

/** Without a page: sends one message per page that is not done. With one: takes back what its rows said. Safe to repeat. */
export async function declareUndo(parts: DeclareParts, message: UndoMessage): Promise<void> {
  const of = await parts.stores.imports.get(message.tenant, message.importId)
  if (!of?.undo) return
  const { page } = message
  if (page === undefined) {
    const counts = of.reading?.counts
    return counts && sendPages(parts, lookAtUndo(of.request, counts), counts, of.undone)
  }
  if (!of.undone.includes(page)) await undoPage(parts, of, of.undo, page)
}

const together = 10

async function undoPage(parts: DeclareParts, of: Import, undo: Omit<Undoing, 'importId'>, page: number) {
  const { tenant, importId } = of.request
  const undoing = { ...undo, importId }
  const rows = await acceptedRows(parts, of, page)
  const keys = rows.flatMap(({ seller, sku }) => (sku === null ? [] : [{ tenant: seller, sku }]))
  const known = await parts.stores.desired.getMany(keys)
  const undone: Desired[] = []
  for (let n = 0; n < known.length; n += together) {
    const some = known.slice(n, n + together)
    undone.push(...(await Promise.all(some.map((one) => undoOne(parts, one, undoing)))))
  }
  const express = of.reading !== null && isExpress(of.reading.counts)
  await dispatch(parts, { source: undoSource({ tenant, importId }), page: `${page}`, express }, undone)
  await parts.stores.imports.recordPage(tenant, importId, 'undone', page)
}

function undoOne(parts: DeclareParts, known: Desired, undoing: Undoing): Promise<Desired> {
  const decide = (current: Desired) => {
    const { next } = undoImport(current, undoing, parts.clock.now())
    return next ? ({ kind: 'write', next } as const) : ({ kind: 'unchanged', current } as const)
  }
  const key: { tenant: TenantId; sku: string } = known
  return writeDecision(parts, known, decide, key)
}
