import { describe } from 'vitest'
import { openStores } from '../stores/open-stores.ts'
import { laneContract } from './lane/contract.ts'
import { laneSubjects } from './marketplace/subjects.ts'

/** The marketplaces are the real part here; the stores are seen to be the same over both engines by their own tests. */
const open = openStores('memory')

/** What comes into being, and what changes most often. */
describe.each(await laneSubjects())('$marketplace.manifest.id', (subject) => {
  laneContract(subject, () => open().stores, ['login', 'find by SKU', 'create', 'price-stock'])
})
