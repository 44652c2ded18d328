import * as z from 'zod'

/** A selling price: whole đồng for one `per` (kg, hộp, chai, …). */
export const Price = z.object({ amount: z.int().positive(), per: z.string().min(1) })
export type Price = z.infer<typeof Price>

/** What one sold unit contains. */
export const Net = z.object({ value: z.number().positive(), unit: z.enum(['g', 'ml', 'piece']) })
export type Net = z.infer<typeof Net>

/** A calendar day, `yyyy-mm-dd`. */
export const Day = z.iso.date()

/** OCOP recognition. `stars` is null unless `state` is `valid`; a recognition lasts 36 months. */
export const Ocop = z.object({
  state: z.enum(['valid', 'expired', 'unproven', 'none']),
  stars: z.int().min(3).max(5).nullable(),
  decision: z.string().nullable(),
  issuedOn: Day.nullable(),
  expiresOn: Day.nullable(),
})
export type Ocop = z.infer<typeof Ocop>

/** `original` is always what the sheet says; the rest is null where the commune is not certain. */
export const Address = z.object({
  original: z.string(),
  communeCode: z.string().nullable(),
  commune: z.string().nullable(),
  province: z.string().nullable(),
})
export type Address = z.infer<typeof Address>

/** Who made the product. `phone` is E.164. */
export const Producer = z.object({
  name: z.string(),
  phone: z.string().nullable(),
  address: Address.nullable(),
})
export type Producer = z.infer<typeof Producer>

/** A picture, stored once under its content hash. Sizes in pixels. */
export const Image = z.object({
  source: z.enum(['pasted', 'url', 'upload']),
  width: z.int().positive(),
  height: z.int().positive(),
  sha256: z.string().length(64),
  type: z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/gif']),
})
export type Image = z.infer<typeof Image>

/** A quality paper that the sheet says the product has. `geographical-indication` only with its use permit. */
export const Certificate = z.object({
  kind: z.enum(['vietgap', 'globalgap', 'organic', 'food-safety', 'geographical-indication', 'growing-area']),
  number: z.string().nullable(),
  issuedOn: Day.nullable(),
  expiresOn: Day.nullable(),
})
export type Certificate = z.infer<typeof Certificate>

/** The normalized product, the same for every marketplace. */
export const Listing = z.object({
  sku: z.string().min(1).max(45),
  name: z.string().min(1),
  price: Price,
  net: Net.nullable(),
  stock: z.int().nonnegative(),
  ocop: Ocop,
  producer: Producer.nullable(),
  /** OCOP product group 1–26, see `docs/architecture.md`; null where the words do not tell. */
  group: z.int().min(1).max(26).nullable(),
  gtin: z.string().nullable(),
  description: z.string().nullable(),
  /** Months 1–12 in season order, for example 11, 12, 1, 2; empty where nothing is said. */
  season: z.array(z.int().min(1).max(12)),
  shelfLifeMonths: z.int().positive().nullable(),
  images: z.array(Image),
  /** Absent where there are none, so that the content hash of listings of before stays what it was. */
  certificates: z.array(Certificate).optional(),
})
export type Listing = z.infer<typeof Listing>

/** A listing as far as its row tells: what a row that needs fixing already has. */
export const DraftListing = Listing.extend({
  sku: Listing.shape.sku.nullable(),
  name: Listing.shape.name.nullable(),
  price: Price.nullable(),
  stock: Listing.shape.stock.nullable(),
})
export type DraftListing = z.infer<typeof DraftListing>
