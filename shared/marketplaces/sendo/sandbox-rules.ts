import * as z from 'zod'
import type { RejectedField } from '../../domain/failure.ts'
import { categorySnapshot } from './categories.ts'
import { missingAttributes } from './sandbox-categories.ts'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const Picture = z.object({ picture_url: z.url() })

/** The fields that the sandbox knows; types as in HS-17992165478425. */
export const ProductBody = z.looseObject({
  id: z.int().nonnegative(),
  name: z.string().min(1),
  sku: z.string().min(1),
  price: z.number().positive(),
  stock_quantity: z.int(),
  stock_availability: z.boolean(),
  description: z.string(),
  cat_4_id: z.int(),
  weight: z.number().positive(),
  unit_id: z.int().min(1).max(8).optional(),
  avatar: Picture.optional(),
  pictures: z.array(Picture),
  attributes: z
    .array(
      z.object({
        attribute_id: z.int(),
        attribute_values: z.array(z.object({ id: z.int(), is_selected: z.boolean() })),
      }),
    )
    .default([]),
  certificate_file: z
    .array(z.object({ file_name: z.string().min(1), attachment_url: z.url(), display_order: z.int() }))
    .optional(),
  special_price: z.number().nonnegative().optional(),
  promotion_from_date: Day.nullish(),
  promotion_to_date: Day.nullish(),
})
export type ProductBody = z.infer<typeof ProductBody>

export const PriceItems = z.array(
  z.object({
    product_id: z.int(),
    is_config_variant: z.boolean(),
    price: z.number().positive().optional(),
    stock_quantity: z.int(),
    stock_availability: z.boolean(),
    special_price: z.number().nonnegative().optional(),
    promotion_start_date: Day.nullish(),
    promotion_end_date: Day.nullish(),
    variants: z.array(z.unknown()).optional(),
  }),
)
export type PriceItems = z.infer<typeof PriceItems>

/** Products and, in each, the names of the fields that are to change (C: public code). */
export const MaskedItems = z.array(
  z.looseObject({ id: z.int().positive(), field_mask: z.array(z.string()).min(1) }),
)

const leaves = new Set(categorySnapshot.filter((row) => row.level === 4).map((row) => row.id))
/** Written down once more, from the documentation and not from our rule pack: a wrong number in either is seen. */
const SHORTEST = 100
const LONGEST = 100_000
const MOST_IMAGES = 20

/** Whether tags count is documented nowhere: the stricter reading, words without them. */
const wordsOf = (html: string): number => html.replace(/<[^>]*>/g, '').replace(/&\w+;/g, '.').length

/** The documented rules; a product that passes all of them has no errors. */
export function productErrors(product: ProductBody): RejectedField[] {
  const { description } = product
  const images = description.match(/<img\b/gi)?.length ?? 0
  const broken: [boolean, string, string][] = [
    [
      product.stock_quantity <= 0 && product.stock_availability,
      'stock_availability',
      'must be false without stock',
    ],
    [
      wordsOf(description) < SHORTEST || description.length > LONGEST,
      'description',
      `${SHORTEST} to ${LONGEST} characters`,
    ],
    [images > MOST_IMAGES, 'description', `at most ${MOST_IMAGES} images`],
    [!leaves.has(product.cat_4_id), 'cat_4_id', 'not a level-4 category'],
  ]
  const missing = missingAttributes(product.cat_4_id, product.attributes)
  return [
    ...broken.filter(([wrong]) => wrong).map(([, field, reason]) => ({ field, reason })),
    ...missing.map((name) => ({ field: 'attributes', reason: `${name} is required` })),
  ]
}
