// Runs the parts of the bench one after the other, each in a process of its own: all, or the ones that are named.
// `--smoke` runs their small forms and fails where one is over its budget. `npm run bench -- reading --smoke`.
import { spawnSync } from 'node:child_process'

const parts = ['publishing', 'reading', 'marking', 'fuzz']
/** Takes minutes on the clock on the wall: all of it only when named. */
const timed = ['limits']

const given = process.argv.slice(2)
const named = given.filter((word) => !word.startsWith('-'))
const all = [...parts, ...timed]
const unknown = named.filter((name) => !all.includes(name))
if (unknown.length > 0) throw new Error(`no part is called ${unknown.join(', ')}: use ${all.join(', ')}`)

const usual = given.includes('--smoke') ? all : parts
const failed = (named.length === 0 ? usual : all.filter((name) => named.includes(name))).filter((name) => {
  console.log(`\n== ${name}`)
  const file = `${import.meta.dirname}/${name}.ts`
  const options = given.filter((word) => word.startsWith('-'))
  return spawnSync(process.execPath, [file, ...options], { stdio: 'inherit' }).status !== 0
})
for (const name of failed) console.error(`failed: ${name}`)
process.exitCode = failed.length > 0 ? 1 : 0
