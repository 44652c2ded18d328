import { problems } from '../../../shared/domain/vietnamese/problems.ts'
import type { WebDeps } from '../deps.ts'
import { done, type Outcome, refuse } from '../trouble.ts'

/** The marketplaces somebody chose, in registry order; all enabled ones where nobody chose. */
export function chosenMarketplaces(
  deps: Pick<WebDeps, 'marketplaces'>,
  asked: readonly string[] | undefined,
): Outcome<string[]> {
  const enabled = deps.marketplaces.map((one) => one.id)
  if (asked === undefined) return done(enabled)
  const unknown = asked.find((id) => !enabled.includes(id))
  if (unknown !== undefined) return refuse(422, problems.marketplaceUnknown(unknown), 'marketplaces')
  if (asked.length === 0) return refuse(422, problems.marketplaceMissing(), 'marketplaces')
  return done(enabled.filter((id) => asked.includes(id)))
}
