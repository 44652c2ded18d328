import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ICommandHooks } from 'aws-cdk-lib/aws-lambda-nodejs'
import { root } from '../root.ts'

export type NativeArchitecture = 'arm64' | 'x64'

const libvips = (architecture: NativeArchitecture) => [
  `@img/sharp-linux-${architecture}`,
  `@img/sharp-libvips-linux-${architecture}`,
]
/** What the decoders are made of besides the library of one architecture. */
const packages = ['sharp', '@img/colour', 'detect-libc', 'semver', 'heic-decode', 'libheif-js']
/** Copied as it is: a thread starts from a file of its own. */
const worker = 'shared/adapters/pictures/heic-worker.mjs'

const isInstalled = (name: string): boolean => existsSync(join(root, 'node_modules', name, 'package.json'))

/** The architecture whose Linux build of sharp is installed here; arm64, the cheaper one, where both or none are. */
export function nativeArchitecture(installed = isInstalled): NativeArchitecture {
  const has = (architecture: NativeArchitecture) => libvips(architecture).every(installed)
  return !has('arm64') && has('x64') ? 'x64' : 'arm64'
}

/**
 * Puts what cannot be bundled beside a bundle, from what is installed here: nothing is downloaded.
 * @throws where the build for Linux is missing, in one sentence that says how to get it
 */
export function copyNativeModules(outputFolder: string, architecture = nativeArchitecture()): void {
  const needed = [...packages, ...libvips(architecture)]
  const missing = needed.filter((name) => !isInstalled(name))
  if (missing.length > 0) {
    throw new Error(
      `${missing.join(', ')} is not installed; run: npm install --no-save --os=linux --cpu=${architecture} --libc=glibc sharp@0.35.5`,
    )
  }
  for (const name of needed) {
    const from = join(root, 'node_modules', name)
    cpSync(from, join(outputFolder, 'node_modules', name), { recursive: true, dereference: true, filter })
  }
  mkdirSync(outputFolder, { recursive: true })
  cpSync(join(root, worker), join(outputFolder, 'heic-worker.mjs'))
}

/** Sources, types and the build of libheif that is not used are of no use on Lambda. */
const filter = (path: string): boolean =>
  !/(?:\/sharp\/(?:src|install)|\.d\.[cm]?ts|\.map|\/libheif-js\/libheif|\/libheif\.wasm|libheif-bundle\.mjs|libheif-wasm\/libheif\.js)$/.test(
    path.replaceAll('\\', '/'),
  )

/** Runs `copyNativeModules` after bundling, in a process of its own as the CDK's hooks want it. */
export function copyingNativeModules(architecture: NativeArchitecture): ICommandHooks {
  const script = join(root, 'infra/constructs/copy-native-modules.ts')
  return {
    beforeBundling: () => [],
    beforeInstall: () => [],
    afterBundling: (_input, output) => [
      [process.execPath, script, output, architecture].map((word) => JSON.stringify(word)).join(' '),
    ],
  }
}
