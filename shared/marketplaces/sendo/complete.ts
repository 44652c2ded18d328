import { permanent, type Result, success } from '../../domain/failure.ts'
import { type Problem, problem, type RuleSource } from '../../domain/rules.ts'
import { marketplaceProblem as text } from '../../domain/vietnamese/marketplace-problems.ts'
import type { Adjusted, ConnectorTools } from '../../ports/marketplace.ts'
import { CategoryAttributes, fetchAttributes, fillAttributes } from './attributes.ts'
import { createCategoryResolver } from './category-tree.ts'
import type { SendoClient } from './client.ts'
import { createDailyList } from './daily-list.ts'
import type { Completion, SendoProduct } from './product.ts'

/** What Sendo's own lists add to a product, and what they ask for that it lacks. */
export type Complete = (product: SendoProduct) => Promise<Result<Adjusted<SendoProduct>>>

const rule: RuleSource = {
  source: 'HS-17992165478425: cat_4_id is a level-4 category, and Sendo has none of that name today',
  mark: 'V',
  checkedOn: '2026-11-21',
}

export function createComplete(
  client: SendoClient,
  tools: Pick<ConnectorTools, 'now' | 'shelf'>,
  place: string,
): Complete {
  const category = createCategoryResolver(client, tools, place)
  const attributesOf = createDailyList({
    tools,
    shelfKey: `${place}#attributes`,
    schema: CategoryAttributes,
    ask: (id) => fetchAttributes(client, id),
    isEmpty: () => false,
  })
  return async (product) => {
    const id = await category(product.category)
    if (!id.ok) return unknownCategory(product, id)
    const known = await attributesOf(id.value)
    if (!known.ok) return unknownCategory(product, known)
    const { attributes, problems } = fillAttributes(product, known.value)
    return success({ product: { ...product, completion: { categoryId: id.value, attributes } }, problems })
  }
}

/** A person has to choose, which is a finding and no failure. */
function unknownCategory(
  product: SendoProduct,
  result: Result<never> & { ok: false },
): Result<Adjusted<SendoProduct>> {
  if (result.failure.code !== 'category.unknown') return result
  const asked = problem(rule, 'category.unknown', 'group', text.categoryUnknown('Sendo'))
  return success({ product, problems: [asked] })
}

/** For a product that goes out: what was found before, or now; a failure where something is missing. */
export async function completionOf(complete: Complete, product: SendoProduct): Promise<Result<Completion>> {
  if (product.completion) return success(product.completion)
  const completed = await complete(product)
  if (!completed.ok) return completed
  const { problems } = completed.value
  const { completion } = completed.value.product
  const blocking = problems.filter((problem) => problem.blocking)
  if (completion && blocking.length === 0) return success(completion)
  return permanent(blocking[0]?.code ?? 'category.unknown', blocking.map(toField))
}

const toField = ({ field, message }: Problem) => ({ field, reason: message })
