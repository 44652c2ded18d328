import * as z from 'zod'
import { MarketplaceId, TenantId } from '../domain/ids.ts'
import { Listing } from '../domain/listing.ts'

/** How many listings one question may hold. */
export const mostConsulted = 100

/** What pages ask about a marketplace: only the function that answers has the settings of the connection. */
export const ConsultRequest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('preview'),
    marketplace: MarketplaceId,
    listings: z.array(z.object({ tenant: TenantId, listing: Listing })).max(mostConsulted),
  }),
  z.object({ kind: z.literal('connection'), marketplace: MarketplaceId, tenant: TenantId }),
])
export type ConsultRequest = z.infer<typeof ConsultRequest>

/**
 * What publishing would make of one listing now. `problems` as in `domain/rules.ts`, Vietnamese. `unchecked` is the failure
 * code where the marketplace's own lists could not be asked: what they say is not among the problems.
 */
export const Previewed = z.object({
  problems: z.array(
    z.object({ code: z.string(), field: z.string(), blocking: z.boolean(), message: z.string() }),
  ),
  unchecked: z.string().nullable(),
})
export type Previewed = z.infer<typeof Previewed>

/**
 * How a connection stands, without a word of what its settings hold. `issues`: where in them, and what is wrong, English
 * for operators. Times in epoch milliseconds, null where nothing is held back.
 */
export const ConnectionState = z.object({
  state: z.enum(['connected', 'missing', 'wrong']),
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
  /** The marketplace asked for silence until then. */
  quietUntil: z.number().nullable(),
  /** It does not answer: nothing is sent until then. */
  outageUntil: z.number().nullable(),
})
export type ConnectionState = z.infer<typeof ConnectionState>

/** Answers null where no answer came: nothing is known then. */
export type Consult = {
  /** One answer for each listing, in their order. */
  preview(
    marketplace: MarketplaceId,
    listings: readonly { tenant: TenantId; listing: Listing }[],
  ): Promise<Previewed[] | null>
  connection(marketplace: MarketplaceId, tenant: TenantId): Promise<ConnectionState | null>
}
