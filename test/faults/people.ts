// What people do, through the same acts as the pages and the API. One whose request fails tries again after a while, or
// gives up.
import { actOnListing } from '../../functions/web/acts/act-on-listing.ts'
import { confirmImport } from '../../functions/web/acts/confirm-import.ts'
import { redrive } from '../../functions/web/acts/dead-letters.ts'
import { editListing } from '../../functions/web/acts/edit-listing.ts'
import { cancelBulk, findBulk } from '../../functions/web/acts/find-bulk.ts'
import { findImport } from '../../functions/web/acts/find-import.ts'
import { type FoundListing, findListing } from '../../functions/web/acts/find-listing.ts'
import { recordPapers } from '../../functions/web/acts/record-papers.ts'
import { startBulk } from '../../functions/web/acts/start-bulk.ts'
import { startImport } from '../../functions/web/acts/start-import.ts'
import { askUndo } from '../../functions/web/acts/undo-import.ts'
import type { WebDeps } from '../../functions/web/deps.ts'
import type { Outcome } from '../../functions/web/trouble.ts'
import type { ListingChange } from '../../shared/domain/edit.ts'
import type { Paper } from '../../shared/domain/paper.ts'
import type { RowResult } from '../../shared/domain/row.ts'
import { laneIds, nameOf, operator, owner, skuOf, staff, tenantIds } from './cast.ts'
import type { Action, SheetRow } from './plan.ts'
import type { Process } from './process.ts'
import { randomOf } from './random.ts'
import type { Schedule } from './schedule.ts'
import { partsOf } from './system.ts'
import type { World } from './world.ts'

type Kind<K extends Action['kind']> = Extract<Action, { kind: K }>

const againMs = 25_000
const mostTries = 60

/** True where there is nothing left to do. */
type Doing = (process: Process, deps: WebDeps) => Promise<boolean>

export type People = {
  /** What was done, by kind: begun at least once. */
  counts: Map<Action['kind'], number>
  /** Somebody still wants something. */
  isBusy(): boolean
}

export function startPeople(world: World, schedule: Schedule, actions: readonly Action[]): People {
  const counts = new Map<Action['kind'], number>()
  let busy = 0

  const random = randomOf(`${world.setting.seed}#people`)

  function attempt(name: string, what: Doing, left = mostTries): void {
    const again = (isTrouble: boolean) => {
      if (left > 0 && !(isTrouble && random.chance(0.3)))
        schedule.at(schedule.now() + againMs, () => attempt(name, what, left - 1))
      else busy -= 1
    }
    const doing = async (process: Process) => what(process, depsOf(world, process))
    world.run(name, 'request', doing, (well, isDone) => {
      if (well && isDone === true) busy -= 1
      else again(!well)
    })
  }

  const start = (name: string, what: Doing, afterMs = 0) => {
    busy += 1
    schedule.at(schedule.now() + afterMs, () => attempt(name, what))
  }

  for (const action of actions)
    schedule.at(schedule.now() + action.at * 1000, () => {
      counts.set(action.kind, (counts.get(action.kind) ?? 0) + 1)
      world.setting.note(`somebody: ${tellAction(action)}`)
      begin(world, start, action)
    })
  const last = Math.max(0, ...actions.map(({ at }) => at))
  let isOver = false
  schedule.at(schedule.now() + last * 1000 + 1, () => {
    isOver = true
  })
  return { counts, isBusy: () => !isOver || busy > 0 }
}

function depsOf(world: World, process: Process): WebDeps {
  const parts = partsOf(world, process)
  // The acts that people take here use these and no other.
  return { ...parts, known: parts.marketplaces, publicUrl: '' } as unknown as WebDeps
}

const marketIds = (markets: readonly number[]): string[] => markets.flatMap((n) => laneIds[n] ?? [])

const tenantOf = ({ tenant }: Action) => tenantIds[tenant] ?? staff.tenant

type Start = (name: string, what: Doing, afterMs?: number) => void

function begin(world: World, start: Start, action: Action): void {
  if (action.kind === 'upload') upload(start, action)
  else if (action.kind === 'bulk') bulk(start, action)
  else if (action.kind === 'look') hint(world, action)
  else if (action.kind === 'paper') addPaper(start, action)
  else if (action.kind === 'drift') prefer(start, action)
  else if (action.kind === 'undo') undo(start, action)
  else if (action.kind === 'redrive') sendAgain(world, start)
  else
    start(tellAction(action), async (_, deps) => {
      const ask = { tenant: undefined, sku: skuOf(action.sku) }
      const found = await findListing(deps, sessionOf(action), ask)
      if (found.ok) await speak(deps, action, found.value)
      return true
    })
}

const sessionOf = (action: Action) => owner(tenantOf(action))

function hint({ queues, shops }: World, action: Kind<'look'>): void {
  const marketplace = laneIds[action.market]
  const key = { tenant: tenantOf(action), sku: skuOf(action.sku), version: 0, look: true }
  if (marketplace && shops.has(marketplace)) queues.send([{ kind: 'publish', marketplace, ...key }])
}

function addPaper(start: Start, action: Kind<'paper'>): void {
  const tenant = tenantOf(action)
  start('adding a paper', async (process, deps) => {
    const paper = paperOf(action.value, process)
    const about = { tenant, id: paper.id, act: 'paper.add' } as const
    await recordPapers(deps, sessionOf(action), about, () => deps.stores.papers.put(tenant, paper))
    return true
  })
}

function prefer(start: Start, action: Kind<'drift'>): void {
  const drift = (['usual', 'repair', 'ask'] as const)[action.value] ?? 'usual'
  start('saying what to do about changes by hand', async (_, deps) => {
    await deps.stores.preferences.put(tenantOf(action), { drift })
    return true
  })
}

/** Whoever has none to take back waits for one. */
function undo(start: Start, action: Kind<'undo'>): void {
  start('undoing a sheet', async (_, deps) => {
    const sheets = await deps.stores.imports.list(tenantOf(action), 10)
    const confirmed = sheets.filter(({ confirmation }) => confirmation !== null)
    const of = confirmed[action.which % confirmed.length]
    return of !== undefined && (await askUndo(deps, sessionOf(action), of, { withdraw: true })).ok
  })
}

function sendAgain({ counts }: World, start: Start): void {
  start('sending dead letters again', async (_, deps) => {
    const sent = await redrive(deps, operator, { all: true })
    if (sent.ok) counts.redriven += sent.value.redriven
    return sent.ok
  })
}

type Speaking = Kind<'price' | 'stock' | 'name' | 'pause' | 'resume' | 'withdraw' | 'relist' | 'retry'>

function speak(deps: WebDeps, action: Speaking, found: FoundListing): Promise<Outcome<unknown>> {
  const session = owner(tenantOf(action))
  if ('value' in action) return editListing(deps, session, found, changeOf(action))
  const ask = { action: action.kind, marketplaces: marketIds(action.markets) }
  return actOnListing(deps, session, found, ask)
}

function changeOf({ kind, sku, value }: Kind<'price' | 'stock' | 'name'>): ListingChange {
  if (kind === 'price') return { price: { amount: 100_000 + 1_000 * value } }
  return kind === 'stock' ? { stock: value } : { name: nameOf(sku, 3 + value) }
}

/** Sends a sheet, and says yes to it when it is ready. */
function upload(start: Start, { tenant: n, rows, confirm }: Kind<'upload'>): void {
  const session = owner(tenantIds[n] ?? staff.tenant)
  const text = JSON.stringify(rows.map(rowOf))
  start('sending a sheet', async (_, deps) => {
    const ask = { filename: 'bang.bin', size: text.length }
    const request = await startImport(deps, session, ask, 1_000_000)
    if (!request.ok) return true
    const { tenant, importId } = request.value
    await deps.files.putSheet(tenant, importId, new TextEncoder().encode(text))
    if (confirm)
      start('saying yes', (_, later) => sayYes(later, importId, confirm.markets), confirm.after * 1000)
    return true
  })

  async function sayYes(deps: WebDeps, importId: string, markets: readonly number[]): Promise<boolean> {
    const of = await findImport(deps, session, { importId })
    if (!of.ok || of.value.failure) return true
    return (await confirmImport(deps, session, of.value, marketIds(markets))).ok
  }
}

function bulk(start: Start, { tenant, markets, cancelAfter }: Kind<'bulk'>): void {
  start('starting a bulk job', async (_, deps) => {
    const scope = { tenants: [tenantIds[tenant] ?? ''] }
    const job = await startBulk(deps, staff, { scope, marketplaces: marketIds(markets), dryRun: false })
    if (!job.ok || cancelAfter === null) return true
    const { jobId } = job.value
    start(
      'stopping a bulk job',
      async (_, later) => {
        const found = await findBulk(later, staff, jobId)
        if (found.ok) await cancelBulk(later, staff, found.value)
        return true
      },
      cancelAfter * 1000,
    )
    return true
  })
}

function rowOf({ sku, price, stock, name, outcome }: SheetRow, at: number): RowResult {
  const code = skuOf(sku)
  return {
    ...{ sheet: 'Sản phẩm', line: at + 2, outcome, issues: [] },
    listing: {
      ...{ sku: code, name: nameOf(sku, name), price: { amount: price, per: 'gói' }, stock },
      ...{ net: { value: 100 * (sku + 1), unit: 'g' }, producer: null, group: null, gtin: null },
      ocop: { state: 'none', stars: null, decision: null, issuedOn: null, expiresOn: null },
      ...{ description: null, season: [], shelfLifeMonths: null, images: [] },
    },
  }
}

function paperOf(value: number, process: Process): Paper {
  const file = {
    name: 'giay.pdf',
    sha256: String(value).repeat(64),
    type: 'application/pdf',
    size: 9,
  } as const
  const about = { kind: 'food-safety', number: `${value}/VD`, issuedOn: null, expiresOn: null } as const
  return { ...about, skus: [], id: process.clock.id(), file, addedBy: 'x', addedAt: process.clock.now() }
}

export function tellAction(action: Action): string {
  const whose = `account ${action.tenant + 1}`
  if (action.kind === 'upload') {
    const rows = action.rows.map(
      ({ sku, price, stock, outcome }) =>
        `${skuOf(sku)} at ${price}, ${stock} of it${outcome === 'accepted' ? '' : ` (${outcome})`}`,
    )
    const yes = action.confirm
      ? `says yes for ${marketIds(action.confirm.markets).join(' and ')}`
      : 'says no yes'
    return `${whose} sends a sheet (${rows.join('; ')}) and ${yes}`
  }
  if (action.kind === 'bulk')
    return `staff publish all of ${whose} to ${marketIds(action.markets).join(' and ')}`
  if (action.kind === 'undo') return `${whose} takes back a sheet (${action.which} before the newest)`
  if (action.kind === 'redrive') return 'an operator sends all dead letters again'
  if (action.kind === 'paper') return `${whose} adds a paper`
  if (action.kind === 'drift') return `${whose} says what is to be done about changes by hand`
  if (action.kind === 'look')
    return `a hint names ${skuOf(action.sku)} of ${whose} at ${laneIds[action.market]}`
  if ('value' in action) return `${whose} edits the ${action.kind} of ${skuOf(action.sku)} (${action.value})`
  return `${whose}: ${action.kind} ${skuOf(action.sku)} at ${marketIds(action.markets).join(' and ')}`
}
