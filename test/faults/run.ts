// One run: a storm in which people act and things go wrong, then a calm in which everything has to come right.
import { createHash } from 'node:crypto'
import { dynamoStores } from '../../shared/adapters/dynamodb/stores.ts'
import type { TenantId } from '../../shared/domain/ids.ts'
import type { Stores } from '../../shared/ports/stores.ts'
import { tableNames } from '../stores/table-names.ts'
import { type Calm, look, rest, wait } from './calm.ts'
import { accounts, reconcileSeconds, startOfRun, tenantIds } from './cast.ts'
import { type Fault, type FaultKind, troubleOf } from './faults.ts'
import { memoryClient } from './memory/database.ts'
import { type People, startPeople } from './people.ts'
import { type Action, type Plan, stormSeconds } from './plan.ts'
import type { Setting } from './process.ts'
import { randomOf } from './random.ts'
import { type Schedule, schedule } from './schedule.ts'
import { byHand } from './shops/by-hand.ts'
import { judgePlaces, judgeWishes } from './verdict.ts'
import type { Violation } from './watch.ts'
import { buildWorld, type World } from './world.ts'

export type Ran = {
  violations: Violation[]
  /** Hash of everything that happened. */
  trace: string
  story: string[]
  faults: Map<FaultKind, number>
  actions: Map<Action['kind'], number>
  conflicts: number
  /** Dead letters that were sent again. */
  redriven: number
  events: number
}

/** `whole`: keeps the story in words, not only its hash. */
export async function run(plan: Plan, whole = false): Promise<Ran> {
  const clock = schedule(startOfRun)
  const { note, story, trace } = notes(clock, whole)
  const trouble = troubleOf(plan.faults)
  const world = buildWorld({ seed: plan.seed, schedule: clock, trouble, note }, plan.markets)
  const stores = plainStores(world)
  for (const account of accounts) await stores.tenants.putIfAbsent(account)
  const events = { count: 0 }
  const until = untilOf(world, events)
  const people = startPeople(world, clock, plan.actions)
  await storm(world, plan, until)
  trouble.end()
  note('from here on nothing goes wrong any more')
  const calm = { world, stores, until, isAnybodyBusy: people.isBusy, sweeps: 0 }
  await judge(calm, bulkTenants(plan))
  return {
    ...{ violations: world.watch.violations, trace: trace(), story, events: events.count },
    ...countsOf(world, people),
  }
}

const countsOf = ({ setting, counts }: World, people: People) => ({
  ...{ faults: setting.trouble.counts, actions: people.counts },
  ...counts,
})

function notes({ now }: Schedule, whole: boolean) {
  const story: string[] = []
  const hash = createHash('sha256')
  const note = (line: string) => {
    const seconds = (now() - startOfRun) / 1000
    hash.update(`${seconds} ${line}\n`)
    if (whole) story.push(`${seconds.toFixed(3).padStart(10)} s  ${line}`)
  }
  return { note, story, trace: () => hash.digest('hex') }
}

/** Stores of nobody in the system: what they are asked is no call of a process. */
const plainStores = ({ memory, setting }: World): Stores =>
  dynamoStores(
    memoryClient(async (call) => memory.run(call), tableNames),
    setting.schedule.now,
  )

const mostEvents = 200_000

function untilOf({ setting, watch }: World, events: { count: number }): Calm['until'] {
  return async (isOver) => {
    while (!isOver() && watch.violations.length === 0) {
      events.count += 1
      if (events.count > mostEvents) watch.fail('comes-to-rest', 'there is no end to what happens')
      else if (!(await setting.schedule.step())) return
    }
  }
}

async function storm(world: World, { seed, faults }: Plan, until: Calm['until']): Promise<void> {
  const { schedule } = world.setting
  const end = startOfRun + stormSeconds * 1000
  for (const fault of faults.filter(({ kind }) => byTheClock.includes(kind)))
    schedule.at(startOfRun + fault.at * 1000, () => comes(world, fault))
  const random = randomOf(`${seed}#sweeps`)
  let isOver = false
  const sweeping = () => {
    if (isOver) return
    world.sweepOnce()
    if (random.chance(0.05)) world.sweepOnce()
    schedule.at(schedule.now() + 80_000 + random.below(80_000), sweeping)
  }
  schedule.at(startOfRun + 30_000 + random.below(30_000), sweeping)
  await until(() => schedule.now() > end)
  isOver = true
}

const byTheClock: FaultKind[] = [
  ...(['hand-price', 'hand-hidden', 'hand-deleted', 'hand-sold', 'queues-emptied', 'clock-jumped'] as const),
]

/** What comes by the clock: somebody at a marketplace, an outage of the queues, a jump of time. */
function comes({ queues, shops, setting }: World, { kind, size }: Fault): void {
  if (doesCome()) setting.trouble.happened(kind)

  function doesCome(): boolean {
    if (kind === 'clock-jumped') return jump(setting, size)
    const shop = [...shops.values()][size % shops.size]
    if (kind !== 'queues-emptied') return shop !== undefined && byHand(shop, kind, size)
    if (queues.waiting() === 0) return false
    queues.loseAll()
    setting.note('all queues lose everything')
    return true
  }
}

function jump({ schedule, note }: Setting, seconds: number): true {
  schedule.jump(seconds * 1000)
  note(`time jumps ahead by ${seconds} s`)
  return true
}

async function judge(calm: Calm, bulk: ReadonlySet<TenantId>): Promise<void> {
  const { watch } = calm.world
  await rest(calm)
  // A walk that was cut goes on with its own range first: what changed since is in the next one.
  for (let n = 0; n < 2; n += 1) await wait(calm, reconcileSeconds * 1000 + 60_000)
  if (watch.violations.length === 0) await judgePlaces(calm, false)
  await look(calm)
  if (watch.violations.length > 0) return
  await judgePlaces(calm, true)
  await judgeWishes({ ...calm, bulk })
}

const bulkTenants = ({ actions }: Plan): Set<TenantId> =>
  new Set(actions.flatMap(({ kind, tenant }) => (kind === 'bulk' ? (tenantIds[tenant] ?? []) : [])))
