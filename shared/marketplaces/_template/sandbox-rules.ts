import * as z from 'zod'

/** A length as rules count it: zod's own `min` and `max` count a letter outside the basic plane once, `length` twice. */
const letters = (min: number, max: number) =>
  z.string().refine(({ length }) => length >= min && length <= max, `${min} to ${max} characters`)

const wordsOf = (html: string): number => html.replace(/<[^>]*>/g, '').replace(/&\w+;/g, '.').length

/** What a product has to be. Numbers come from the documentation once more, not from our rule pack: a wrong one is seen. */
export const SentProduct = z.strictObject({
  sku: letters(1, 45),
  title: letters(1, 200),
  description: letters(1, 20_000).refine((html) => wordsOf(html) >= 50, 'at least 50 characters'),
  price: z.int().positive(),
  quantity: z.int().nonnegative(),
  visible: z.boolean(),
  images: z.array(z.url()),
})

/** What is not named stays as it is. */
export const SentPart = SentProduct.partial()
