import type { Handler } from '../../shared/runtime/handlers.ts'
import { localContext } from './context.ts'

/** Wakes a function every `milliseconds`, never twice at once. Answers a function that stops. */
export function runSchedule(
  name: string,
  handler: Handler<unknown, void>,
  milliseconds: number,
): () => Promise<void> {
  let stop = () => {}
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  let running = true
  const loop = async () => {
    while (running) {
      await handler({}, localContext(name)).catch((error: unknown) => {
        if (running) console.error(`${name}: ${error instanceof Error ? error.message : error}`)
      })
      await Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, milliseconds).unref())])
    }
  }
  const finished = loop()
  return async () => {
    running = false
    stop()
    await finished
  }
}
