// Papers of live products: a change of them reaches the marketplace, whatever is lost on the way.
import { describe, expect, it } from 'vitest'
import type { AnyMessage } from '../../shared/domain/messages.ts'
import { openPapersWorld } from './papers-world.ts'

const world = openPapersWorld()
const { open, want, change, add, settle, deliverAll, work, shown, queues, sandbox, keyOf, lose } = world

describe('a paper of live products', () => {
  it('is shown once it is added, and not any more once it is removed', async () => {
    await want(['A1', 'B2'])
    expect(shown()).toEqual({ A1: ['', 1], B2: ['', 1] })
    const paper = await add('a')
    await settle()
    expect(shown()).toEqual({ A1: ['paper-aaaa', 2], B2: ['paper-aaaa', 2] })
    await change(() => open().stores.papers.remove(keyOf('A1').tenant, paper.id, open().clock.now))
    await settle()
    expect(shown()).toEqual({ A1: ['', 3], B2: ['', 3] })
  })

  it('touches only the products that it is for', async () => {
    await want(['A1', 'B2'])
    const before = sandbox().traffic().total
    await add('b', { skus: ['B2'] })
    await settle()
    expect(shown()).toEqual({ A1: ['', 1], B2: ['paper-bbbb', 2] })
    const asked = sandbox().traffic().total - before
    await add('c', { expiresOn: '2020-01-01' })
    await settle()
    expect(sandbox().traffic().total - before).toBe(asked)
  })

  it('is dropped with whatever word comes after its last day', async () => {
    await want(['A1'])
    await add('d', { expiresOn: '2099-01-01' })
    await settle()
    open().clock.now = Math.max(open().clock.now, Date.parse('2099-01-02T08:00:00Z'))
    await queues().lane([{ kind: 'publish', ...keyOf('A1'), version: 1 }])
    await settle()
    expect(shown()).toEqual({ A1: ['', 3] })
  })
})

describe('the sweep alone makes up for', () => {
  it.each([
    ['the first word of papers', (message: AnyMessage) => message.kind === 'papers'],
    ['the words to the lanes', (message: AnyMessage) => message.kind === 'publish'],
    ['everything', () => true],
  ])('%s, lost three times over', async (_, isMeant) => {
    await want(['A1', 'B2'])
    const lost = new Map<string, number>()
    lose((message) => {
      const key = JSON.stringify(message)
      const times = lost.get(key) ?? 0
      if (!isMeant(message) || times === 3) return false
      lost.set(key, times + 1)
      return true
    })
    await add('e')
    await settle()
    expect(Math.max(...lost.values())).toBe(3)
    expect(shown()).toEqual({ A1: ['paper-eeee', 2], B2: ['paper-eeee', 2] })
  })

  it('a paper that was written and of which nobody was told', async () => {
    await want(['A1'])
    lose(() => true)
    await add('f')
    lose(() => false)
    await settle()
    expect(shown()).toEqual({ A1: ['paper-ffff', 2] })
  })
})

it('a worker that had read the papers before is waited for', async () => {
  await want(['A1'])
  const { stores, clock } = open()
  const key = keyOf('A1')
  const held = await stores.statuses.acquire(key, { owner: 'slow', until: clock.now + 8_000, now: clock.now })
  if (!held) throw new Error('nobody else is here')
  await add('9')
  await deliverAll()
  expect(await stores.ledger.openWork()).toHaveLength(1)
  await stores.statuses.release({ ...held, dueAt: null, lease: null }, 'slow')
  await settle()
  expect(shown()).toEqual({ A1: ['paper-9999', 2] })
})

it('a note that was opened again while it was worked on stays', async () => {
  const { stores, clock } = open()
  const { tenant } = keyOf('A1')
  await stores.ledger.open({ kind: 'papers', tenant, openedAt: clock.now })
  const message = { kind: 'papers', tenant, openedAt: clock.now } as const
  clock.now += 1
  await stores.ledger.open({ kind: 'papers', tenant, openedAt: clock.now })
  await work(message)
  expect(await stores.ledger.openWork()).toHaveLength(1)
  await settle()
})
