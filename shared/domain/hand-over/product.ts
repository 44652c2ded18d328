import * as z from 'zod'
import { Listing } from '../listing.ts'
import { Paper } from '../paper.ts'

const HandedPaper = z.object({
  kind: Paper.shape.kind,
  name: z.string(),
  type: Paper.shape.file.shape.type,
  number: z.string().nullable(),
  issuedOn: z.string().nullable(),
  expiresOn: z.string().nullable(),
  url: z.string(),
})
export type HandedPaper = z.infer<typeof HandedPaper>

/** A product as a desk is told of it. Price in whole đồng for one `unit`; `key` is its shop SKU. */
export const HandOverProduct = z.object({
  key: z.string().min(1).max(45),
  /** Whose it is, and under which code. */
  tenant: z.string(),
  sku: z.string(),
  name: z.string(),
  description: z.string(),
  price: z.int().positive(),
  unit: z.string(),
  stock: z.int().nonnegative(),
  onSale: z.boolean(),
  /** OCOP product group 1–26. */
  group: z.int().nullable(),
  netValue: z.number().nullable(),
  netUnit: z.enum(['g', 'ml', 'piece']).nullable(),
  /** What the marketplace calls its kind, where staff chose it. */
  category: z.string().nullable(),
  /** Only while the recognition is valid. */
  ocopStars: z.int().nullable(),
  ocopDecision: z.string().nullable(),
  ocopExpiresOn: z.string().nullable(),
  producer: z.string().nullable(),
  place: z.string().nullable(),
  gtin: z.string().nullable(),
  images: z.array(
    z.object({ sha256: z.string(), type: Listing.shape.images.element.shape.type, url: z.string() }),
  ),
  papers: z.array(HandedPaper),
})
export type HandOverProduct = z.infer<typeof HandOverProduct>

/** Parts of a product that a desk has to look at again after a change. */
export const ChangedPart = z.enum([
  'name',
  'price',
  'stock',
  'description',
  'ocop',
  'producer',
  'images',
  'papers',
])
export type ChangedPart = z.infer<typeof ChangedPart>

const fieldsOf = {
  name: ['name'],
  price: ['price', 'unit'],
  stock: ['stock'],
  description: ['description', 'category', 'group', 'netValue', 'netUnit', 'gtin'],
  ocop: ['ocopStars', 'ocopDecision', 'ocopExpiresOn'],
  producer: ['producer', 'place'],
  images: ['images'],
  papers: ['papers'],
} as const satisfies Record<ChangedPart, readonly (keyof HandOverProduct)[]>

/** What differs from what the desk was told before. */
export function changesOf(before: HandOverProduct, now: HandOverProduct): ChangedPart[] {
  const differs = (field: keyof HandOverProduct) =>
    JSON.stringify(before[field]) !== JSON.stringify(now[field])
  return ChangedPart.options.filter((part) => fieldsOf[part].some(differs))
}
