import * as z from 'zod'
import { TenantId } from './ids.ts'

/**
 * A seller account, or the office that works for sellers.
 * `commune` is a code of the communes in force; null where it is not certain yet.
 */
export const Tenant = z.object({
  tenant: TenantId,
  kind: z.enum(['cooperative', 'household-business', 'household', 'office']),
  name: z.string(),
  /** `name` folded, for recognising the same producer. */
  foldedName: z.string(),
  phone: z.string().nullable(),
  email: z.email().nullable(),
  commune: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: z.number(),
  /** The import that brought this producer in; null for accounts made by an operator. */
  createdBy: z.object({ importer: TenantId, importId: z.string() }).nullable(),
})
export type Tenant = z.infer<typeof Tenant>
