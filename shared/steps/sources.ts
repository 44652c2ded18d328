// What a dispatch record belongs to: the name under which stage 2 writes it and stage 4 looks for it.
import type { ImportId, JobId, TenantId } from '../domain/ids.ts'

export const importSource = (of: { tenant: TenantId; importId: ImportId }): string =>
  `import#${of.tenant}#${of.importId}`

export const undoSource = (of: { tenant: TenantId; importId: ImportId }): string =>
  `undo#${of.tenant}#${of.importId}`

export const editSource = (of: { tenant: TenantId; sku: string }): string => `edit#${of.tenant}#${of.sku}`

export const bulkSource = (jobId: JobId): string => `bulk#${jobId}`
