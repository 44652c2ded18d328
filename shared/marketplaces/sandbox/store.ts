import { openJournal } from './journal.ts'
import type { SandboxRecord } from './record.ts'

/** The products of one sandbox. `commit` is on disk when it returns. */
export type SandboxStore = {
  byId(id: string): SandboxRecord | null
  bySku(sku: string): SandboxRecord | null
  all(): SandboxRecord[]
  nextId(): string
  /** Notes the time as well. */
  commit(record: Omit<SandboxRecord, 'changedAt'>): SandboxRecord
  close(): void
}

const FIRST_ID = 1001

export function openStore(file: string | null, now: () => number): SandboxStore {
  const journal = openJournal(file)
  const records = new Map(journal.records.map((record) => [record.id, record]))
  const ids = new Map(journal.records.map((record) => [record.sku, record.id]))
  return {
    byId: (id) => records.get(id) ?? null,
    bySku: (sku) => records.get(ids.get(sku) ?? '') ?? null,
    all: () => [...records.values()],
    nextId: () => String(FIRST_ID + records.size),
    commit(committed) {
      const record = { ...committed, changedAt: now() }
      journal.append(record)
      records.set(record.id, record)
      ids.set(record.sku, record.id)
      return record
    },
    close: () => journal.close(),
  }
}
