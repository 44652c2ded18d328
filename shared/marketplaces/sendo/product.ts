/** A level-4 category we want: its path "A | B | C"; null where a person chose the id. */
export type WantedCategory = { id: number; path: string | null }

/** A paper that is shown with a product (HS-17992165478425); what its `id` and `table_*` mean is unknown, they are left out. */
export type SendoPaper = { file_name: string; attachment_url: string; display_order: number }

/** A value of one of the category's attributes, as it is sent (HS-17992521914649). */
export type SendoAttribute = {
  attribute_id: number
  attribute_name: string
  attribute_is_custom: boolean
  attribute_is_required: boolean
  attribute_is_checkout: boolean
  attribute_values: { id: number; value: string; is_selected: boolean; is_custom: boolean }[]
}

/** What Sendo's own lists say of a product: the id of its category today, and its attributes. */
export type Completion = { categoryId: number; attributes: SendoAttribute[] }

/**
 * The fields of Sendo's product that we send (HS-17992165478425), but for `category` and `attributes`, which the
 * connector completes from Sendo's lists. Prices in đồng, weight in grams.
 */
export type SendoProduct = {
  name: string
  sku: string
  price: number
  stock_quantity: number
  /** Must be false where nothing is in stock; also how a product is paused. */
  stock_availability: boolean
  weight: number
  /** The parcel, taken for centimetres (the unit is documented nowhere). */
  height: number
  length: number
  width: number
  unit_id: number | null
  description: string
  category: WantedCategory | null
  /** Values that staff chose, by Sendo's own attribute id. */
  attributes: Record<string, string>
  pictures: string[]
  certificates: SendoPaper[]
  /** Absent until the connector has completed it; no part of what `adjust` says. */
  completion?: Completion
}

export type PriceStock = Pick<SendoProduct, 'price' | 'stock_quantity' | 'stock_availability'>

export const offerOf = ({ price, stock_quantity }: SendoProduct) => ({ price, stock: stock_quantity })

export const priceStockPart = (product: SendoProduct): PriceStock => ({
  price: product.price,
  stock_quantity: product.stock_quantity,
  stock_availability: product.stock_availability,
})

/** The request body that creates (`id` 0) or updates a product. */
export function toPayload(
  product: SendoProduct,
  id: number,
  completion: Completion,
): Record<string, unknown> {
  const { category: _, completion: __, unit_id, pictures, certificates, ...fields } = product
  const [first] = pictures
  return {
    id,
    ...fields,
    ...(unit_id === null ? {} : { unit_id }),
    cat_4_id: completion.categoryId,
    attributes: completion.attributes,
    // 0 is "no brand" in public integration code.
    brand_id: 0,
    is_config_variant: false,
    ...(first === undefined ? {} : { product_image: first, avatar: { picture_url: first } }),
    pictures: pictures.map((picture_url) => ({ picture_url })),
    ...(certificates.length === 0 ? {} : { certificate_file: certificates }),
  }
}
