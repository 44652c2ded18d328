// Reads only: what marketplaces would make of an import, were it confirmed now.
import { declare } from '../../../shared/domain/desired.ts'
import { MarketplaceId } from '../../../shared/domain/ids.ts'
import type { Import } from '../../../shared/domain/import.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { Previewed } from '../../../shared/ports/consult.ts'
import type { RowRecord } from '../../../shared/ports/stores.ts'
import { wishOf } from '../../../shared/steps/row-wish.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'
import { judged, type Verdict } from './preview-verdict.ts'

/** An accepted row and what each marketplace would make of it; null for one that could not be asked. */
export type PreviewedRow = { row: RowRecord; verdicts: Record<string, Verdict | null> }
export type PreviewedPage = { rows: PreviewedRow[]; next: number | null }

type Deps = Pick<WebDeps, 'stores' | 'clock' | 'consult'>

/** Accepted rows from an ordinal on, at most `limit`; `next` is the ordinal to go on from. */
export async function previewImport(
  deps: Deps,
  of: Import,
  marketplaces: readonly string[],
  range: { from: number; limit: number },
): Promise<Outcome<PreviewedPage>> {
  if (!of.reading || of.failure) return refuse(409, problems.previewNotReady())
  const { rows, next } = await acceptedRows(deps, of, range)
  const ids = marketplaces.map((id) => MarketplaceId.parse(id))
  const wanted = await wantedOf(deps, of, rows, ids)
  const asked = wanted.map(({ tenant, listing }) => ({ tenant, listing }))
  const answers = await Promise.all(
    ids.map(async (id) => [id, rows.length === 0 ? [] : await deps.consult.preview(id, asked)] as const),
  )
  const verdictsAt = (at: number) =>
    Object.fromEntries(answers.map(([id, given]) => [id, verdictOf(given, wanted[at]?.targets[id], at)]))
  return done({ rows: rows.map((row, at) => ({ row, verdicts: verdictsAt(at) })), next })
}

function verdictOf(given: Previewed[] | null, target: string | undefined, at: number): Verdict | null {
  const previewed = given?.[at]
  return previewed ? judged(previewed, target === 'listed') : null
}

/** The listings as confirming would declare them: what people said later than the sheet stays. */
async function wantedOf(deps: Deps, of: Import, rows: readonly RowRecord[], ids: readonly MarketplaceId[]) {
  const targets = Object.fromEntries(ids.map((id) => [id, 'listed' as const]))
  const wishes = rows.map((row) => wishOf(of, row, targets))
  const known = await deps.stores.desired.getMany(wishes.map(({ tenant, sku }) => ({ tenant, sku })))
  const byKey = new Map(known.map((one) => [`${one.tenant}#${one.sku}`, one]))
  return wishes.map((wish) => {
    const decision = declare(byKey.get(`${wish.tenant}#${wish.sku}`) ?? null, wish, deps.clock.now())
    return decision.kind === 'write' ? decision.next : decision.current
  })
}

const atOnce = 200

async function acceptedRows(
  deps: Pick<WebDeps, 'stores'>,
  { request: { tenant, importId } }: Import,
  { from, limit }: { from: number; limit: number },
): Promise<{ rows: RowRecord[]; next: number | null }> {
  const rows: RowRecord[] = []
  for (let at: number | null = from; at !== null; ) {
    const page: { items: RowRecord[]; next: number | null } = await deps.stores.rows.list(tenant, importId, {
      from: at,
      limit: atOnce,
    })
    for (const row of page.items) {
      if (row.result.outcome !== 'accepted' || row.sku === null) continue
      if (rows.length === limit) return { rows, next: row.ordinal }
      rows.push(row)
    }
    at = page.next
  }
  return { rows, next: null }
}
