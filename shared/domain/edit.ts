import * as z from 'zod'
import { MarketplaceId, TenantId } from './ids.ts'
import { Listing, Price } from './listing.ts'
import { fold } from './text.ts'

/** The most that a sheet may say, too: whole đồng, and sold units. */
const mostMoney = 1_000_000_000
const mostStock = 10_000_000

/**
 * What a person says about a listing apart from its sheet. `per` of a price stays what it is where it is not said; a
 * description of null is none.
 */
export const ListingChange = z.object({
  price: z
    .object({ amount: Price.shape.amount.max(mostMoney), per: z.string().trim().min(1).max(40).optional() })
    .optional(),
  stock: Listing.shape.stock.max(mostStock).optional(),
  name: z
    .string()
    .trim()
    .max(500)
    .refine((text) => fold(text) !== '')
    .optional(),
  description: z.string().trim().max(20_000).nullable().optional(),
})
export type ListingChange = z.infer<typeof ListingChange>

/** The parts of a listing about which the newest statement wins, each by itself. */
export const editableParts = ['price', 'stock', 'name', 'description'] as const
export type EditablePart = (typeof editableParts)[number]

/**
 * What a person asked for at one marketplace besides a target: `retry` try again now, `relist` put up again what was
 * taken down, `resume` show again what was hidden, `link` take the product of this id as ours, `restock` send the stock
 * although it is what was sent before: so many are there again. `confirmed`: the person
 * says that it is the same product although it does not carry our SKU. `order`: the ULID of the edit that asked.
 */
export const Request = z.object({
  kind: z.enum(['retry', 'relist', 'resume', 'link', 'restock']),
  order: z.string(),
  externalId: z.string().optional(),
  confirmed: z.boolean().optional(),
})
export type Request = z.infer<typeof Request>

/**
 * One statement of a person about one listing. Written by `web`, taken away by `declare-listings` once Desired says it.
 * `order` is a ULID and sorts among the ids of imports: the newest statement about a part wins.
 */
export const Edit = z.object({
  tenant: TenantId,
  sku: z.string(),
  order: z.string(),
  by: z.string(),
  at: z.number(),
  change: ListingChange,
  targets: z.record(MarketplaceId, z.enum(['listed', 'paused', 'withdrawn'])),
  requests: z.record(MarketplaceId, Request),
})
export type Edit = z.infer<typeof Edit>
