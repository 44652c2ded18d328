import * as z from 'zod'
import { contentHash } from './hash.ts'
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
    /** As the person's file was called. */
    name: z.string().max(200),
    /** Where it is served: a hash over the id of the paper and the bytes, so that nobody who has the same paper can guess it. */
    sha256: z.string().length(64),
    type: z.enum(['image/jpeg', 'application/pdf']),
    /** Bytes as they came. */
    size: z.int().positive(),
  }),
  addedBy: z.string(),
  addedAt: z.number(),
})
export type Paper = z.infer<typeof Paper>

/** The most papers that an account may have. */
export const mostPapers = 100

type Dates = Pick<Paper, 'issuedOn' | 'expiresOn'>

/** The day it expires on is its last. Days are `yyyy-mm-dd`. */
export const isExpired = ({ expiresOn }: Dates, day: string): boolean => expiresOn !== null && expiresOn < day

/** The first day on which it is expired. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)

const isIssued = ({ issuedOn }: Dates, day: string): boolean => issuedOn === null || issuedOn <= day

/** The papers that may be shown for a product on this day, in the order they were added. */
export function validPapers(papers: readonly Paper[], sku: string, day: string): Paper[] {
  return papers
    .filter((paper) => paper.skus.length === 0 || paper.skus.includes(sku))
    .filter((paper) => isIssued(paper, day) && !isExpired(paper, day))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Tells one set of papers from another; empty for none. */
export function papersMark(papers: readonly Paper[]): string {
  const shown = papers.map(({ kind, number, issuedOn, expiresOn, file }) => ({
    ...{ kind, number, issuedOn, expiresOn },
    ...{ name: file.name, sha256: file.sha256 },
  }))
  return shown.length === 0 ? '' : contentHash(shown).slice(0, 16)
}
