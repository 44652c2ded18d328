import * as z from 'zod'
import { ImportId, JobId, MarketplaceId, TenantId } from './ids.ts'

/** A message says which, never what: it may be lost, repeated, late or out of order without harm. */

/** "Look at this uploaded file." */
export const ReadMessage = z.object({ kind: z.literal('read'), tenant: TenantId, importId: ImportId })
export type ReadMessage = z.infer<typeof ReadMessage>

/** "Look at this import's rows": all pages that are not done yet, or one page. */
const DeclareImport = z.object({
  kind: z.literal('import'),
  tenant: TenantId,
  importId: ImportId,
  page: z.int().nonnegative().optional(),
  /** A person waits for it: goes before bulk work. */
  express: z.boolean().optional(),
})

/** "Look at this bulk job": the tenants that are not done yet, or one tenant. */
const DeclareBulk = z.object({ kind: z.literal('bulk'), jobId: JobId, tenant: TenantId.optional() })

/** "Look at what people said about this listing." */
const DeclareEdits = z.object({ kind: z.literal('edit'), tenant: TenantId, sku: z.string() })

/** "Look at this import that is to be undone": all pages that are not done yet, or one page. */
const DeclareUndo = z.object({
  kind: z.literal('undo'),
  tenant: TenantId,
  importId: ImportId,
  page: z.int().nonnegative().optional(),
  express: z.boolean().optional(),
})

/** "Look at the papers of this account": the note that was opened then is closed when all its listings go by them. */
const DeclarePapers = z.object({ kind: z.literal('papers'), tenant: TenantId, openedAt: z.number() })

export const IntakeMessage = z.discriminatedUnion('kind', [
  DeclareImport,
  DeclareBulk,
  DeclareEdits,
  DeclarePapers,
  DeclareUndo,
])
export type IntakeMessage = z.infer<typeof IntakeMessage>

/** Whether a person waits for it, and it is done quickly: what somebody said of one listing, or a small sheet. */
export const goesBeforeBulk = (message: IntakeMessage): boolean =>
  message.kind === 'edit' ||
  ((message.kind === 'import' || message.kind === 'undo') && message.express === true)

/** "Look at this listing at your marketplace." The version is a hint for logs; the worker reads Desired afresh. */
export const LaneMessage = z.object({
  kind: z.literal('publish'),
  tenant: TenantId,
  marketplace: MarketplaceId,
  sku: z.string(),
  version: z.int().nonnegative(),
  /** A person waits for it: goes before bulk work. */
  express: z.boolean().optional(),
  /** It may have changed at the marketplace: look, even where nothing is behind. */
  look: z.boolean().optional(),
})
export type LaneMessage = z.infer<typeof LaneMessage>

/** "Look what has changed at your marketplace." */
export const ReconcileMessage = z.object({ kind: z.literal('reconcile'), marketplace: MarketplaceId })
export type ReconcileMessage = z.infer<typeof ReconcileMessage>

/** All that goes through a lane. */
export const LaneWork = z.discriminatedUnion('kind', [LaneMessage, ReconcileMessage])
export type LaneWork = z.infer<typeof LaneWork>

/** "This import has settled: tell the seller." */
export const DigestMessage = z.object({ kind: z.literal('digest'), tenant: TenantId, importId: ImportId })
export type DigestMessage = z.infer<typeof DigestMessage>

export const AnyMessage = z.discriminatedUnion('kind', [
  ReadMessage,
  DeclareImport,
  DeclareBulk,
  DeclareEdits,
  DeclarePapers,
  DeclareUndo,
  LaneMessage,
  ReconcileMessage,
  DigestMessage,
])
export type AnyMessage = z.infer<typeof AnyMessage>
