import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { AnyMarketplace } from '../../shared/ports/opened-marketplace.ts'
import type { Sandbox, StartSandbox } from '../../shared/ports/sandbox.ts'
import { connectToSandbox } from './mode.ts'

/** One running sandbox per marketplace, by id. */
export type Sandboxes = ReadonlyMap<string, Sandbox>

/**
 * Starts the sandbox of every marketplace from its own folder, and leaves the settings that reach it where connections
 * are looked for. What a sandbox holds is kept in a file between runs.
 */
export async function startSandboxes(
  marketplaces: readonly AnyMarketplace[],
  folders: { products: string; connections: string },
  limit: { perSecond?: number },
): Promise<Sandboxes> {
  await mkdir(folders.products, { recursive: true })
  await mkdir(folders.connections, { recursive: true })
  const started = marketplaces.map(async ({ manifest: { id } }): Promise<[string, Sandbox]> => {
    const { startSandbox }: { startSandbox: StartSandbox } = await import(
      `../../shared/marketplaces/${id}/sandbox.ts`
    )
    const file = join(folders.products, `${id}.jsonl`)
    const sandbox = await startSandbox({ port: 0, file, now: Date.now, ...limit })
    await connectToSandbox(folders.connections, id, sandbox)
    return [id, sandbox]
  })
  return new Map(await Promise.all(started))
}
