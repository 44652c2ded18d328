// What the bundling of `prepare-picture` calls: output folder, architecture.
import { copyNativeModules } from './native-modules.ts'

const [, , outputFolder = '', architecture] = process.argv
try {
  copyNativeModules(outputFolder, architecture === 'x64' ? 'x64' : 'arm64')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
