import { LocalTrouble } from './trouble.ts'

/** All work that may change data passes here; for a moment it can be held back. */
export type Gate = {
  /** Runs the work, after a quiet moment where there is one. */
  run<T>(work: () => Promise<T>): Promise<T>
  /**
   * Waits until what runs is over, holds back what comes, and lets go when `act` is done.
   * @throws LocalTrouble where the work does not come to an end in time
   */
  quiet<T>(act: () => Promise<T>, patienceMs: number): Promise<T>
}

export function openGate(): Gate {
  let running = 0
  let held: Promise<void> | null = null
  let whenIdle = () => {}
  return {
    async run(work) {
      while (held) await held
      running += 1
      try {
        return await work()
      } finally {
        running -= 1
        if (running === 0) whenIdle()
      }
    },
    async quiet(act, patienceMs) {
      while (held) await held
      let letGo = () => {}
      held = new Promise((done) => {
        letGo = done
      })
      try {
        if (running > 0) await within(patienceMs, (done) => (whenIdle = done))
        return await act()
      } finally {
        held = null
        letGo()
      }
    },
  }
}

async function within(patienceMs: number, wait: (done: () => void) => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, failed) => {
    const trouble = new LocalTrouble('The work under way does not come to an end. Try again later.')
    timer = setTimeout(() => failed(trouble), patienceMs)
  })
  try {
    await Promise.race([new Promise<void>(wait), tooLate])
  } finally {
    clearTimeout(timer)
  }
}
