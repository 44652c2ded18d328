import { describe } from 'vitest'
import { openStores } from '../stores/open-stores.ts'
import { laneContract } from './lane/contract.ts'
import { laneSubjects } from './marketplace/subjects.ts'

const open = openStores()

/** What is there already. */
describe.each(await laneSubjects())('$marketplace.manifest.id', (subject) => {
  laneContract(subject, () => open().stores, ['find by id', 'update', 'pause', 'resume', 'withdraw'])
})
