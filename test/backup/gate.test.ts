import { expect, test } from 'vitest'
import { openGate } from '../../infra/local/gate.ts'

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

test('in a quiet moment nothing runs: what runs is waited for, what comes waits', async () => {
  const gate = openGate()
  let running = 0
  const work = () =>
    gate.run(async () => {
      running += 1
      await pause(5)
      running -= 1
    })
  const all = Array.from({ length: 20 }, work)
  const seen: number[] = []
  const look = async () => {
    seen.push(running)
    await pause(20)
    seen.push(running)
  }
  const moments = [gate.quiet(look, 5000), gate.quiet(look, 5000)]
  all.push(...Array.from({ length: 20 }, work))
  await Promise.all([...all, ...moments])
  expect(seen).toEqual([0, 0, 0, 0])
  await work()
})

test('work that does not end is not waited for for ever, and goes on', async () => {
  const gate = openGate()
  let end = () => {}
  const work = gate.run(() => new Promise<void>((done) => (end = done)))
  await expect(gate.quiet(async () => {}, 10)).rejects.toThrow('does not come to an end')
  expect(await gate.run(async () => 'goes on')).toBe('goes on')
  end()
  await work
  expect(await gate.quiet(async () => 'quiet', 10)).toBe('quiet')
})
