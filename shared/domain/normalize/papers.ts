import type { Certificate } from '../listing.ts'
import { type CertificateKind, type CertificateProblem, readCertificates } from '../product/certificates.ts'
import { claimsIn } from '../product/claims.ts'
import type { Issue } from '../row.ts'
import { type Found, found, issue } from './findings.ts'
import { type Cell, type Field, type SheetLine, textOf } from './line.ts'

/** Columns of papers, and the paper that each is about; null where the cells name it. */
const COLUMNS: readonly [Field, CertificateKind | null][] = [
  ['certificates', null],
  ['vietgap', 'vietgap'],
  ['globalgap', 'globalgap'],
  ['organic', 'organic'],
  ['foodSafety', 'food-safety'],
  ['geographical', 'geographical-indication'],
  ['growingArea', 'growing-area'],
]
const CODES = {
  unclear: 'certificates.unclear',
  expired: 'certificates.expired',
  permit: 'certificates.permit',
} as const satisfies Record<CertificateProblem, string>

/** The papers that the sheet says a product has, each kind once; what is not certain is left out with a notice. */
export function certificatesOf(line: SheetLine, today: string): Found<Certificate[]> {
  const kept = new Map<CertificateKind, Certificate>()
  const issues: Issue[] = []
  for (const [field, kind] of COLUMNS) {
    const cell = line.cells[field]
    if (!cell?.text) continue
    const { certificates, problems } = readCertificates(cell.text, kind, today)
    for (const one of certificates) if (!kept.get(one.kind)?.number) kept.set(one.kind, one)
    for (const problem of new Set(problems))
      issues.push(issue('notice', CODES[problem], cell, {}, 'certificates'))
  }
  return found([...kept.values()], ...issues)
}

/** Whether a text claims what no paper of the product proves. */
export function isHeldClaim(text: string, certificates: readonly Certificate[]): boolean {
  const isProven = certificates.some(
    ({ kind, number, expiresOn }) => kind === 'organic' && (number !== null || expiresOn !== null),
  )
  return claimsIn(text).some((claim) => claim === 'cure' || !isProven)
}

/** Claims that nothing in the row proves: each cell with one is held for a person. */
export function claimIssues(line: SheetLine, certificates: readonly Certificate[]): Issue[] {
  const held = (cell: Cell | undefined): boolean => isHeldClaim(textOf(cell), certificates)
  const fields = (['name', 'description'] as const).filter((field) => held(line.cells[field]))
  return fields.slice(0, 1).map((field) => issue('error', 'claim.confirm', line.cells[field], {}, field))
}
