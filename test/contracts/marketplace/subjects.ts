import { marketplace as ownApi } from '../../../shared/marketplaces/_template/index.ts'
import { startSandbox as startOwnApi } from '../../../shared/marketplaces/_template/sandbox.ts'
import { marketplace as partner } from '../../../shared/marketplaces/_template-partner/index.ts'
import { startSandbox as startPartner } from '../../../shared/marketplaces/_template-partner/sandbox.ts'
import { marketplaces } from '../../../shared/marketplaces/registry.ts'
import type { StartSandbox } from '../../../shared/ports/sandbox.ts'
import type { Subject } from './subject.ts'

export const templates: Record<'partner' | 'own API', Subject> = {
  partner: { marketplace: partner, startSandbox: startPartner },
  'own API': { marketplace: ownApi, startSandbox: startOwnApi },
}

/** Every registered marketplace with its own sandbox, and the templates that new ones start from. */
export async function allSubjects(): Promise<Subject[]> {
  return [...(await registeredSubjects()), ...Object.values(templates)]
}

/** Behind the lane: the template of our own protocol says there what every marketplace of that protocol says already. */
export async function laneSubjects(): Promise<Subject[]> {
  return [...(await registeredSubjects()), templates['own API']]
}

async function registeredSubjects(): Promise<Subject[]> {
  const registered = marketplaces.map(async (marketplace): Promise<Subject> => {
    const { id } = marketplace.manifest
    const module: { startSandbox: StartSandbox } = await import(
      `../../../shared/marketplaces/${id}/sandbox.ts`
    )
    return { marketplace, startSandbox: module.startSandbox }
  })
  return Promise.all(registered)
}
