import { expect, test } from 'vitest'
import { runKills } from '../kills/kill-run.ts'

// The same with hundreds of kills: `npm run kills`.
test('killed in every phase, queues emptied besides: everything converges without help, every row once', async () => {
  const rows = 30
  const seen = await runKills({ kills: 6, rows, seed: 7, until: Number.POSITIVE_INFINITY, say: () => {} })
  expect(seen.wrong).toEqual([])
  expect(Object.values(seen.kills).reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(6)
  expect(seen.kills.publishing).toBeGreaterThan(0)
  expect(seen.products).toBe(4 * seen.expected.size)
  expect(seen.expected.size).toBeGreaterThanOrEqual(rows)
}, 600_000)
