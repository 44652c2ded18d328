// Time in which nothing goes wrong any more: only the sweep goes on, and what it wakes.
import type { Stores } from '../../shared/ports/stores.ts'
import { allListings } from '../../shared/steps/walk.ts'
import { tenantIds } from './cast.ts'
import type { World } from './world.ts'

export type Calm = {
  world: World
  stores: Stores
  /** Lets everything happen until it is so. */
  until: (isOver: () => boolean) => Promise<void>
  /** Somebody still wants something. */
  isAnybodyBusy: () => boolean
  sweeps: number
}

const mostSweeps = 600
const minute = 60_000

async function sweepAt(calm: Calm, time: number): Promise<void> {
  const { world, until } = calm
  let isDone = false
  calm.sweeps += 1
  world.setting.schedule.at(time, () =>
    world.sweepOnce(() => {
      isDone = true
    }),
  )
  await until(() => isDone && !world.isBusy())
}

/** Sweeps until nothing is left to do: each minute at first, then less often, then when the next thing is due. */
export async function rest(calm: Calm): Promise<void> {
  const { world, stores, until, isAnybodyBusy } = calm
  const { now } = world.setting.schedule
  for (let gap = minute; world.watch.violations.length === 0; gap = Math.min(gap * 1.3, 10 * minute)) {
    await until(() => !world.isBusy())
    const open = await openWork(world, stores)
    const due = nextDue(world)
    const isOpen = isAnybodyBusy() || open.length > 0
    if (!isOpen && due === null && !world.isBusy()) return
    if (calm.sweeps > mostSweeps)
      return world.watch.fail('comes-to-rest', `still open: ${open.join(', ') || 'what is due'}`)
    const next = isOpen || due === null ? now() + gap : due + 1
    await sweepAt(calm, Math.max(next, now() + minute))
  }
}

export async function wait(calm: Calm, milliseconds: number): Promise<void> {
  await sweepAt(calm, calm.world.setting.schedule.now() + milliseconds)
  await rest(calm)
}

/** Every listing is looked at everywhere, as a hint would have it. */
export async function look(calm: Calm): Promise<void> {
  const { world, stores } = calm
  for (const tenant of tenantIds)
    for await (const { sku, targets } of allListings(stores, tenant))
      for (const marketplace of world.lanes)
        if (targets[marketplace] !== undefined)
          world.queues.send([{ kind: 'publish', tenant, marketplace, sku, version: 0, look: true }])
  await rest(calm)
}

/** What is open, but for sheets that never came. */
async function openWork({ sheets }: World, stores: Stores): Promise<string[]> {
  const open = await stores.ledger.openWork()
  return open
    .filter((work) => work.kind !== 'import' || sheets.has(`${work.tenant}/${work.importId}`))
    .map(({ kind }) => kind)
}

function nextDue({ memory }: World): number | null {
  const due = memory
    .table('Status')
    .all()
    .map(({ dueAt }) => dueAt)
  const times = due.filter((at) => typeof at === 'number')
  return times.length === 0 ? null : Math.min(...times)
}
