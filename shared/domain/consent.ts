import * as z from 'zod'
import { Day } from './listing.ts'

/** That an account agreed to officers acting for it: who said so, how, on which day, and who took it down. */
export const Consent = z.object({
  saidBy: z.string().trim().min(1).max(200),
  how: z.enum(['paper', 'phone', 'in-person']),
  saidOn: Day,
  takenBy: z.string(),
  takenAt: z.number(),
})
export type Consent = z.infer<typeof Consent>
