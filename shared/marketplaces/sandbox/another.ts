import type { SandboxAnswer } from './behaviour.ts'
import type { SandboxStore } from './store.ts'

/** The answer as if it spoke of another product: every id and SKU that the sandbox holds is a strange one. */
export function aboutAnother({ body, ...rest }: SandboxAnswer, store: SandboxStore): SandboxAnswer {
  const skus = new Set(store.all().map(({ sku }) => sku))
  const strange = (value: unknown): unknown => {
    if (typeof value === 'string' && skus.has(value)) return `${value}-khac`
    if (typeof value === 'string' && store.byId(value)) return `9${value}`
    if (typeof value === 'number' && store.byId(String(value))) return value + 90_000
    if (Array.isArray(value)) return value.map(strange)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, strange(inner)]))
  }
  return { ...rest, body: strange(body) }
}
