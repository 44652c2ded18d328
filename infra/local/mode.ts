import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { HandOverSettings, isHandOver } from '../../shared/domain/hand-over/settings.ts'
import type { Sandbox } from '../../shared/ports/sandbox.ts'

/** How a marketplace is reached on this machine. The numbers only for a hand-over. */
export const ConnectionMode = z.object({
  mode: z.enum(['api', 'hand-over']),
  everyMinutes: HandOverSettings.shape.everyMinutes,
  remindAfterDays: HandOverSettings.shape.remindAfterDays.optional(),
  maxItems: HandOverSettings.shape.maxItems.optional(),
})
export type ConnectionMode = z.infer<typeof ConnectionMode>

/** Seconds, so that whoever tries it out does not wait for tomorrow. */
const soon = 0.1

const fileOf = (folder: string, id: string) => join(folder, `${id}.json`)
const write = (folder: string, id: string, settings: unknown) =>
  writeFile(fileOf(folder, id), JSON.stringify(settings), { mode: 0o600 })

/** Settings that reach the sandbox, unless somebody chose to hand over: that stays between runs. */
export async function connectToSandbox(folder: string, id: string, sandbox: Sandbox): Promise<void> {
  const text = await readFile(fileOf(folder, id), 'utf8').catch(() => 'null')
  if (!isHandOver(JSON.parse(text))) await write(folder, id, sandbox.settings)
}

/** Writes the settings of the other way; answers what is told of them. */
export async function switchMode(
  folder: string,
  { id, sandbox }: { id: string; sandbox: Sandbox },
  { mode, everyMinutes = soon, ...more }: ConnectionMode,
): Promise<{ mode: string; desk?: HandOverSettings['desk'] }> {
  if (mode === 'api') {
    await write(folder, id, sandbox.settings)
    return { mode }
  }
  const desk = { name: `Bộ phận đăng bán Ví Dụ (${id})`, email: `desk-${id}@vidu.example` }
  await write(folder, id, { mode, desk, timeOfDay: '00:00', everyMinutes, ...more })
  return { mode, desk }
}
