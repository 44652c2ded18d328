import { describe, expect, it, onTestFinished } from 'vitest'
import type { Stores } from '../../../shared/ports/stores.ts'
import { type FaultCase, faultsByOperation } from '../marketplace/fault-table.ts'
import { canDo, type Operation, requestsOf } from '../marketplace/operations.ts'
import type { Subject } from '../marketplace/subject.ts'
import { type Lane, startLane } from './lane.ts'
import { askAgain, begin, carryOut, type Story, stories } from './stories.ts'
import { expectNoLie, expectTruth } from './truth.ts'

/** Longer than anybody's patience. */
const forLong = { times: 1_000_000, tries: 4 }
const once = { times: 1, tries: 0 }

/** A marketplace behind the real publishing step and the real store adapters: whatever goes wrong, for long or only once. */
export function laneContract(subject: Subject, stores: () => Stores, operations: readonly Operation[]): void {
  const cases = faultsByOperation.flatMap(({ of, operation }) => {
    const story = stories[operation]
    return story && operations.includes(operation) && canDo(subject, operation)
      ? [{ of, operation, story, subject, stores }]
      : []
  })
  it.each(cases)('$of.name, for long: $operation', (one) => trouble({ ...one, ...forLong }))

  const creating = cases.filter(({ operation }) => operation === 'create')
  it.each(creating)('$of.name, once: $operation', (one) => trouble({ ...one, ...once }))

  const byTheClock = cases.filter(({ of }) => of.fault.asDate === true)
  describe.each([3_600_000, -3_600_000])('by a clock that is %i ms ahead', (aheadMs) => {
    it.each(byTheClock)('$of.name, for long: $operation', (one) => trouble({ ...one, ...forLong, aheadMs }))
  })
}

type Trouble = {
  subject: Subject
  stores: () => Stores
  of: FaultCase
  operation: Operation
  story: Story
  times: number
  tries: number
  aheadMs?: number
}

async function trouble({
  subject,
  stores,
  of,
  operation,
  story,
  times,
  tries,
  aheadMs,
}: Trouble): Promise<void> {
  const lane = await startLane(subject, stores(), aheadMs)
  onTestFinished(() => lane.close())
  await begin(lane, story)
  lane.newWorker(of.timeoutMs)
  lane.fail({ ...of.fault, times, operation: requestsOf(operation) })
  await carryOut(lane, story)
  expectNoLie(lane, await lane.status())
  expectNoLie(lane, await lane.untilAtRest(tries))
  lane.fail()
  lane.newWorker()
  await expectGoodEnd(lane, story)
}

/** Once the trouble is over everything comes right: by itself, or after a person has read why not and asked again. */
async function expectGoodEnd(lane: Lane, story: Story): Promise<void> {
  let status = await lane.untilAtRest()
  if (status.condition === 'rejected') {
    expect(status.reasons.join(' ')).toMatch(/.{10}/)
    await askAgain(lane, story, 1)
    status = await lane.untilAtRest()
  }
  await expectTruth(lane, status, story)
}
