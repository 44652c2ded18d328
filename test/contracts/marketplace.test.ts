import { describe } from 'vitest'
import { marketplace as template } from '../../shared/marketplaces/_template/index.ts'
import { startSandbox as startTemplate } from '../../shared/marketplaces/_template/sandbox.ts'
import { marketplaces } from '../../shared/marketplaces/registry.ts'
import type { StartSandbox } from '../../shared/ports/marketplace.ts'
import { adjustContract } from './marketplace/adjust.ts'
import { faultContract } from './marketplace/faults.ts'
import { flowContract } from './marketplace/flow.ts'
import { sandboxContract } from './marketplace/sandbox.ts'
import type { Subject } from './marketplace/subject.ts'

/** Every registered marketplace against its own sandbox over real HTTP, and the template that new ones start from. */
const registered = await Promise.all(
  marketplaces.map(async (marketplace): Promise<Subject> => {
    const { id } = marketplace.manifest
    const module: { startSandbox: StartSandbox } = await import(`../../shared/marketplaces/${id}/sandbox.ts`)
    return { marketplace, startSandbox: module.startSandbox }
  }),
)
const subjects = [...registered, { marketplace: template, startSandbox: startTemplate }]

describe.each(subjects)('$marketplace.manifest.id', (subject) => {
  flowContract(subject)
  faultContract(subject)
  adjustContract(subject)
  sandboxContract(subject)
})
