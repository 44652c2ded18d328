import * as z from 'zod'
import { BulkCounts, BulkState } from '../../../shared/domain/bulk.ts'
import { ColumnField, ColumnReading } from '../../../shared/domain/columns.ts'
import { Targets } from '../../../shared/domain/desired.ts'
import { ListingChange } from '../../../shared/domain/edit.ts'
import { TenantId } from '../../../shared/domain/ids.ts'
import { ImportState } from '../../../shared/domain/import.ts'
import { Listing } from '../../../shared/domain/listing.ts'
import { ListingAction } from '../../../shared/domain/listing-action.ts'
import { RowCounts, RowResult } from '../../../shared/domain/row.ts'
import { Condition, ConditionCounts } from '../../../shared/domain/status.ts'

export const Time = z.number().meta({ description: 'Epoch milliseconds.' })
const CountsByMarketplace = z.record(z.string(), ConditionCounts).meta({ description: 'By marketplace id.' })

/** How many of something per call. */
export const Limit = z.coerce.number().int().min(1).max(500).default(100)

/** Staff name the account they mean. */
export const TenantQuery = z.object({ tenant: z.string().optional() })

export const ImportIdParams = z.object({ id: z.string() })

export const NewImport = z.object({
  filename: z.string().min(1).max(255),
  size: z.int().nonnegative(),
  tenant: z.string().optional(),
})

export const StartedImport = z
  .object({
    importId: z.string(),
    tenant: z.string(),
    upload: z
      .object({ method: z.literal('PUT'), url: z.string(), headers: z.record(z.string(), z.string()) })
      .meta({ description: 'Send the bytes of the sheet with this request, within 15 minutes.' }),
  })
  .meta({ id: 'StartedImport' })

const ImportLine = z
  .object({
    importId: z.string(),
    tenant: z.string(),
    filename: z.string(),
    createdAt: Time,
    state: ImportState,
    counts: RowCounts,
  })
  .meta({ id: 'ImportLine' })

const Column = ColumnReading.omit({ layout: true, key: true }).extend({
  suggestion: ColumnField.nullable().meta({
    description: 'What was chosen for a heading like this in another sheet of the account.',
  }),
})

export const ChosenColumns = z.object({
  columns: z
    .array(
      z.object({
        heading: z.string().max(2000),
        field: ColumnField,
        column: z.string().max(3).optional(),
        sheet: z.string().max(200).optional(),
      }),
    )
    .max(256)
    .meta({ description: '`column` and `sheet` where the heading alone does not tell which is meant.' }),
})

export const ClearedRows = z.object({
  rows: z
    .array(z.object({ sheet: z.string().max(200), line: z.int().positive() }))
    .min(1)
    .max(500),
})

export const ReadAgain = z
  .object({ importId: z.string(), tenant: z.string() })
  .meta({ id: 'ReadAgain', description: 'The import that reads the same sheet once more.' })

export const ImportDetail = ImportLine.extend({
  marketplaces: CountsByMarketplace,
  error: z.object({ code: z.string(), message: z.string() }).optional(),
  droppedColumns: z.array(z.string()),
  unknownColumns: z.array(z.string()),
  columns: z.array(Column).meta({ description: 'How every column was understood.' }),
  rereadOf: z.string().nullable().meta({ description: 'The import whose file was read again.' }),
  confirmed: z.object({ marketplaces: z.array(z.string()), at: Time, by: z.string() }).nullable(),
  mail: z.string().nullable(),
}).meta({ id: 'Import' })

export const ImportList = z.object({ imports: z.array(ImportLine) })

export const RowsQuery = TenantQuery.extend({ after: z.string().optional(), limit: Limit })

/** A row result, and which listing it becomes: of whom, and under which code where the sheet gives none. */
const Row = RowResult.extend({
  tenant: TenantId,
  listingSku: z.string().nullable(),
})

export const RowPage = z.object({ rows: z.array(Row), next: z.string().nullable() })

/** Strict, as a misspelt name would mean all marketplaces. */
export const Confirm = z.strictObject({ marketplaces: z.array(z.string()).optional() })

export const Confirmed = z
  .object({ importId: z.string(), marketplaces: z.array(z.string()), confirmedAt: Time })
  .meta({ id: 'Confirmed' })

export const ListingView = Listing.extend({
  tenant: z.string(),
  version: z.int(),
  targets: Targets,
  statuses: z.record(
    z.string(),
    z.object({
      condition: Condition,
      link: z.string().nullable(),
      reasons: z.array(z.string()),
      code: z.string().nullable(),
      changedAt: Time,
    }),
  ),
}).meta({ id: 'Listing' })

export const ListingDetail = ListingView.extend({
  pending: z.int().meta({ description: 'Statements of people that are not carried out yet.' }),
}).meta({ id: 'ListingDetail' })

export const NewEdit = ListingChange.extend({
  cleared: z.boolean().optional().meta({
    description: 'Staff: the new name and description may be sold as they are worded.',
  }),
})

/** Strict, as a misspelt name would mean all marketplaces. */
export const NewAction = z.strictObject({
  action: ListingAction,
  marketplaces: z.array(z.string()).optional(),
  externalId: z.string().trim().min(1).max(100).optional().meta({
    description: 'For `link`: the product at the one marketplace named.',
  }),
  confirmed: z.boolean().optional().meta({
    description: 'For `link`: it is the same product although it does not carry our SKU.',
  }),
})

const AcceptedFields = z.object({
  tenant: z.string(),
  sku: z.string(),
  order: z
    .string()
    .nullable()
    .meta({ description: 'Sorts this statement among others; null where none was needed.' }),
  look: z.string().meta({ description: 'Where to see what became of it.' }),
})

export const AcceptedEdit = AcceptedFields.meta({ id: 'AcceptedEdit' })

export const AcceptedAction = AcceptedFields.extend({
  marketplaces: z.record(
    z.string(),
    z.object({
      outcome: z.enum(['accepted', 'unchanged', 'refused']),
      code: z.string().nullable(),
      message: z.string().nullable(),
    }),
  ),
}).meta({ id: 'AcceptedAction' })

export const ListingsQuery = TenantQuery.extend({
  after: z.string().optional(),
  limit: Limit,
  marketplace: z.string().optional(),
  condition: Condition.optional(),
})

export const ListingList = z.object({ listings: z.array(ListingView), next: z.string().nullable() })

/** Strict, as a misspelt name would mean all marketplaces. */
export const NewBulk = z.strictObject({
  scope: z
    .strictObject({
      commune: z.string().optional(),
      communes: z.array(z.string()).max(200).optional(),
      tenants: z.array(z.string()).max(1000).optional(),
    })
    .meta({ description: 'Communes by code or by name.' }),
  action: z.literal('publish'),
  marketplaces: z.array(z.string()).optional(),
  dryRun: z.boolean().default(false),
})

export const BulkDetail = z
  .object({
    jobId: z.string(),
    state: BulkState,
    dryRun: z.boolean(),
    createdAt: Time,
    communes: z.array(z.string()),
    counts: BulkCounts,
    tenants: z.object({ total: z.int(), done: z.int() }),
    marketplaces: CountsByMarketplace,
  })
  .meta({ id: 'BulkJob' })
