import * as z from 'zod'
import type { RejectedField } from '../../domain/failure.ts'
import { categorySnapshot } from './categories.ts'
import { sendoRules } from './rules.ts'

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
})
export type ProductBody = z.infer<typeof ProductBody>

export const PriceItems = z.array(
  z.object({
    product_id: z.int(),
    is_config_variant: z.boolean(),
    price: z.number().positive(),
    stock_quantity: z.int(),
    stock_availability: z.boolean(),
  }),
)

const leaves = new Set(categorySnapshot.filter((row) => row.level === 4).map((row) => row.id))
const MOST_IMAGES = 20

/** The documented rules; a product that passes all of them has no errors. */
export function productErrors(product: ProductBody): RejectedField[] {
  const { description } = product
  const { min, max } = sendoRules.description
  const images = description.match(/<img\b/gi)?.length ?? 0
  const broken: [boolean, string, string][] = [
    [
      product.stock_quantity <= 0 && product.stock_availability,
      'stock_availability',
      'must be false without stock',
    ],
    [description.length < min || description.length > max, 'description', `${min} to ${max} characters`],
    [images > MOST_IMAGES, 'description', `at most ${MOST_IMAGES} images`],
    [!leaves.has(product.cat_4_id), 'cat_4_id', 'not a level-4 category'],
  ]
  return broken.filter(([wrong]) => wrong).map(([, field, reason]) => ({ field, reason }))
}
