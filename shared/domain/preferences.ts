import * as z from 'zod'

/** What an account wants done without being asked. Written by `web`. */
export const Preferences = z.object({
  /**
   * What was changed by hand at a marketplace: `usual` puts price and stock right and asks about what was taken down or
   * hidden, `repair` puts all of it right, `ask` always asks.
   */
  drift: z.enum(['usual', 'repair', 'ask']).default('usual'),
})
export type Preferences = z.infer<typeof Preferences>
