import { execFile, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { startTestSystem } from '../local-system.ts'
import { blocksOf, documents, root, textOf } from './documents.ts'

test.each(documents)('%s: what is called JSON is JSON', (path) => {
  for (const block of blocksOf(textOf(path), 'json')) expect(() => JSON.parse(block), block).not.toThrow()
})

type Run = { failure: string | null; output: string }

/** Runs a script as a person would who pastes it. Ends with the first command that fails. */
function run(script: string): Promise<Run> {
  return new Promise((done) => {
    const options = { cwd: root, timeout: 240_000, maxBuffer: 16_000_000 }
    execFile('sh', ['-euc', script], options, (error, output, errors) =>
      done({ failure: error ? `${error.message}\n${errors}` : null, output }),
    )
  })
}

const isThere = (command: string) => spawnSync(command, ['--version']).error === undefined

// Local mode needs neither; where one is missing there is nothing to try the examples with.
if (isThere('curl') && isThere('sh'))
  test.each(['README.md', 'docs/api.md'])(
    '%s: the examples work as they stand',
    async (path) => {
      const system = await startTestSystem()
      const blocks = blocksOf(textOf(path), 'sh').filter((block) => !block.startsWith('npm '))
      const script = blocks.join('\n').replaceAll('http://127.0.0.1:8080', system.url)
      const { failure, output } = await run(script)
      await system.stop()
      expect(failure, output).toBeNull()
      expect(output).not.toMatch(/"status":[45]\d\d/)
      expect(output).toContain('"state":"settled"')
      expect(output).toContain('"subject":"Kết quả đưa sản phẩm lên sàn')
    },
    300_000,
  )
