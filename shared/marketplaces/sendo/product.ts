/** A level-4 category we want: its path "A | B | C"; null where a person chose the id. */
export type WantedCategory = { id: number; path: string | null }

/**
 * The fields of Sendo's product that we send (HS-17992165478425), but for `category`, which the connector resolves to
 * `cat_4_id`. Prices in đồng, weight in grams.
 */
export type SendoProduct = {
  name: string
  sku: string
  price: number
  stock_quantity: number
  /** Must be false where nothing is in stock; also how a product is paused. */
  stock_availability: boolean
  weight: number
  unit_id: number | null
  description: string
  category: WantedCategory | null
  pictures: string[]
}

export type PriceStock = Pick<SendoProduct, 'price' | 'stock_quantity' | 'stock_availability'>

export const offerOf = ({ price, stock_quantity }: SendoProduct) => ({ price, stock: stock_quantity })

export const priceStockPart = (product: SendoProduct): PriceStock => ({
  price: product.price,
  stock_quantity: product.stock_quantity,
  stock_availability: product.stock_availability,
})

/** The request body that creates (`id` 0) or updates a product. */
export function toPayload(product: SendoProduct, id: number, categoryId: number): Record<string, unknown> {
  const { category: _, unit_id, pictures, ...fields } = product
  const [first] = pictures
  return {
    id,
    ...fields,
    ...(unit_id === null ? {} : { unit_id }),
    cat_4_id: categoryId,
    // 0 is "no brand" in public integration code.
    brand_id: 0,
    is_config_variant: false,
    ...(first === undefined ? {} : { product_image: first, avatar: { picture_url: first } }),
    pictures: pictures.map((picture_url) => ({ picture_url })),
  }
}
