// Writes what staff choose for the categories of a marketplace, and who did.
import { type CategoryMap, CategoryRule, mostCategoryRules } from '../../../shared/domain/category-rule.ts'
import { MarketplaceId } from '../../../shared/domain/ids.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { Manifest } from '../../../shared/ports/manifest.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'

/** What fits one record, with room to spare. */
const mostBytes = 200_000

/** The maps count for every account, so only those who act for all may change them. */
export const mayChooseCategories = ({ role, communes }: Session): boolean =>
  role === 'operator' || (role === 'staff' && communes.includes('*'))

/** A marketplace, switched on here or not: its categories may be chosen before. */
export function knownMarketplace(deps: Pick<WebDeps, 'known'>, id: string): Outcome<Manifest> {
  const marketplace = deps.known.find((one) => one.id === id)
  return marketplace ? done(marketplace) : refuse(404, problems.marketplaceUnlisted())
}

export type FoundMap = { marketplace: Manifest; map: CategoryMap }

export async function findCategoryMap(
  deps: Pick<WebDeps, 'known' | 'stores'>,
  session: Session,
  id: string,
): Promise<Outcome<FoundMap>> {
  if (session.role === 'owner') return refuse(403, problems.staffOnly())
  const marketplace = knownMarketplace(deps, id)
  if (!marketplace.ok) return marketplace
  const map = await deps.stores.categories.get(MarketplaceId.parse(id))
  return done({ marketplace: marketplace.value, map })
}

/** Replaces the rules, unless somebody else changed them since `revision` was read. */
export async function saveCategoryMap(
  deps: Pick<WebDeps, 'stores' | 'clock'>,
  session: Session,
  { id, categories }: Pick<Manifest, 'id' | 'categories'>,
  asked: { revision: number; rules: readonly CategoryRule[] },
): Promise<Outcome<CategoryMap>> {
  if (!mayChooseCategories(session)) return refuse(403, problems.provinceOnly())
  const rules = CategoryRule.array().max(mostCategoryRules).safeParse(asked.rules)
  const bytes = Buffer.byteLength(JSON.stringify(asked.rules))
  if (!rules.success || bytes > mostBytes)
    return refuse(422, problems.categoriesTooMany(mostCategoryRules), 'rules')
  const pattern = new RegExp(`^(?:${categories?.pattern ?? '.+'})$`, 'su')
  const wrong = rules.data.findIndex(({ category }) => !pattern.test(category))
  if (wrong >= 0)
    return refuse(422, problems.categoryInvalid(categories?.example ?? ''), `rules.${wrong}.category`)
  const at = deps.clock.now()
  const map = { rules: rules.data, changedAt: at, changedBy: session.user }
  const saved = await deps.stores.categories.put(MarketplaceId.parse(id), map, asked.revision)
  if (saved === null) return refuse(409, problems.categoriesChanged())
  const subject = `${id}#${saved.revision}`
  await deps.stores.ledger.audit({
    at,
    user: session.user,
    tenant: session.tenant,
    act: 'categories.save',
    subject,
  })
  return done(saved)
}
