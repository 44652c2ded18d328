import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { bundling } from '../../infra/constructs/fn.ts'
import { copyNativeModules, nativeArchitecture } from '../../infra/constructs/native-modules.ts'
import { root } from '../../infra/root.ts'

const run = promisify(execFile)

describe('the decoder beside the bundle', () => {
  it('is that of the architecture that is installed', () => {
    const only = (cpu: string) => (name: string) => name.endsWith(`linux-${cpu}`)
    expect(nativeArchitecture(only('x64'))).toBe('x64')
    expect(nativeArchitecture(only('arm64'))).toBe('arm64')
    expect(nativeArchitecture(() => true)).toBe('arm64')
    expect(nativeArchitecture(() => false)).toBe('arm64')
  })

  it('that is not installed is asked for in a sentence', () => {
    const other = nativeArchitecture() === 'x64' ? 'arm64' : 'x64'
    const folder = mkdtempSync(join(tmpdir(), 'ocop-native-'))
    expect(() => copyNativeModules(folder, other)).toThrow(`--cpu=${other}`)
  })

  // Runs where it was made for: elsewhere the library of Linux cannot be loaded.
  it.runIf(process.platform === 'linux' && process.arch === nativeArchitecture())(
    'decodes where nothing else is installed',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'ocop-picture-'))
      await build({
        entryPoints: [join(root, 'shared/adapters/pictures/codec.ts')],
        outfile: join(folder, 'index.mjs'),
        bundle: true,
        platform: 'node',
        format: bundling.format,
        target: bundling.target,
        external: ['sharp'],
        logLevel: 'silent',
      })
      copyNativeModules(folder)
      cpSync(join(root, 'test/pictures/small.heic'), join(folder, 'small.heic'))
      writeFileSync(join(folder, 'probe.mjs'), probe)
      const { stdout } = await run(process.execPath, ['probe.mjs'], { cwd: folder, env: {} })
      expect(JSON.parse(stdout)).toEqual([
        { ok: true, width: 64, height: 48 },
        { ok: true, width: 64, height: 48 },
      ])
    },
    60_000,
  )
})

const probe = `
  import { readFileSync } from 'node:fs'
  import { pictureCodec } from './index.mjs'
  const codec = pictureCodec()
  const first = await codec(readFileSync('small.heic'))
  const second = await codec(first.bytes)
  console.log(JSON.stringify([first, second].map(({ ok, width, height }) => ({ ok, width, height }))))
`
