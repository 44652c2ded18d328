import * as z from 'zod'
import { Net } from '../../domain/listing.ts'
import { Paper } from '../../domain/paper.ts'

/** A paper that speaks for a product, where its file can be fetched. */
const PartnerPaper = z.object({
  kind: Paper.shape.kind,
  number: z.string().nullable(),
  issuedOn: z.iso.date().nullable(),
  expiresOn: z.iso.date().nullable(),
  url: z.url(),
})

/**
 * A product in our own small listing protocol (docs/partner-api.yaml). Field names here are the protocol's own; a
 * profile may rename them on the wire. Price in whole đồng for one `unit`.
 */
export const PartnerProduct = z.object({
  sku: z.string().min(1).max(45),
  name: z.string().min(1),
  description: z.string(),
  price: z.int().positive(),
  unit: z.string().min(1),
  stock: z.int().nonnegative(),
  onSale: z.boolean(),
  /** OCOP product group 1–26. */
  group: z.int().min(1).max(26).nullable(),
  netValue: z.number().positive().nullable(),
  netUnit: Net.shape.unit.nullable(),
  pictures: z.array(z.url()),
  producer: z.string().nullable(),
  place: z.string().nullable(),
  gtin: z.string().nullable(),
  season: z.array(z.int().min(1).max(12)),
  shelfLifeMonths: z.int().positive().nullable(),
  /** Only while the recognition is valid. */
  ocopStars: z.int().min(3).max(5).nullable(),
  ocopDecision: z.string().nullable(),
  ocopExpiresOn: z.iso.date().nullable(),
  /** In the marketplace's own words or numbers; null where nobody chose one. */
  category: z.string().nullable(),
  attributes: z.record(z.string(), z.string()),
  /** Valid ones only. */
  papers: z.array(PartnerPaper),
})
export type PartnerProduct = z.infer<typeof PartnerProduct>

/** What the price and stock call changes. */
export const PartnerOffer = PartnerProduct.pick({ price: true, stock: true, onSale: true })
export type PartnerOffer = z.infer<typeof PartnerOffer>

/** What every answer about a product says. `status` is the marketplace's own word. */
export const PartnerAnswer = z.object({
  id: z.union([z.string().min(1), z.int()]).transform(String),
  sku: z.string(),
  status: z.union([z.string(), z.int()]).transform(String),
  link: z.string().nullish(),
  reasons: z.array(z.string()).nullish(),
  /** What it is sold for now, where the marketplace tells. */
  price: z.number().nullish(),
  stock: z.number().nullish(),
})
export type PartnerAnswer = z.infer<typeof PartnerAnswer>

/** What is sent with an upsert: with `id` it changes that product and never makes one. */
export const PartnerUpsert = PartnerProduct.extend({ id: z.string().min(1).optional() })

/** Which products changed, a page of them. `next` is the cursor of the next page; null or absent at the end. */
export const PartnerChanges = z.object({
  items: z.array(
    z.object({ id: z.union([z.string().min(1), z.int()]).transform(String), sku: z.string().nullish() }),
  ),
  next: z.string().min(1).nullish(),
})
export type PartnerChanges = z.infer<typeof PartnerChanges>

/** What a webhook tells: products that changed, whatever changed of them. */
export const PartnerHint = z.object({ items: PartnerChanges.shape.items.min(1).max(100) })

/** A refusal. `code` tells a missing product from any other. */
export const PartnerRefusal = z.object({
  code: z.string(),
  message: z.string().nullish(),
  errors: z.array(z.object({ field: z.string(), reason: z.string() })).nullish(),
})
export type PartnerRefusal = z.infer<typeof PartnerRefusal>

/** The refusal code that means "no such product", with HTTP 404. Nothing else is read so. */
export const PRODUCT_NOT_FOUND = 'product-not-found'

/** The refusal code of a cursor that is no longer known. */
export const CURSOR_EXPIRED = 'cursor-expired'

/** Carried by every call that changes something: a repetition of the change carried out last changes nothing. */
export const IDEMPOTENCY_HEADER = 'idempotency-key'

export const offerOf = ({ price, stock }: PartnerProduct) => ({ price, stock })

export const priceStockPart = (product: PartnerProduct): PartnerOffer => ({
  price: product.price,
  stock: product.stock,
  onSale: product.onSale,
})
