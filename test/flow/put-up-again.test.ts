// What was said while a product was taken down holds when it is put up again.
import { expect, onTestFinished, test } from 'vitest'
import { MarketplaceId } from '../../shared/domain/ids.ts'
import { startLane } from '../contracts/lane/lane.ts'
import { begin } from '../contracts/lane/stories.ts'
import { canDo } from '../contracts/marketplace/operations.ts'
import { listing } from '../contracts/marketplace/subject.ts'
import { laneSubjects } from '../contracts/marketplace/subjects.ts'
import { openStores } from '../stores/open-stores.ts'

const open = openStores()
const subjects = (await laneSubjects()).filter((subject) => canDo(subject, 'withdraw'))

test.each(subjects)('at $marketplace.manifest.id with the stock that was said meanwhile', async (subject) => {
  const lane = await startLane(subject, open().stores)
  onTestFinished(() => lane.close())
  const id = MarketplaceId.parse(subject.marketplace.manifest.id)
  const requests = { [id]: { kind: 'relist' as const, order: '01J00000000000000000000001' } }
  await begin(lane, {
    before: [
      { listing: { ...listing, stock: 31 }, target: 'listed' },
      { listing: { ...listing, stock: 44 }, target: 'withdrawn' },
      { listing: { ...listing, stock: 44 }, target: 'listed', requests },
    ],
  })
  const up = lane.sandbox.products().filter(({ state }) => state === 'live')
  expect(up).toMatchObject([{ stock: 44 }])
})
