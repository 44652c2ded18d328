import * as z from 'zod'

/** A seller account (cooperative, household business, household) or an office: 4–16 lower-case letters and digits. */
export const TenantId = z
  .string()
  .regex(/^[a-z0-9]{4,16}$/)
  .brand('TenantId')
export type TenantId = z.infer<typeof TenantId>

/** One uploaded sheet. A ULID: sorts by the moment the import was created. */
export const ImportId = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  .brand('ImportId')
export type ImportId = z.infer<typeof ImportId>

/** One staff action over many tenants. A ULID. */
export const JobId = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
  .brand('JobId')
export type JobId = z.infer<typeof JobId>

/** The folder name of a marketplace under `shared/marketplaces`. */
export const MarketplaceId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,30}$/)
  .brand('MarketplaceId')
export type MarketplaceId = z.infer<typeof MarketplaceId>
