import { type ExecFileException, execFile } from 'node:child_process'
import { cp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { emptyFolder } from '../local-system.ts'

const root = join(import.meta.dirname, '../..')
const copied = [
  'infra',
  'functions',
  'shared',
  'test/samples',
  'test/contracts',
  'test/connector-tools.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vitest.config.ts',
  'cdk.json',
]

/** The project in a folder of its own, with the same packages, for changing it as a developer would. */
export async function copyProject(): Promise<string> {
  const folder = await emptyFolder()
  for (const name of copied) await cp(join(root, name), join(folder, name), { recursive: true })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

export const removeProject = (folder: string) => rm(folder, { recursive: true, force: true })

/** `template`: which of the two a marketplace starts from. */
export type Identity = {
  id: string
  name: string
  site: string
  exportName: string
  template: '_template-partner' | '_template'
}

/** Does what the guide says, no more: copies a template, names it, adds one line to the register. */
export async function addMarketplace(
  project: string,
  { id, name, site, exportName, template }: Identity,
): Promise<void> {
  const marketplaces = join(project, 'shared/marketplaces')
  await cp(join(marketplaces, template), join(marketplaces, id), { recursive: true })
  await edit(join(marketplaces, id, 'index.ts'), (text) =>
    text.replace(/\{ id: .* \}/, JSON.stringify({ id, name, site })),
  )
  await edit(
    join(marketplaces, 'all.ts'),
    (text) => `${text}export { marketplace as ${exportName} } from './${id}/index.ts'\n`,
  )
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(path, 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`nothing to change in ${path}`)
  await writeFile(path, after)
}

export type Ran = { code: number; output: string }

/** Runs this Node in the project. What the tests around it set for themselves is not passed on. */
export function runNode(project: string, ...args: string[]): Promise<Ran> {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|NODE_OPTIONS|TEST$|MODE$)/.test(name),
  )
  const env = { ...Object.fromEntries(own), NO_COLOR: '1' }
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: project, env, maxBuffer: 2 ** 26 }, (error, out, err) => {
      done({ code: codeOf(error), output: out + err })
    })
  })
}

function codeOf(error: ExecFileException | null): number {
  if (!error) return 0
  return typeof error.code === 'number' ? error.code : 1
}
