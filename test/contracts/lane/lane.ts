// One lane as it is in a function: the real step over the store adapters, and a sandbox of its own. Only the test moves the clock.
import { ulid } from 'ulid'
import type { Desired } from '../../../shared/domain/desired.ts'
import { MarketplaceId, TenantId } from '../../../shared/domain/ids.ts'
import type { Patience } from '../../../shared/domain/retry.ts'
import type { Status } from '../../../shared/domain/status.ts'
import type { OpenedMarketplace } from '../../../shared/ports/opened-marketplace.ts'
import type { Sandbox, SandboxFault } from '../../../shared/ports/sandbox.ts'
import type { Stores } from '../../../shared/ports/stores.ts'
import { publish } from '../../../shared/steps/publish.ts'
import { freeBudget, localSend, memoryShelf } from '../../connector-tools.ts'
import { context, type Subject } from '../marketplace/subject.ts'

const start = Date.parse('2026-11-21T08:00:00Z')
const tenant = TenantId.parse('htxvidu')
/** More looks than any trouble takes that ends. */
const mostTries = 60

/** Gives up soon, so that the end of patience is seen as well. */
const patience: Patience = {
  retryMs: 1_000,
  retryLimit: 3,
  leaseMs: 30_000,
  reviewMs: 1_000,
  settleMs: 600_000,
  connectionMs: 3_600_000,
  resendMs: 5_000,
}

export type Wish = Pick<Desired, 'listing'> &
  Partial<Pick<Desired, 'requests'>> & { target: Desired['targets'][MarketplaceId] }

export type Lane = Awaited<ReturnType<typeof startLane>>

let lanes = 0

/** A lane for one listing that is wanted nowhere else; `aheadMs`: how far the marketplace's clock is ahead of ours. */
export async function startLane(subject: Subject, stores: Stores, aheadMs = 0) {
  lanes += 1
  const sku = `SP-${lanes}`
  const marketplace = MarketplaceId.parse(subject.marketplace.manifest.id)
  const clock = { now: start }
  const sandbox: Sandbox = await subject.startSandbox({ port: 0, file: null, now: () => clock.now + aheadMs })
  let market = open(10_000)

  function open(timeoutMs: number): OpenedMarketplace {
    const settings = { ...(sandbox.settings as object), http: { timeoutMs } }
    const now = () => clock.now
    // There is no other worker that could have claimed a login and failed: nobody waits for one, in real time.
    const shelf = { ...memoryShelf(now), claim: async () => true }
    return subject.marketplace.open(settings, { now, budgetFor: freeBudget, send: localSend, shelf })
  }

  const key = { tenant, marketplace, sku }
  const parts = {
    stores,
    marketplace,
    open: async () => market,
    pictureUrl: context.pictureUrl,
    paperUrl: (sha256: string) => `https://pictures.example/papers/${sha256}`,
    patience,
    clock: { now: () => clock.now, id: () => ulid(clock.now) },
  }

  async function status(): Promise<Status> {
    const found = await stores.statuses.get(key)
    if (!found) throw new Error('no status')
    return found
  }

  return {
    sandbox,
    sku,
    subject,
    clock,
    status,
    fail: (...faults: SandboxFault[]) => sandbox.setFaults(faults),
    /** A worker that has just started: it knows no login, and is as patient as this. */
    newWorker(timeoutMs = 10_000) {
      market = open(timeoutMs)
    },
    /** Through a connection that nothing is wrong with. */
    look: () => open(10_000).observe({ externalId: null, shopSku: `${tenant}-${sku}` }),
    wish: (wish: Wish) => declare(stores, key, wish),
    /** One message, as the queue or the sweep sends it. */
    async message(look = false) {
      const desired = await stores.desired.get(tenant, sku)
      await publish(parts, { kind: 'publish', ...key, version: desired?.version ?? 0, look })
    },
    /** As the sweep does it: again whenever it is due, until nothing is due any more, or `tries` are over. */
    async untilAtRest(tries = mostTries): Promise<Status> {
      let now = await status()
      for (let n = 0; now.dueAt !== null && n < tries; n += 1) {
        clock.now = Math.max(clock.now, Math.ceil(now.dueAt))
        await this.message()
        now = await status()
      }
      return now
    },
    close: () => sandbox.close(),
  }
}

type Key = { tenant: TenantId; marketplace: MarketplaceId; sku: string }

/** What is wanted from now on, as a version of its own. */
async function declare(stores: Stores, { tenant, marketplace, sku }: Key, wish: Wish): Promise<void> {
  const current = await stores.desired.get(tenant, sku)
  const version = (current?.version ?? 0) + 1
  const next: Desired = {
    tenant,
    sku,
    version,
    hash: `v${version}`,
    order: ulid(start + version),
    listing: { ...wish.listing, sku },
    targets: { [marketplace]: wish.target },
    ...(wish.requests && { requests: wish.requests }),
    origin: { importer: tenant, importId: ulid(start), sheet: 'A', line: 2 },
    changedAt: start,
  }
  if (!(await stores.desired.put(next, current))) throw new Error('somebody else wrote')
}
