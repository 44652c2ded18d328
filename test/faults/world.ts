// The system under simulation: each message, sweep and request of a person in a process of its own.
import type { AnyMessage } from '../../shared/domain/messages.ts'
import { deadLetter } from '../../shared/steps/dead-letter.ts'
import { tableNames } from '../stores/table-names.ts'
import { laneIds, manifests } from './cast.ts'
import { memoryDatabase } from './memory/database.ts'
import { type Process, type ProcessKind, type Setting, startProcess } from './process.ts'
import { type Letter, nameOfMessage, queueModel } from './queues.ts'
import { newShop, type Shop } from './shops/shop.ts'
import { partsOf, type Seen, type System } from './system.ts'
import { startWatch } from './watch.ts'
import { functionOf, sweepOf, work } from './work.ts'

export type World = System & {
  /** Runs something in a process of its own; `ended` hears whether it came to its end, and with what. */
  run: Run
  sweepOnce(ended?: () => void): void
  /** Somebody works, or a message waits. */
  isBusy(): boolean
}

type Ended = (well: boolean, value?: unknown) => unknown
type Run = (
  name: string,
  kind: ProcessKind,
  what: (process: Process) => Promise<unknown>,
  ended: Ended,
) => void

export function buildWorld(setting: Setting, markets: number): World {
  const lanes = laneIds.slice(0, markets)
  const shops = new Map<string, Shop>()
  const memory = memoryDatabase(tableNames, false)
  const seen: Seen = { setting, memory, shops, lanes, mails: [], sheets: new Map() }
  const watch = startWatch(seen)
  for (const [n, id] of lanes.entries()) {
    const manifest = manifests[n]
    if (manifest) shops.set(id, newShop({ id, manifest, setting, changed: watch.marketChanged }))
  }
  const { run, living } = runner(setting)
  const queues = queueModel(setting, lanes, {
    delivered: (letter) => deliver(system, run, letter),
    dead: (message) => run('dead letter', 'burying', bury(message), (well) => well && watch.buried(message)),
  })
  const bury = (message: AnyMessage) => (process: Process) => deadLetter(partsOf(system, process), message)
  const system: System = { ...seen, queues, watch, counts: { conflicts: 0, redriven: 0 } }
  return {
    ...system,
    run,
    sweepOnce: (ended = () => {}) => run('sweep', 'sweep', (process) => sweepOf(system, process), ended),
    isBusy: () => living() > 0 || queues.waiting() > 0,
  }
}

function deliver(system: System, run: Run, letter: Letter): void {
  const { queues } = system
  const { message } = letter
  if (letter.fails > 0) {
    letter.fails -= 1
    queues.failed(letter)
    return
  }
  const what = (process: Process) => work(system, process, message)
  run(nameOfMessage(message), functionOf(message), what, (well) =>
    well ? queues.deleted(letter) : queues.failed(letter),
  )
}

function runner(setting: Setting): { run: Run; living: () => number } {
  let living = 0
  let started = 0
  const run: Run = (name, kind, what, ended) => {
    started += 1
    living += 1
    const over: Ended = (well, value) => {
      living -= 1
      ended(well, value)
    }
    const process = startProcess(setting, { name, kind, number: started, died: () => over(false) })
    what(process).then(
      (value) => process.end() && over(true, value),
      (error: unknown) => {
        if (!process.end()) return
        setting.note(`${name}: fails (${error instanceof Error ? error.message : 'unknown'})`)
        over(false)
      },
    )
  }
  return { run, living: () => living }
}
