import { describe } from 'vitest'
import { adjustContract } from './marketplace/adjust.ts'
import { faultContract } from './marketplace/faults.ts'
import { flowContract } from './marketplace/flow.ts'
import { newsContract } from './marketplace/news.ts'
import { recoveryContract, reviewContract } from './marketplace/recovery.ts'
import { sandboxContract } from './marketplace/sandbox.ts'
import { allSubjects } from './marketplace/subjects.ts'

/** Every marketplace against its own sandbox over real HTTP: one connection, one call at a time. */
describe.each(await allSubjects())('$marketplace.manifest.id', (subject) => {
  flowContract(subject)
  faultContract(subject)
  describe('recovery', () => recoveryContract(subject))
  describe('review', () => reviewContract(subject))
  newsContract(subject)
  adjustContract(subject)
  sandboxContract(subject)
})
