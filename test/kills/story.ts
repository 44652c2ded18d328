// One cooperative's day, told to a system that is killed at random moments of every phase and whose queues are emptied besides.
import { madeSheet } from '../flow/made-sheet.ts'
import { type Life, pause, seeded } from './life.ts'

export const phases = ['reading', 'drafting', 'declaring', 'publishing', 'digest'] as const
export type Phase = (typeof phases)[number]

/** `until`: epoch ms after which nothing is killed any more. */
export type Plan = { kills: number; rows: number; seed: number; until: number; say: (text: string) => void }

/** What has to be so in the end, and what happened on the way. */
export type Told = {
  /** Price and stock by SKU: what was said last. */
  expected: Map<string, { price: number; stock: number }>
  imports: { id: string; rows: number }[]
  kills: Record<Phase, number>
  emptied: number
  edits: number
}

/** What part of the kills falls into which phase; how long a life lasts there at most, ms: queues that lost all are told again after five seconds. */
const shares = { reading: 0.08, drafting: 0.12, declaring: 0.12, publishing: 0.5, digest: 0.18 }
const longest = { reading: 6500, drafting: 7000, declaring: 7000, publishing: 9000, digest: 1500 }

type Line = { importId: string; state: string; counts: { rows: number } }

type Teller = Plan & { life: Life; random: () => number; told: Told }

export async function tellStory(life: Life, plan: Plan): Promise<Told> {
  const told: Told = {
    expected: new Map(),
    imports: [],
    kills: { reading: 0, drafting: 0, declaring: 0, publishing: 0, digest: 0 },
    emptied: 0,
    edits: 0,
  }
  const of: Teller = { ...plan, life, told, random: seeded(plan.seed) }
  await life.start()
  const id = await sendSheet(of, 'SP', plan.rows)
  await killDuring(of, id, 'reading')
  await killDuring(of, id, 'drafting')
  await untilState(of, id, ['ready'])
  await life.api().confirm(id)
  await killDuring(of, id, 'declaring')
  await killDuring(of, id, 'publishing')
  await killAroundMails(of)
  // What a phase was too short for falls into the next sheets, which are as large as the kills that are left need.
  while (goesOn(of)) await anotherSheet(of)
  for (const one of told.imports) await untilState(of, one.id, ['settled'])
  return told
}

const goesOn = ({ told, kills, until }: Teller): boolean => killsOf(told) < kills && Date.now() < until

const killsOf = ({ kills }: Told): number => phases.reduce((sum, phase) => sum + kills[phase], 0)

async function sendSheet(of: Teller, code: string, rows: number): Promise<string> {
  const price = (row: number) => 20_000 + row * 100
  const id = await of.life.api().upload('bang.csv', madeSheet(rows, price, code))
  of.told.imports.push({ id, rows })
  for (let n = 0; n < rows; n += 1)
    of.told.expected.set(`${code}${n + 1}`, { price: price(n), stock: (n % 90) + 10 })
  return id
}

/** Cheap to ask for: nothing is counted. */
async function lineOf({ life }: Teller, id: string): Promise<Line> {
  const { imports } = await life.api().get<{ imports: Line[] }>('/api/imports?limit=100')
  const line = imports.find(({ importId }) => importId === id)
  if (!line) throw new Error(`import ${id} is gone`)
  // On a machine that is slow enough a queue gives up on a page that is still being worked on; it goes on all the same.
  if (line.state === 'failed' && line.counts.rows === 0) throw new Error(`import ${id} failed`)
  return line
}

function phaseOf({ state, counts }: Line): Phase | 'over' | 'before' {
  if (state === 'reading') return counts.rows === 0 ? 'reading' : 'drafting'
  if (state === 'declaring' || state === 'publishing') return state
  return state === 'settled' ? 'over' : 'before'
}

const rank = (phase: Phase | 'over' | 'before') => ['before', ...phases, 'over'].indexOf(phase)

/** Lives in this phase, each ended at a random moment, until its share of the kills is used or the phase is over. */
async function killDuring(of: Teller, id: string, phase: Phase): Promise<void> {
  const most = Math.max(1, Math.round(of.kills * shares[phase]))
  while (of.told.kills[phase] < most && goesOn(of)) {
    const line = await lineOf(of, id)
    const now = phaseOf(line)
    if (rank(now) > rank(phase) || line.state === 'ready') return
    if (now !== phase) {
      await pause(50)
      continue
    }
    await trouble(of, phase)
    await pause(of.random() * longest[phase])
    const last = phaseOf(await lineOf(of, id))
    if (last === 'over' || last === 'before') return
    await die(of, last)
  }
}

async function die(of: Teller, phase: Phase): Promise<void> {
  await of.life.kill()
  of.told.kills[phase] += 1
  const all = killsOf(of.told)
  if (all % 10 === 0 || of.kills < 10) of.say(`${all} kills, the last one while ${phase}`)
  await of.life.start()
}

/** Queues lose all they have, or a person changes a product, before the next kill. */
async function trouble(of: Teller, phase: Phase): Promise<void> {
  const { life, random, told } = of
  if (random() < 0.25) {
    await life.api().json('POST', '/local/queues/empty')
    told.emptied += 1
  }
  if (phase !== 'publishing' || random() >= 0.3) return
  const skus = [...told.expected.keys()]
  const sku = skus[Math.floor(random() * skus.length)] ?? ''
  const said = { price: 50_000 + Math.floor(random() * 1000) * 100, stock: 100 + Math.floor(random() * 100) }
  await life.api().json('PATCH', `/api/listings/${sku}`, { price: { amount: said.price }, stock: said.stock })
  told.expected.set(sku, said)
  told.edits += 1
}

/** A small sheet is one mail: its life ends shortly before, while or after the mail is sent. */
async function killAroundMails(of: Teller): Promise<void> {
  const most = Math.max(1, Math.round(of.kills * shares.digest))
  for (let n = 1; of.told.kills.digest < most && goesOn(of); n += 1) {
    const id = await sendSheet(of, `THU${n}X`, 2)
    await untilState(of, id, ['ready'])
    await of.life.api().confirm(id)
    await untilPublished(of, id)
    await pause(of.random() * longest.digest)
    await die(of, 'digest')
  }
}

async function untilPublished(of: Teller, id: string): Promise<void> {
  for (;;) {
    const { state, marketplaces } = await of.life.api().view(id)
    const left = Object.values(marketplaces).reduce((sum, counts) => sum + (counts.waiting ?? 0), 0)
    if (state === 'settled' || (state === 'publishing' && left === 0)) return
    await pause(100)
  }
}

/** Rows of a sheet that takes long enough to be killed over. */
const smallest = 30

async function anotherSheet(of: Teller): Promise<void> {
  const id = await sendSheet(
    of,
    `THEM${of.told.imports.length}X`,
    Math.max(smallest, Math.round(of.rows / 10)),
  )
  const before = killsOf(of.told)
  await untilState(of, id, ['ready'])
  await of.life.api().confirm(id)
  // Every life ends, whatever it is at, until the sheet has settled or no kill is left.
  while (goesOn(of)) {
    const now = phaseOf(await lineOf(of, id))
    if (now === 'over') break
    if (now === 'before') continue
    await trouble(of, now)
    await pause(of.random() * longest[now])
    await die(of, now)
  }
  of.say(`another sheet took ${killsOf(of.told) - before} kills`)
}

const patience = 3000

async function untilState(of: Teller, id: string, states: string[]): Promise<void> {
  for (let n = 0; n < patience * 2; n += 1) {
    if (states.includes((await lineOf(of, id)).state)) return
    await pause(500)
  }
  throw new Error(`import ${id} is ${JSON.stringify(await of.life.api().view(id))}, not ${states}`)
}
