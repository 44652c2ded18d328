import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { describe } from 'vitest'
import { engineInUse } from './open-stores.ts'

// What is simulated in `test/faults` runs over a database in memory: all that the stores promise is tested over it as well.
engineInUse.kind = 'memory'

// What the adapters send, rather than what comes of it, is the same over both.
const without = [basename(import.meta.filename), 'keys.test.ts']
const others = readdirSync(import.meta.dirname).filter(
  (name) => name.endsWith('.test.ts') && !without.includes(name),
)

describe.each(others)('over memory: %s', async (name) => {
  await import(`./${name}`)
})
