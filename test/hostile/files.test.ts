import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LIMITS } from '../../shared/sheet/limits.ts'
import { FILES } from './files.ts'

/** Megabytes: of V8 itself, and of the whole process with the database in it. A function has 1769 in all. */
const heap = 384
const mostMemory = 1200

type Line = { at: number; outcome: string; size: number; unpacked: number; peak: number }

let folder: string
let lines: Line[] = []
let ended: number | null = null
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ocop-hostile-'))
  for (const [at, { make }] of FILES.entries()) await writeFile(join(folder, String(at)), make())
  const program = join(import.meta.dirname, 'import-child.ts')
  const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const done = new Promise<number | null>((resolve) => child.once('close', resolve))
  lines = (await text(child.stdout))
    .split('\n')
    .filter(Boolean)
    .map((line): Line => JSON.parse(line))
  ended = await done
}, 600_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const lineOf = (at: number) => lines.find((line) => line.at === at)

describe('the step that reads sheets, in a process of little memory', () => {
  it.each(FILES.map(({ name, outcome }, at) => [name, outcome, at] as const))('%s: %s', (_, outcome, at) => {
    expect(lineOf(at)?.outcome).toBe(outcome)
  })

  it('survives all of them, and keeps nothing of one for the next', () => {
    expect(ended).toBe(0)
    expect(lines).toHaveLength(FILES.length)
    expect(Math.max(...lines.map(({ peak }) => peak))).toBeLessThan(mostMemory)
  })

  it('unpacks nothing of what says that it is too much, and never more than an archive may be', () => {
    for (const { outcome, unpacked, size } of lines) {
      if (outcome === 'file.too-large') expect(unpacked).toBe(0)
      if (outcome === 'file.bomb') expect(unpacked).toBeLessThan(LIMITS.ratioFrom)
      // Read once, and once more to be marked.
      expect(unpacked).toBeLessThan(2 * Math.max(LIMITS.ratioFrom, size * (LIMITS.ratio + 100)))
    }
  })
})
