import type { BulkContribution, BulkCounts, BulkJob, BulkRequest } from '../domain/bulk.ts'
import type { CategoryMap } from '../domain/category-rule.ts'
import type { Clearance } from '../domain/clearance.ts'
import type { ColumnChoices } from '../domain/columns.ts'
import type { Consent } from '../domain/consent.ts'
import type { DeadLetter } from '../domain/dead-letter.ts'
import type { Desired } from '../domain/desired.ts'
import type { Edit } from '../domain/edit.ts'
import type { ImportId, JobId, MarketplaceId, TenantId } from '../domain/ids.ts'
import type {
  Import,
  ImportConfirmation,
  ImportFailure,
  ImportReading,
  ImportRequest,
  ImportSettlement,
  ImportUndo,
} from '../domain/import.ts'
import type { Paper } from '../domain/paper.ts'
import type { Preferences } from '../domain/preferences.ts'
import type { RowResult } from '../domain/row.ts'
import type { Meant, Status } from '../domain/status.ts'
import type { Tenant } from '../domain/tenant.ts'
import type { HandOverStore } from './hand-over.ts'

/** A page of records and the cursor of the next; `next` is null at the end. */
export type Page<T, Cursor> = { items: T[]; next: Cursor | null }

/** Seller accounts. Written by `import-sheet` (producers of a list) and by operators. */
export type TenantStore = {
  get(tenant: TenantId): Promise<Tenant | null>
  /** Writes the account unless there is one; answers what is there. */
  putIfAbsent(tenant: Tenant): Promise<Tenant>
  /** Accounts of one commune (code), or of none that is certain (`null`), in key order. */
  inCommune(commune: string | null): Promise<Tenant[]>
}

/** What people said about the columns of an account's sheets, one record per heading layout. Written by `web`. */
export type ColumnStore = {
  /** All layouts of the account, at most 200. */
  remembered(tenant: TenantId): Promise<ColumnChoices[]>
  /** Replaces what was remembered of this layout. */
  remember(tenant: TenantId, choices: ColumnChoices): Promise<void>
}

/** Yeses of staff to products that are held for a person, one per listing. Written by `web`. */
export type ClearanceStore = {
  get(tenant: TenantId, sku: string): Promise<Clearance | null>
  put(tenant: TenantId, clearance: Clearance): Promise<void>
}

/** What staff chose for the categories of each marketplace, for all accounts. Written by `web`. */
export type CategoryStore = {
  /** The empty map of revision 0 where nobody has chosen anything. */
  get(marketplace: MarketplaceId): Promise<CategoryMap>
  /** The map as it is from now on, one revision later; null where somebody else wrote since `previous` was read. */
  put(
    marketplace: MarketplaceId,
    map: Omit<CategoryMap, 'revision'>,
    previous: CategoryMap['revision'],
  ): Promise<CategoryMap | null>
}

/** What an account wants done without being asked; the usual where it said nothing. Written by `web`. */
export type PreferenceStore = {
  get(tenant: TenantId): Promise<Preferences>
  put(tenant: TenantId, preferences: Preferences): Promise<void>
}

/** That an account agreed to officers acting for it: the newest; null where nobody took one down. Written by `web`. */
export type ConsentStore = {
  get(tenant: TenantId): Promise<Consent | null>
  put(tenant: TenantId, consent: Consent): Promise<void>
}

/** Papers of an account. Written by `web`. */
export type PaperStore = {
  /** In the order they were added. */
  list(tenant: TenantId): Promise<Paper[]>
  put(tenant: TenantId, paper: Paper): Promise<void>
  /** Nothing is left of it but that there was one. */
  remove(tenant: TenantId, id: Paper['id'], now: number): Promise<void>
}

/** Imports: one facet per writer, see `domain/import.ts`. Every record call may be repeated. */
export type ImportStore = {
  create(request: ImportRequest): Promise<void>
  get(tenant: TenantId, importId: ImportId): Promise<Import | null>
  /** Newest first. */
  list(tenant: TenantId, limit: number): Promise<Import[]>
  /** The first reading stays. */
  recordReading(tenant: TenantId, importId: ImportId, reading: ImportReading): Promise<void>
  recordFailure(tenant: TenantId, importId: ImportId, failure: ImportFailure): Promise<void>
  /** The first confirmation stays; answers it. */
  recordConfirmation(
    tenant: TenantId,
    importId: ImportId,
    confirmation: ImportConfirmation,
  ): Promise<ImportConfirmation>
  recordPage(
    tenant: TenantId,
    importId: ImportId,
    purpose: 'drafted' | 'declared' | 'undone',
    page: number,
  ): Promise<void>
  /** The first stays; answers it. */
  recordUndo(tenant: TenantId, importId: ImportId, undo: ImportUndo): Promise<ImportUndo>
  recordSettlement(tenant: TenantId, importId: ImportId, settlement: ImportSettlement): Promise<void>
}

/**
 * One row of an import. `ordinal` counts from 0 in sheet order; `seller` is whose listing it becomes, `sku` which one:
 * the sheet's own code, or a stable one where it gives none; null for a row without a name.
 */
export type RowRecord = { ordinal: number; seller: TenantId; sku: string | null; result: RowResult }

/** Rows. Written by `import-sheet`. */
export type RowStore = {
  put(tenant: TenantId, importId: ImportId, rows: RowRecord[]): Promise<void>
  /** Rows with `from <= ordinal`, at most `limit`. `next` is the ordinal to go on from. */
  list(
    tenant: TenantId,
    importId: ImportId,
    range: { from: number; limit: number },
  ): Promise<Page<RowRecord, number>>
}

/** Desired. Written by `declare-listings` only. */
export type DesiredStore = {
  get(tenant: TenantId, sku: string): Promise<Desired | null>
  getMany(keys: { tenant: TenantId; sku: string }[]): Promise<Desired[]>
  /** Writes unless somebody else did since `previous` was read; false where somebody did. */
  put(next: Desired, previous: Desired | null): Promise<boolean>
  /** Listings with a SKU after `after`, in SKU order. */
  list(tenant: TenantId, range: { after: string | null; limit: number }): Promise<Page<Desired, string>>
  /** SKUs of the account that begin so, in SKU order. */
  skusBeginning(tenant: TenantId, beginning: string): Promise<string[]>
}

/**
 * `express`: a person waits for it, so it comes back before bulk work should its worker die. `means`: what the worker may send,
 * kept until the listing is given back.
 */
export type Lease = { owner: string; until: number; now: number; express?: boolean; means?: Meant }

export type StatusKey = { tenant: TenantId; marketplace: MarketplaceId; sku: string }

/** Status. Written by `publish`, and by `dead-letter` where publish could not. */
export type StatusStore = {
  get(key: StatusKey): Promise<Status | null>
  getMany(keys: StatusKey[]): Promise<Status[]>
  /**
   * Takes the listing for `owner` until `until` (epoch ms), unless somebody else holds it at `now`.
   * Answers the status as it is from then on, or null where it is taken. `dueAt` becomes `until`, so that
   * a worker that dies is noticed. Whoever has it already may take it again, to say that it means something else.
   */
  acquire(key: StatusKey, lease: Lease): Promise<Status | null>
  /**
   * Writes what was found out and gives the listing back; false where the lease was lost to somebody else. What is
   * written never goes back behind the version that is there.
   */
  release(status: Status, owner: string): Promise<boolean>
  /** Has it due at `at` (epoch ms) at the latest. Nothing where nobody ever tried it: that is behind anyway. */
  dueBy(key: StatusKey, at: number): Promise<void>
  /** Keys of a marketplace that are due at `now`, from one of `dueShards` or of those that are express, oldest first. */
  due(marketplace: MarketplaceId, shard: number | 'express', now: number, limit: number): Promise<StatusKey[]>
}

/** Over how many index partitions the due statuses of a marketplace are spread. */
export const dueShards = 4

/**
 * A note that some listings were just declared and their lanes were told. Kept until all of them are at rest, so that
 * a lost lane message is noticed. `source` says which import or bulk job, `page` which part of it.
 */
export type Dispatch = {
  source: string
  page: string
  /** What was declared: the marketplaces of each listing and the version they have to reach. */
  listings: { tenant: TenantId; sku: string; version: number; marketplaces: MarketplaceId[] }[]
  /** Few listings that a person waits for: told to the express queues. */
  express: boolean
  /** When the lane messages were last sent; epoch ms. */
  sentAt: number
}

/** Work that a person started and that is not at its end yet. */
export type OpenWork =
  | { kind: 'import'; tenant: TenantId; importId: ImportId; openedAt: number }
  | { kind: 'bulk'; jobId: JobId; openedAt: number }
  | { kind: 'edit'; tenant: TenantId; sku: string; openedAt: number }
  | { kind: 'papers'; tenant: TenantId; openedAt: number }
  | { kind: 'undo'; tenant: TenantId; importId: ImportId; openedAt: number }

/** Open work as it was noted; `toldAt` is when its message was last sent. */
export type NotedWork = OpenWork & { toldAt: number }

/** Small records that make steps repeatable. An expired entry counts as absent. */
export type Ledger = {
  /** Notes that work was started, before its first message is sent. Written by `web`; removed by `sweep`, that of papers by `declare-listings`. */
  open(work: OpenWork): Promise<void>
  openWork(): Promise<NotedWork[]>
  /** Only if it was not opened again since it was read; so is `close`. */
  toldAgain(work: NotedWork, now: number): Promise<void>
  close(work: OpenWork): Promise<void>

  /** Written by `declare-listings` before its lane messages; `sweep` renews `sentAt` and removes it. */
  putDispatch(dispatch: Dispatch): Promise<void>
  dispatches(source: string): Promise<Dispatch[]>
  /** Only if it was not written again since it was read; so is `removeDispatch`. */
  sentAgain(dispatch: Dispatch, now: number): Promise<void>
  removeDispatch(dispatch: Dispatch): Promise<void>

  /** What a person said of a listing, until Desired says it. Written by `web`, removed by `declare-listings`. */
  putEdit(edit: Edit): Promise<void>
  /** What is not in Desired yet, oldest first. */
  edits(tenant: TenantId, sku: string): Promise<Edit[]>
  removeEdit(edit: Pick<Edit, 'tenant' | 'sku' | 'order'>): Promise<void>

  /** True for the first who asks with this key; `seconds` is how long the claim is remembered. */
  claim(scope: string, key: string, now: number, seconds: number): Promise<boolean>
  /** How often this was counted in the last `milliseconds` or so, this time included; forgotten after that. */
  count(scope: string, key: string, milliseconds: number): Promise<number>
  /** Gives a claim back: what it was for did certainly not happen. */
  disclaim(scope: string, key: string): Promise<void>
  /** Marks a claim as carried out. */
  fulfil(scope: string, key: string, now: number): Promise<void>
  /** Whether a claim was carried out, and when it was made (epoch ms); null where there is none. */
  claimState(scope: string, key: string): Promise<{ fulfilled: boolean; claimedAt: number } | null>

  createJob(request: BulkRequest): Promise<void>
  job(jobId: JobId): Promise<BulkJob | null>
  /** The first list of tenants stays; answers it. */
  recordJobTenants(jobId: JobId, tenants: TenantId[]): Promise<TenantId[]>
  /** The first counts of a tenant stay, so that a repeated page reports what it did the first time. */
  planContribution(jobId: JobId, tenant: TenantId, counts: BulkCounts): Promise<BulkCounts>
  recordContribution(jobId: JobId, contribution: BulkContribution): Promise<void>
  cancelJob(jobId: JobId, now: number): Promise<void>
  finishJob(jobId: JobId, now: number): Promise<void>

  /** What a queue gave up on, kept 90 days. Written by `dead-letter`; the same place again only counts. */
  noteDead(letter: Pick<DeadLetter, 'id' | 'message' | 'code'>): Promise<void>
  /** In the order of their ids; a page may hold fewer than `limit`. */
  deadLetters(range: { after: string | null; limit: number }): Promise<Page<DeadLetter, string>>
  /** Only if it did not come again since it was read. By `web`, once its message was sent again. */
  removeDead(letter: Pick<DeadLetter, 'id' | 'lastAt'>): Promise<void>

  /** An entry in the audit trail: who did what for whom. Kept two years. */
  audit(entry: { at: number; user: string; tenant: TenantId; act: string; subject: string }): Promise<void>
}

export type Stores = {
  tenants: TenantStore
  columns: ColumnStore
  clearances: ClearanceStore
  preferences: PreferenceStore
  consents: ConsentStore
  papers: PaperStore
  categories: CategoryStore
  imports: ImportStore
  rows: RowStore
  desired: DesiredStore
  statuses: StatusStore
  ledger: Ledger
  handOvers: HandOverStore
}
