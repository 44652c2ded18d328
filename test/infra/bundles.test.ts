import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { bundling } from '../../infra/constructs/fn.ts'
import { root } from '../../infra/root.ts'
import { marketplaces } from '../../shared/marketplaces/registry.ts'

/**
 * Kilobytes that a bundle may have with the one marketplace of today that has an API of its own. Raise one only knowing
 * what came in. Each further one may add as much as its files take: a new folder needs no change here.
 */
const budgets = {
  'import-sheet': 1150,
  'prepare-picture': 600,
  'declare-listings': 630,
  // Everything a marketplace needs comes along: rules, sandboxless adapters, hand-over.
  publish: 760,
  sweep: 830,
  digest: 730,
  'hand-over': 920,
  'consult-marketplace': 720,
  'check-hint': 700,
  // The client that calls prepare-picture is a tenth of it; as much reads the workbooks that desks send back, and is pages.
  web: 1470,
  'dead-letter': 600,
}

const perOwnApi = 20
const ownApis = marketplaces.filter(({ manifest }) => manifest.mode === 'api').length
const allowance = perOwnApi * Math.max(0, ownApis - 1)

const run = promisify(execFile)
const entries = Object.entries(budgets).filter(([name]) => existsSync(join(root, `functions/${name}.ts`)))

describe('the bundle of', () => {
  it.each(entries)(
    '%s stays small and loads by itself',
    async (name, budget) => {
      const file = join(mkdtempSync(join(tmpdir(), 'ocop-bundle-')), 'index.mjs')
      await bundle(name, file)
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', probe, file], { env: {} })
      const { kilobytes, handler, parameters } = JSON.parse(stdout)
      // Lambda on Node 24 refuses handlers with a callback.
      expect({ handler, tooMany: parameters > 2 }).toEqual({ handler: 'function', tooMany: false })
      expect(kilobytes).toBeLessThanOrEqual(budget + allowance)
    },
    30_000,
  )
})

/** Imports a bundle with an empty environment: that no client is built and nothing is read is part of the check. */
const probe = `
  const { statSync } = await import('node:fs')
  const [, file] = process.argv
  const { handler } = await import(file)
  console.log(JSON.stringify({ kilobytes: Math.ceil(statSync(file).size / 1000), handler: typeof handler, parameters: handler.length }))
`

/** As the construct does it, without the detour over a template. */
async function bundle(name: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [join(root, `functions/${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: bundling.format,
    target: bundling.target,
    mainFields: [...bundling.mainFields],
    minify: bundling.minify,
    ...(name === 'prepare-picture' && { external: ['sharp'] }),
    logLevel: 'silent',
  })
}
