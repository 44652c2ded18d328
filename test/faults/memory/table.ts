import type { TableShape } from '../../../shared/adapters/dynamodb/tables.ts'
import { kept } from './clone.ts'
import { conditionOf, type Item, type Terms, updateOf } from './expressions.ts'

/** What a table is asked for, in the words of the document client. */
export type Input = Terms & {
  Key?: Item | undefined
  Item?: Item | undefined
  IndexName?: string | undefined
  ConditionExpression?: string | undefined
  KeyConditionExpression?: string | undefined
  FilterExpression?: string | undefined
  UpdateExpression?: string | undefined
  ProjectionExpression?: string | undefined
  ExclusiveStartKey?: Item | undefined
  ScanIndexForward?: boolean | undefined
  Limit?: number | undefined
  ReturnValues?: string | undefined
}

export type Answer = { Item?: Item; Items?: Item[]; Attributes?: Item; LastEvaluatedKey?: Item }

export type Table = ReturnType<typeof memoryTable>

/** A refused condition, under the name by which the adapters know it. One for all: nobody asks where it came from. */
const refusal = new Error('The conditional request failed')
refusal.name = 'ConditionalCheckFailedException'

/** What the engine would call a mistake of ours. */
export function invalid(what: string): Error {
  const error = new Error(what)
  error.name = 'ValidationException'
  return error
}

/** One table: keys, conditional writes, updates and queries, each carried out whole. */
export function memoryTable(shape: TableShape) {
  const keyNames = [shape.partition, shape.sort]
  const items = new Map<string, Item>()

  const keyOf = (item: Item): Item =>
    Object.fromEntries(
      keyNames.map(({ name, type }) => {
        const value = item[name]
        const fits = type === 'S' ? typeof value === 'string' && value !== '' : typeof value === 'number'
        if (!fits) throw invalid(`the key ${name} is missing or of another type`)
        return [name, value]
      }),
    )
  const idOf = (item: Item): string => JSON.stringify(Object.values(keyOf(item)))

  function check(input: Input, there: Item | undefined): void {
    if (input.ConditionExpression === undefined) return
    if (!conditionOf(input.ConditionExpression)(there ?? {}, input)) throw refusal
  }

  function query(input: Input): Answer {
    const index = input.IndexName === undefined ? null : shape.indexes[input.IndexName]
    if (index === undefined) throw invalid(`there is no index ${input.IndexName}`)
    const names = index ? [index.partition.name, index.sort.name] : []
    const holds = conditionOf(input.KeyConditionExpression ?? '')
    const found = [...items.values()].filter(
      (item) => names.every((name) => item[name] !== undefined) && holds(item, input),
    )
    const sorted = sortedBy(found, [index?.sort.name ?? shape.sort.name, ...keyNames.map(({ name }) => name)])
    if (input.ScanIndexForward === false) sorted.reverse()
    const start = input.ExclusiveStartKey ? idOf(input.ExclusiveStartKey) : null
    const rest = start === null ? sorted : sorted.slice(sorted.findIndex((item) => idOf(item) === start) + 1)
    const page = rest.slice(0, input.Limit ?? rest.length)
    const last = page.length === input.Limit ? page.at(-1) : undefined
    const filter = input.FilterExpression
    const Items = filter ? page.filter((item) => conditionOf(filter)(item, input)) : page
    return { Items, ...(last && { LastEvaluatedKey: keyOf(last) }) }
  }

  const names = keyNames.map(({ name }) => name)
  return {
    /** In the order of their keys. */
    all: (): Item[] => sortedBy([...items.values()], names),
    get: (Key: Item): Item | undefined => items.get(idOf(Key)),
    put(input: Input): Answer {
      const item = kept(input.Item ?? {})
      const id = idOf(item)
      check(input, items.get(id))
      items.set(id, item)
      return {}
    },
    update(input: Input): Answer {
      const key = keyOf(input.Key ?? {})
      const id = idOf(key)
      const before = items.get(id)
      check(input, before)
      const changed = { ...(before ?? key) }
      updateOf(input.UpdateExpression ?? '')(changed, before ?? key, input)
      const item = kept(changed)
      items.set(id, item)
      return input.ReturnValues === undefined ? {} : { Attributes: item }
    },
    delete(input: Input): Answer {
      const id = idOf(input.Key ?? {})
      check(input, items.get(id))
      items.delete(id)
      return {}
    },
    query,
  }
}

function sortedBy(items: Item[], names: string[]): Item[] {
  const compare = (a: unknown, b: unknown) => {
    if (a === b) return 0
    return (a as string) < (b as string) ? -1 : 1
  }
  return items.sort((a, b) => {
    for (const name of names) {
      const order = compare(a[name], b[name])
      if (order !== 0) return order
    }
    return 0
  })
}
