import { afterEach, expect, test } from 'vitest'
import type { AnyMessage, LaneMessage } from '../../shared/domain/messages.ts'
import { madeSheet } from './made-sheet.ts'
import { plainDelivery } from './step-queues.ts'
import { confirm, cooperative, importIs, until, upload } from './step-story.ts'
import { startWorld, type World } from './step-world.ts'

let world: World | undefined
afterEach(async () => {
  await world?.stop()
  world = undefined
})

/** Publishes a sheet; all lane messages that were sent, those of the sweep as well. */
async function laneMessages(rows: number, isLost: (message: LaneMessage) => boolean): Promise<LaneMessage[]> {
  const sent: LaneMessage[] = []
  const lose = (message: AnyMessage) => {
    if (message.kind !== 'publish') return false
    sent.push(message)
    return isLost(message)
  }
  const here = await startWorld({ ...plainDelivery, lose })
  world = here
  await upload(here, { n: 1, tenant: cooperative, filename: 'bang.csv', bytes: madeSheet(rows) })
  await until(here, importIs(here, cooperative, 1, 'ready'))
  await confirm(here, cooperative, 1)
  await until(here, importIs(here, cooperative, 1, 'settled'))
  return sent
}

test('a sheet of twenty products goes before bulk work, to the last product', async () => {
  const sent = await laneMessages(20, () => false)
  // Reviews that are looked at again (the sweep knows no version) are nothing that a person waits for.
  const first = sent.filter((message) => message.version > 0)
  expect(first).toHaveLength(80)
  expect(first.every((message) => message.express)).toBe(true)
})

test('a sheet of twenty-one does not', async () => {
  const sent = await laneMessages(21, () => false)
  expect(sent.length).toBeGreaterThanOrEqual(84)
  expect(sent.some((message) => message.express)).toBe(false)
})

test('what got lost of a small sheet is sent again before bulk work', async () => {
  const seen = new Set<string>()
  const sent = await laneMessages(2, ({ sku, marketplace }) => {
    const key = `${sku}#${marketplace}`
    const isFirst = !seen.has(key)
    seen.add(key)
    return isFirst
  })
  const again = sent.slice(8).filter((message) => message.version > 0)
  expect(again.length).toBeGreaterThanOrEqual(8)
  expect(again.every((message) => message.express)).toBe(true)
})
