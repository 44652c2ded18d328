// `npm run kills -- --kills 200 --rows 2000 [--seed 7] [--minutes 60]`: local mode killed with -9 at random moments, its queues emptied at others;
// fails where anything was lost, doubled or left open. The same seed draws the same moments. After `--minutes` nothing is killed any more.
import { parseArgs } from 'node:util'
import { runKills } from './kill-run.ts'
import { phases } from './story.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    rows: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '600' },
  },
})
const numberOf = (name: keyof typeof values): number => {
  const number = Number(values[name])
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} has to be a number from 1 on`)
  return number
}

const plan = { kills: numberOf('kills'), rows: numberOf('rows'), seed: numberOf('seed') }
console.log(`${plan.kills} kills over ${plan.rows} rows, seed ${plan.seed}`)
const until = Date.now() + numberOf('minutes') * 60_000
const seen = await runKills({ ...plan, until, say: console.log })
for (const phase of phases)
  console.log(`  killed while ${phase.padEnd(12)}${String(seen.kills[phase]).padStart(5)}`)
console.log(`  queues emptied besides   ${String(seen.emptied).padStart(5)}`)
console.log(`  starts                   ${String(seen.starts).padStart(5)}`)
console.log(`  edits                    ${String(seen.edits).padStart(5)}`)
console.log(`  imports                  ${String(seen.imports.length).padStart(5)}`)
console.log(`  mails                    ${String(seen.mails).padStart(5)}`)
console.log(`  products                 ${String(seen.products).padStart(5)}`)
console.log(`  seconds                  ${String(seen.seconds).padStart(5)}`)
for (const one of seen.wrong.slice(0, 50)) console.error(one)
console.log(seen.wrong.length === 0 ? 'All as it should be.' : `${seen.wrong.length} things are wrong.`)
process.exit(seen.wrong.length === 0 ? 0 : 1)
