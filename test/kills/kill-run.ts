import { rm } from 'node:fs/promises'
import { emptyFolder, freePort } from '../local-system.ts'
import { lookFromOutside, lookInside, type Outside } from './invariants.ts'
import { killAtEnd, type Life, openLife, pause } from './life.ts'
import { type Plan, type Told, tellStory } from './story.ts'

export type Figures = Told & {
  wrong: string[]
  starts: number
  seconds: number
  products: number
  mails: number
}

const patience = 1000
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
    const { outside, wrong } = await lookAtLast(life, folder, told)
    const seconds = Math.round((performance.now() - started) / 1000)
    const products = [...outside.products.values()].flat().length
    const mails = [...outside.mails.values()].reduce((sum, count) => sum + count, 0)
    return { ...told, wrong, starts: life.starts(), seconds, products, mails }
  } finally {
    await life.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

/** An import settles before every review is over: all is looked at once every product is on sale, or will not be any more. */
async function quietOutside(life: Life, told: Told): Promise<Outside> {
  for (let n = 0; ; n += 1) {
    const outside = await lookFromOutside(life.api(), told)
    if (outside.wrong.length === 0 || n === patience) return outside
    await pause(3000)
  }
}

async function lookAtLast(life: Life, folder: string, told: Told) {
  for (let n = 1; ; n += 1) {
    const outside = await quietOutside(life, told)
    await pause(10_000)
    await life.kill()
    const wrong = [...outside.wrong, ...(await lookInside(folder, told, outside))]
    if (wrong.length === 0 || n === looks) return { outside, wrong }
    await life.start()
  }
}
