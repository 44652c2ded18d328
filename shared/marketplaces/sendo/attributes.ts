import * as z from 'zod'
import { permanent, type Result, retryable, success } from '../../domain/failure.ts'
import { type Problem, problem, type RuleSource } from '../../domain/rules.ts'
import { fold } from '../../domain/text.ts'
import { marketplaceProblem as text } from '../../domain/vietnamese/marketplace-problems.ts'
import { homeCountry, originAttribute } from '../../domain/vietnamese/product-text.ts'
import { LEAF_LEVEL } from './category-tree.ts'
import type { SendoClient } from './client.ts'
import type { SendoAttribute, SendoProduct } from './product.ts'

const Attribute = z.object({
  id: z.int(),
  name: z.string(),
  code: z.string().nullish(),
  is_required: z.boolean().nullish(),
  is_checkout: z.boolean().nullish(),
  attribute_values: z.array(z.object({ id: z.int(), value: z.string() })).nullish(),
})
type Attribute = z.infer<typeof Attribute>

/** A category and what it asks of a product (HS-17992424598681). */
export const CategoryAttributes = z.object({
  id: z.int(),
  level: z.int().nullish(),
  is_config_variant: z.boolean().nullish(),
  attribute: z.array(Attribute).nullish(),
})
export type CategoryAttributes = z.infer<typeof CategoryAttributes>

const checkedOn = '2026-11-21'
const rules = {
  required: {
    source: 'HS-17992424598681: is_required, as Sendo says it of the category',
    mark: 'V',
    checkedOn,
  },
  /** What is not offered cannot be chosen, but nothing is lost by it. */
  value: { source: 'HS-17992424598681: attribute_values', mark: '?', checkedOn },
  /** Whether a category with variants takes a product without them is documented nowhere. */
  variants: {
    source: 'HS-17992165478425: is_config_variant is decided by the category',
    mark: '?',
    checkedOn,
  },
} satisfies Record<string, RuleSource>

/** The question of origin in public integration code (C). */
const ORIGIN = 333

/** Reads the attributes of a category; `category.unknown` where there is none of that id, or it is no leaf. */
export async function fetchAttributes(client: SendoClient, id: number): Promise<Result<CategoryAttributes>> {
  const answer = await client('GET', `/api/partner/category/attribute/${id}`)
  if (!answer.ok) return answer
  if (answer.value.kind === 'not-found') return permanent('category.unknown')
  if (answer.value.kind === 'refused') return retryable('marketplace.bad-answer', 'attributes refused')
  const category = CategoryAttributes.safeParse(answer.value.result)
  if (!category.success) return retryable('marketplace.bad-answer', 'no attributes in the answer')
  const level = category.data.level ?? LEAF_LEVEL
  return level === LEAF_LEVEL ? success(category.data) : permanent('category.unknown')
}

/** The attributes of a product: what staff chose, and what is surely known; only values that Sendo offers are sent. */
export function fillAttributes(
  product: Pick<SendoProduct, 'attributes'>,
  category: CategoryAttributes,
): { attributes: SendoAttribute[]; problems: Problem[] } {
  const attributes: SendoAttribute[] = []
  const problems: Problem[] = []
  if (category.is_config_variant === true)
    problems.push(problem(rules.variants, 'category.variants', 'group', text.categoryVariants))
  for (const attribute of category.attribute ?? []) {
    const given = chosen(product.attributes, attribute)
    const offered = (attribute.attribute_values ?? []).find(({ value }) => fold(value) === fold(given ?? ''))
    if (offered) attributes.push(toWire(attribute, offered))
    else problems.push(...problemsOf(attribute, given))
  }
  return { attributes, problems }
}

function chosen(values: SendoProduct['attributes'], { id, code, name }: Attribute): string | undefined {
  const given = values[String(id)] ?? (code ? values[code] : undefined)
  const isOrigin = id === ORIGIN || fold(name) === fold(originAttribute)
  return given ?? (isOrigin ? homeCountry : undefined)
}

function problemsOf({ name, is_required }: Attribute, given: string | undefined): Problem[] {
  if (is_required === true)
    return [problem(rules.required, 'attribute.missing', 'attributes', text.attributeMissing(name))]
  if (given === undefined || given === homeCountry) return []
  return [problem(rules.value, 'attribute.value', 'attributes', text.attributeValue(name, given))]
}

const toWire = (attribute: Attribute, { id, value }: { id: number; value: string }): SendoAttribute => ({
  attribute_id: attribute.id,
  attribute_name: attribute.name,
  attribute_is_custom: false,
  attribute_is_required: attribute.is_required === true,
  attribute_is_checkout: attribute.is_checkout === true,
  attribute_values: [{ id, value, is_selected: true, is_custom: false }],
})
