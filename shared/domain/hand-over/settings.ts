import * as z from 'zod'

const MORNING = '07:30'

/** What a marketplace takes of a product, as far as anybody knows; it never blocks, because no rule of it is public. */
const KnownLimits = z.object({
  nameMax: z.int().positive().nullable().default(null),
  descriptionMin: z.int().nonnegative().default(0),
  descriptionMax: z.int().positive().default(20_000),
  picturesMax: z.int().positive().nullable().default(null),
})

/**
 * How goods are handed to the desk of a marketplace that we have no contract with: to whom, from what time of the day
 * (Viet Nam), and how patiently. One package a day unless `everyMinutes` says otherwise.
 */
export const HandOverSettings = z.object({
  mode: z.literal('hand-over'),
  desk: z.object({
    /** Whom the mail greets. */
    name: z.string().trim().min(1).max(100),
    email: z.email().max(254),
    /** Where the desk sends the filled workbook; the sender of our mails where it is absent. */
    returnTo: z.email().max(254).optional(),
  }),
  timeOfDay: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default(MORNING),
  /** A package as often as this, in minutes, instead of one a day: for trying it out. */
  everyMinutes: z.number().positive().max(1440).optional(),
  /** Without a full answer the desk is reminded every so many days, `maxReminders` times. */
  remindAfterDays: z.number().positive().max(60).default(3),
  maxReminders: z.int().nonnegative().max(10).default(3),
  /** Products in one package; more make another one on the same day. */
  maxItems: z.int().positive().max(500).default(200),
  limits: KnownLimits.prefault({}),
})
export type HandOverSettings = z.infer<typeof HandOverSettings>

/** Whether settings of a connection speak of a hand-over, whether or not they fit. */
export function isHandOver(settings: unknown): boolean {
  return (
    typeof settings === 'object' && settings !== null && 'mode' in settings && settings.mode === 'hand-over'
  )
}
