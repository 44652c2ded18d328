// Nobody knows whether a change was carried out, and by then what was wanted before it is wanted again.
import { expect, onTestFinished, test } from 'vitest'
import type { Listing } from '../../shared/domain/listing.ts'
import type { Stores } from '../../shared/ports/stores.ts'
import { startLane } from '../contracts/lane/lane.ts'
import { begin } from '../contracts/lane/stories.ts'
import { listing } from '../contracts/marketplace/subject.ts'
import { laneSubjects } from '../contracts/marketplace/subjects.ts'
import { openStores } from '../stores/open-stores.ts'

const open = openStores()
const subjects = await laneSubjects()

const before: Listing = { ...listing, stock: 26 }
const other: Listing = { ...before, name: 'Mật ong hoa rừng', stock: 21 }
const listed = (one: Listing) => ({ listing: one, target: 'listed' as const })

/** Stores that a worker can die over, right after its change and before it says so. */
function dyingStores() {
  const worker = { dies: false }
  const { statuses, ...others } = open().stores
  const release: Stores['statuses']['release'] = async (...given) => {
    if (worker.dies) throw new Error('died')
    return statuses.release(...given)
  }
  return { worker, stores: { ...others, statuses: { ...statuses, release } } }
}

test.each(subjects)('$marketplace.manifest.id has the values that were wanted first', async (subject) => {
  const { worker, stores } = dyingStores()
  const lane = await startLane(subject, stores)
  onTestFinished(() => lane.close())
  await begin(lane, { before: [listed(before)] })
  await lane.wish(listed(other))
  worker.dies = true
  await expect(lane.message()).rejects.toThrow('died')
  worker.dies = false
  expect(lane.sandbox.products()[0]).toMatchObject({ name: expect.stringContaining(other.name), stock: 21 })
  lane.clock.now += 60_000
  await begin(lane, { before: [listed(before)] })
  expect(lane.sandbox.products()).toMatchObject([{ name: expect.stringContaining(before.name), stock: 26 }])
})

test.each(subjects)('$marketplace.manifest.id: a change that was cut is no sale', async (subject) => {
  const lane = await startLane(subject, open().stores)
  onTestFinished(() => lane.close())
  await begin(lane, { before: [listed(before)] })
  await lane.wish(listed({ ...before, stock: 21 }))
  lane.fail({ kind: 'cut-after-commit', times: 1, operation: 'update' })
  await lane.message()
  lane.fail()
  await lane.wish(listed(before))
  await lane.untilAtRest()
  expect(lane.sandbox.products()).toMatchObject([{ stock: 26 }])
})
