import { marketplace as template } from '../../../shared/marketplaces/_template/index.ts'
import { startSandbox as startTemplate } from '../../../shared/marketplaces/_template/sandbox.ts'
import { marketplaces } from '../../../shared/marketplaces/registry.ts'
import type { StartSandbox } from '../../../shared/ports/sandbox.ts'
import type { Subject } from './subject.ts'

/** Every registered marketplace with its own sandbox, and the template that new ones start from. */
export async function allSubjects(): Promise<Subject[]> {
  const registered = marketplaces.map(async (marketplace): Promise<Subject> => {
    const { id } = marketplace.manifest
    const module: { startSandbox: StartSandbox } = await import(
      `../../../shared/marketplaces/${id}/sandbox.ts`
    )
    return { marketplace, startSandbox: module.startSandbox }
  })
  return [...(await Promise.all(registered)), { marketplace: template, startSandbox: startTemplate }]
}
