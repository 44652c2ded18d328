import { sandboxText } from '../../domain/vietnamese/sandbox-text.ts'
import type { SandboxAnswer } from '../sandbox/behaviour.ts'
import { categorySnapshot } from './categories.ts'
import { done, notFound } from './sandbox-answers.ts'

/** Asked for 0, the tree begins with its level-2 categories: those whose parent is no category of the tree. */
export function childCategories(id: number): SandboxAnswer {
  const rows = categorySnapshot.filter((row) => (id === 0 ? row.level === 2 : row.parent_id === id))
  return done(rows.map((row) => ({ ...row, is_config_variant: hasVariants(row.id) })))
}

/** "Khăn choàng cổ nữ": what is worn comes in colours. An assumption. */
const hasVariants = (id: number): boolean => id === 1843

/** "Giỏ quà, hộp quà": asks for more than anybody can know by itself. An assumption. */
const ASKS_MORE = 1625

type Value = { id: number; value: string; is_selected: boolean }

const offered = (values: readonly string[], first: number): Value[] =>
  values.map((value, at) => ({ id: first + at, value, is_selected: false }))

/** The attributes of this shop's categories: all ask for the origin, one for more. Which ones do in truth is unknown. */
function attributesOf(id: number) {
  const { origin, kind, note } = sandboxText.attributes
  const usual = { control_type: 'ComboBox', is_checkout: false }
  return [
    { id: 333, ...usual, name: origin.name, is_required: true, attribute_values: offered(origin.values, 1) },
    { id: 900, ...usual, name: note.name, is_required: false, attribute_values: offered(note.values, 11) },
    ...(id === ASKS_MORE
      ? [
          {
            id: 901,
            ...usual,
            name: kind.name,
            is_required: true,
            attribute_values: offered(kind.values, 21),
          },
        ]
      : []),
  ]
}

export function categoryAttributes(id: number): SandboxAnswer {
  const row = categorySnapshot.find((one) => one.id === id)
  if (!row) return notFound()
  return done({
    ...row,
    is_config_variant: hasVariants(id),
    is_self_shipping: false,
    attribute: row.level === 4 ? attributesOf(id) : [],
  })
}

type SentAttribute = { attribute_id: number; attribute_values: { id: number; is_selected: boolean }[] }

/** Names of the required attributes that were not sent with a value that is offered. */
export function missingAttributes(categoryId: number, sent: readonly SentAttribute[]): string[] {
  const isThere = (id: number, values: readonly Value[]) =>
    sent.some(
      (one) =>
        one.attribute_id === id &&
        one.attribute_values.some((value) => value.is_selected && values.some((v) => v.id === value.id)),
    )
  return attributesOf(categoryId)
    .filter(({ id, is_required, attribute_values }) => is_required && !isThere(id, attribute_values))
    .map(({ name }) => name)
}
