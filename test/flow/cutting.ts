import type { Stores } from '../../shared/ports/stores.ts'

/**
 * Counts the calls of all stores that steps make, and lets a worker die at chosen ones: half of them before the call is
 * carried out, half after it, so that what was written is written and nobody knows.
 */
export function cutting(dies: (call: number) => boolean) {
  let calls = 0
  let last = ''
  const counted = <T extends object>(name: string, store: T): T =>
    new Proxy(store, {
      get(target, member) {
        const call: unknown = Reflect.get(target, member)
        if (typeof call !== 'function') return call
        return async (...values: unknown[]) => {
          calls += 1
          const mine = calls
          if (!dies(mine)) return call.apply(target, values)
          last = `${name}.${String(member)}`
          if (mine % 2 === 0) await call.apply(target, values)
          throw new Error(`died at call ${mine}`)
        }
      },
    })
  const stores = (real: Stores): Stores => ({
    tenants: counted('tenants', real.tenants),
    columns: counted('columns', real.columns),
    clearances: counted('clearances', real.clearances),
    preferences: counted('preferences', real.preferences),
    consents: counted('consents', real.consents),
    papers: counted('papers', real.papers),
    categories: counted('categories', real.categories),
    imports: counted('imports', real.imports),
    rows: counted('rows', real.rows),
    desired: counted('desired', real.desired),
    statuses: counted('statuses', real.statuses),
    ledger: counted('ledger', real.ledger),
    handOvers: {
      ...counted('handOvers', real.handOvers),
      items: (of) => counted('handOvers.items', real.handOvers.items(of)),
    },
  })
  return { stores, calls: () => calls, last: () => last }
}
