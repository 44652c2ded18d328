// What having messages run again writes: audit entries first, then messages, and the letter goes last.
import { expect, test } from 'vitest'
import { findDeadLetters, redrive } from '../../functions/web/acts/dead-letters.ts'
import { deadLetterCode, deadLetterId } from '../../shared/domain/dead-letter.ts'
import { ImportId, type MarketplaceId, TenantId } from '../../shared/domain/ids.ts'
import type { AnyMessage } from '../../shared/domain/messages.ts'
import type { Session } from '../../shared/domain/session.ts'
import { sendo, tenant, ulidOf, voso } from '../domain/examples.ts'
import { openStores } from '../stores/open-stores.ts'

const open = openStores()
const operators = TenantId.parse('quantri')
const operator: Session = {
  ...{ user: 'quantri', name: 'Ví Dụ', tenant: operators, role: 'operator', communes: ['*'] },
}
const importId = ImportId.parse(ulidOf(1))
let fails = false
let sent: AnyMessage[] = []

function deps() {
  const { stores, clock } = open()
  const take = async (messages: AnyMessage[]) => {
    if (fails) throw new Error('the queue does not answer')
    sent.push(...messages)
  }
  const queues = { read: take, intake: take, lane: take, laneDepth: async () => 0, lanes: [sendo] }
  return { stores, queues, clock: { now: () => clock.now, id: () => ulidOf(99) } }
}

async function note(...messages: AnyMessage[]): Promise<void> {
  for (const message of messages)
    await open().stores.ledger.noteDead({ id: deadLetterId(message), message, code: deadLetterCode(message) })
}

const publishTo = (marketplace: MarketplaceId): AnyMessage => ({
  ...{ kind: 'publish', tenant, marketplace, sku: 'MO1', version: 1 },
})

async function letters() {
  const found = await findDeadLetters(deps(), operator)
  return found.ok ? found.value.letters : []
}

test('a letter stays until its message was accepted', async () => {
  await note(publishTo(sendo))
  fails = true
  await expect(redrive(deps(), operator, { all: true })).rejects.toThrow('does not answer')
  expect(await letters()).toHaveLength(1)
  fails = false
  expect(await redrive(deps(), operator, { all: true })).toEqual({
    ok: true,
    value: { redriven: 1, left: 0 },
  })
  expect(sent).toEqual([{ ...publishTo(sendo), look: true }])
  expect(await letters()).toEqual([])
})

test('what is sent again is open work, and an audit entry of the account', async () => {
  sent = []
  const read: AnyMessage = { kind: 'read', tenant, importId }
  await note(read, { kind: 'digest', tenant, importId })
  await redrive(deps(), operator, { all: true })
  expect(sent).toEqual([read])
  const { stores, kept } = open()
  expect(await stores.ledger.openWork()).toMatchObject([{ kind: 'import', tenant, importId }])
  const entries = (await kept('ledger')).filter(({ scope }) => scope === `audit#${tenant}`)
  expect(entries.map(({ user, act, subject }) => [user, act, subject]).sort()).toEqual([
    ['quantri', 'dead-letter.redrive', 'digest##mail.unsent'],
    ['quantri', 'dead-letter.redrive', 'publish#sendo#message.dead'],
    ['quantri', 'dead-letter.redrive', 'read##file.unread'],
  ])
})

test('a marketplace that is off keeps its letters', async () => {
  await note(publishTo(voso))
  expect(await redrive(deps(), operator, { all: true })).toEqual({
    ok: true,
    value: { redriven: 0, left: 1 },
  })
  expect(await letters()).toHaveLength(1)
})

test('a letter that came again since it was read stays', async () => {
  const { stores, clock } = open()
  const [letter] = await letters()
  clock.now += 1000
  await note(publishTo(voso))
  if (letter) await stores.ledger.removeDead(letter)
  expect(await letters()).toMatchObject([{ times: 2 }])
})

test('what is older than 90 days is gone', async () => {
  open().clock.now += 91 * 86_400_000
  expect(await letters()).toEqual([])
})
