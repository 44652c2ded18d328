// What must hold at every moment. Looks at each effect right after it happened, and takes part in nothing.
import { Edit } from '../../shared/domain/edit.ts'
import type { TenantId } from '../../shared/domain/ids.ts'
import type { AnyMessage } from '../../shared/domain/messages.ts'
import { shopSku } from '../../shared/domain/shop-sku.ts'
import type { Change } from '../../shared/ports/marketplace.ts'
import { type Invariant, wrongBurial, wrongChange, wrongStatus } from './invariants.ts'
import type { Call } from './memory/database.ts'
import type { Item } from './memory/expressions.ts'
import { type Product, productAt, type Shop } from './shops/shop.ts'
import type { Seen } from './system.ts'

/** `rule`: which invariant does not hold. */
export type Violation = { rule: Invariant; what: string; at: number }

/** What people said, as far as it was kept. */
export type Said = {
  /** In the order in which it was kept. */
  edits: Edit[]
  /** Accounts that ever wanted everything put right that somebody changed by hand. */
  repairing: Set<string>
  /** Accounts that took a sheet back. */
  undoing: Set<string>
}

export type Watch = Said & {
  wrote(call: Call): void
  marketChanged(shop: Shop, code: string, kind: Change<Product>['kind']): void
  mailed(text: string): void
  /** A dead letter was dealt with. */
  buried(message: AnyMessage): void
  violations: Violation[]
  fail(rule: Invariant, what: string): void
}

export function startWatch(seen: Seen): Watch {
  const { memory, setting } = seen
  const said: Said = { edits: [], repairing: new Set(), undoing: new Set() }
  const violations: Violation[] = []
  const mails = new Map<string, number>()
  const versions = new Map<string, number>()
  const fail = (rule: Invariant, what: string) => {
    setting.note(`WRONG: ${what}`)
    violations.push({ rule, what, at: setting.schedule.now() })
  }
  const neverBack = (name: string, { version }: Item) => {
    if (Number(version) < (versions.get(name) ?? 0)) fail('never-back', `${name} went back to ${version}`)
    versions.set(name, Number(version))
  }
  return {
    ...said,
    violations,
    fail,
    wrote({ command, input }) {
      const { TableName: name = '', Item } = input
      hear(said, command, Item)
      if (name === 'Desired' && Item) neverBack(`${Item.sku} of ${Item.tenant}`, Item)
      if (name !== 'Status') return
      const item = memory.table(name).get(input.Key ?? Item ?? {}) ?? {}
      neverBack(`${item.sku} at ${item.place}`, item)
      const wrong = wrongWriting(seen, item)
      if (wrong) fail('no-lie', wrong)
    },
    marketChanged(shop, code, kind) {
      for (const { rule, what } of wrongChange(seen, said, { shop, code, kind })) fail(rule, what)
    },
    buried(message) {
      const wrong = wrongBurial(seen, message)
      if (wrong) fail('all-accounted', wrong)
    },
    mailed(text) {
      const importId = /imports\/([0-9A-Z]{26})/.exec(text)?.[1] ?? 'unknown'
      const count = (mails.get(importId) ?? 0) + 1
      mails.set(importId, count)
      if (count > 1) fail('one-mail', `the import ${importId} is told of by ${count} mails`)
    },
  }
}

/** Remembers what people say at the moment it is kept. */
function hear({ edits, repairing, undoing }: Said, command: string, item: Item | undefined): void {
  if (command !== 'PutCommand' || !item) return
  if (String(item.scope).startsWith('edit#')) edits.push(Edit.parse(structuredClone(item)))
  if (item.entry === 'preferences' && item.drift === 'repair') repairing.add(String(item.tenant))
  if (/^import#.*#undo$/.test(String(item.entry))) undoing.add(String(item.tenant))
}

function wrongWriting({ shops }: Seen, item: Item): string | null {
  const [tenant, marketplace] = String(item.place).split('#') as [TenantId, string]
  const shop = shops.get(marketplace)
  const isAtRest = item.dueAt === undefined && item.leaseOwner === undefined && item.version === item.tried
  if (!isAtRest || !shop || item.version === 0) return null
  const lie = wrongStatus(shop, item, productAt(shop, shopSku(tenant, String(item.sku))))
  return lie && `${item.sku} at ${marketplace} is ${item.condition}, but ${lie}`
}
