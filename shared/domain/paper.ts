import * as z from 'zod'
import { Day } from './listing.ts'

/**
 * A paper of a seller (food safety, self-declaration, OCOP decision, quality certificate …), attached once and shown
 * wherever a marketplace wants to see it. `skus` empty: it speaks for all products of the account.
 */
export const Paper = z.object({
  /** A ULID. */
  id: z.string(),
  kind: z.enum([
    'food-safety',
    'self-declaration',
    'ocop-decision',
    'quality',
    'business-registration',
    'other',
  ]),
  number: z.string().trim().max(100).nullable(),
  issuedOn: Day.nullable(),
  expiresOn: Day.nullable(),
  skus: z.array(z.string().max(45)).max(500),
  file: z.object({
    name: z.string().max(200),
    sha256: z.string().length(64),
    type: z.enum(['image/jpeg', 'application/pdf']),
    size: z.int().positive(),
  }),
  addedBy: z.string(),
  addedAt: z.number(),
})
export type Paper = z.infer<typeof Paper>
