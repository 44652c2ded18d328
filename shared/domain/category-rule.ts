import * as z from 'zod'

/**
 * What somebody chose for such products at one marketplace: its own category and attribute values, by OCOP group and words
 * of the name. The first rule that fits counts; without a group it is for all, without words for every name.
 */
export const CategoryRule = z.object({
  group: z.int().min(1).max(26).nullable(),
  words: z.array(z.string().trim().min(1).max(60)).max(50),
  /** In the words of the marketplace: an id or a code. */
  category: z.string().trim().min(1).max(200),
  /** Values of attributes by the marketplace's own id or code. */
  attributes: z.record(z.string().max(100), z.string().max(200)).default({}),
})
export type CategoryRule = z.infer<typeof CategoryRule>
