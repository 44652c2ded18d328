import { rm } from 'node:fs/promises'
import { emptyFolder, freePort } from '../local-system.ts'
import { lookFromOutside, lookInside, type Outside } from './invariants.ts'
import { killAtEnd, type Life, openLife, pause } from './life.ts'
import { type Plan, type Told, tellStory, untilQuiet } from './story.ts'

export type Figures = Told & {
  wrong: string[]
  starts: number
  seconds: number
  products: number
  mails: number
}

/** How often what is still open is waited for: notes are closed by the sweep, some seconds after all is done. */
const looks = 8

/** Tells the whole story on a folder of its own and looks at what came of it. */
export async function runKills(plan: Plan): Promise<Figures> {
  const started = performance.now()
  const folder = await emptyFolder()
  const life = openLife(await freePort(), folder)
  killAtEnd(life)
  try {
    const told = await tellStory(life, plan)
    await untilQuiet(life, told)
    const outside = await lookFromOutside(life.api(), told)
    const wrong = [...outside.wrong, ...(await insideAtLast(life, folder, told, outside))]
    const seconds = Math.round((performance.now() - started) / 1000)
    const products = [...outside.products.values()].flat().length
    const mails = [...outside.mails.values()].reduce((sum, count) => sum + count, 0)
    return { ...told, wrong, starts: life.starts(), seconds, products, mails }
  } finally {
    await life.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

async function insideAtLast(life: Life, folder: string, told: Told, outside: Outside): Promise<string[]> {
  for (let n = 1; ; n += 1) {
    await pause(10_000)
    await life.kill()
    const wrong = await lookInside(folder, told, outside)
    if (wrong.length === 0 || n === looks) return wrong
    await life.start()
  }
}
