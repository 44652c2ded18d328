import type { RejectedField } from '../../domain/failure.ts'
import type { PartnerProfile } from './profile.ts'
import type { PartnerProduct } from './protocol.ts'

type Broken = [boolean, 'name' | 'description' | 'pictures' | 'sku' | 'price' | 'stock' | 'category', string]

/**
 * The limits of the profile, as the marketplace would apply them. Fields in the wire's names. Written apart from the rule
 * pack, so that a wrong rule in either is seen.
 */
export function limitErrors(
  product: PartnerProduct,
  { limits, fieldNames }: PartnerProfile,
): RejectedField[] {
  const broken = [...wordErrors(product, limits), ...offerErrors(product, limits)]
  return broken
    .filter(([wrong]) => wrong)
    .map(([, field, reason]) => ({ field: fieldNames[field] ?? field, reason }))
}

function wordErrors(
  { name, description, pictures }: PartnerProduct,
  limits: PartnerProfile['limits'],
): Broken[] {
  const { nameMax, descriptionMin, descriptionMax, picturesMin, picturesMax } = limits
  const words =
    limits.descriptionFormat === 'html'
      ? description.replace(/<[^>]*>/g, '').replace(/&\w+;/g, '.')
      : description
  return [
    [nameMax !== null && name.length > nameMax, 'name', `at most ${nameMax} characters`],
    [words.length < descriptionMin, 'description', `at least ${descriptionMin} characters`],
    [description.length > descriptionMax, 'description', `at most ${descriptionMax} characters`],
    [pictures.length < picturesMin, 'pictures', `at least ${picturesMin}`],
    [picturesMax !== null && pictures.length > picturesMax, 'pictures', `at most ${picturesMax}`],
  ]
}

function offerErrors(
  { sku, price, stock, category }: PartnerProduct,
  limits: PartnerProfile['limits'],
): Broken[] {
  const { skuMax, priceMin, priceMax, stockMax, categoryRequired } = limits
  return [
    [sku.length > skuMax, 'sku', `at most ${skuMax} characters`],
    [price < priceMin, 'price', `at least ${priceMin}`],
    [priceMax !== null && price > priceMax, 'price', `at most ${priceMax}`],
    [stockMax !== null && stock > stockMax, 'stock', `at most ${stockMax}`],
    [categoryRequired && !category, 'category', 'is required'],
  ]
}
