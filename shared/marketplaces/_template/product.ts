/** What is sent, under the marketplace's own names. Prices in đồng. */
export type OwnApiProduct = {
  sku: string
  title: string
  description: string
  price: number
  quantity: number
  /** False hides it: how a product is paused. */
  visible: boolean
  images: string[]
}

export const offerOf = ({ price, quantity }: OwnApiProduct) => ({ price, stock: quantity })

/** What the price and stock call sends. All else needs a full update. */
export const priceStockPart = ({ price, quantity, visible }: OwnApiProduct) => ({ price, quantity, visible })
