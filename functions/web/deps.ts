import type { Import } from '../../shared/domain/import.ts'
import type { Clock } from '../../shared/ports/clock.ts'
import type { Consult } from '../../shared/ports/consult.ts'
import type { Files } from '../../shared/ports/files.ts'
import type { HandOverFiles } from '../../shared/ports/hand-over.ts'
import type { CheckHint } from '../../shared/ports/hints.ts'
import type { Identity } from '../../shared/ports/identity.ts'
import type { Manifest } from '../../shared/ports/manifest.ts'
import type { PaperPhotos } from '../../shared/ports/pictures.ts'
import type { Queues } from '../../shared/ports/queues.ts'
import type { Stores } from '../../shared/ports/stores.ts'
import type { Progress } from '../../shared/steps/import-progress.ts'

/** Everything the pages and the API need from outside. */
export type WebDeps = {
  stores: Stores
  files: Files
  paperPhotos: PaperPhotos
  /** Of packages for the desks of marketplaces. */
  handOverFiles: Pick<HandOverFiles, 'get'>
  queues: Pick<Queues, 'read' | 'intake' | 'lane' | 'laneDepth' | 'lanes'>
  identity: Identity
  clock: Clock
  /** Where the listings of an import stand, counted no more often than it is worth. */
  progressOf: (of: Import) => Promise<Progress>
  /** Enabled marketplaces in registry order. */
  marketplaces: readonly Manifest[]
  /** All that there are, switched on here or not. */
  known: readonly Manifest[]
  /** Asks about marketplaces whoever has their connections. */
  consult: Consult
  /** Bytes: the largest sheet, and the largest that a page form may carry. */
  limits: { uploadMaxBytes: number; formMaxBytes: number }
  /** Address of the pages, without a slash at the end. */
  publicUrl: string
  /** Has a hint read by the function that knows the secrets of its marketplace. */
  checkHint: CheckHint
  /** The secret in the addresses for hints: `hookAddress` makes them. */
  hookKey: () => Promise<string>
  /** Takes what was thrown and not expected, for the log. */
  report: (error: Error) => void
  /** True on a developer's machine: seeded users without password, links to the mailbox and the sandboxes. */
  local: boolean
}
