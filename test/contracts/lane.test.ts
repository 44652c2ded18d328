import { describe } from 'vitest'
import { openStores } from '../stores/open-stores.ts'
import { laneContract } from './lane/contract.ts'
import { laneSubjects } from './marketplace/subjects.ts'

const open = openStores()

/** What comes into being, and what changes most often. */
describe.each(await laneSubjects())('$marketplace.manifest.id', (subject) => {
  laneContract(subject, () => open().stores, ['login', 'find by SKU', 'create', 'price-stock'])
})
