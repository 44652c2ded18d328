import { expect, test } from 'vitest'
import type { Paper } from '../../shared/domain/paper.ts'
import { tenant } from '../domain/examples.ts'
import { openStores } from './open-stores.ts'

const open = openStores()

const paper = (id: string): Paper => ({
  id,
  kind: 'quality',
  number: null,
  issuedOn: null,
  expiresOn: '2027-09-05',
  skus: ['MO/1'],
  file: { name: 'Giấy.pdf', sha256: 'a'.repeat(64), type: 'application/pdf', size: 12 },
  addedBy: 'htx',
  addedAt: 1,
})

test('papers are listed as they were added, each account its own', async () => {
  const { papers } = open().stores
  await papers.put(tenant, paper('01B'))
  await papers.put(tenant, paper('01A'))
  expect(await papers.list(tenant)).toEqual([paper('01A'), paper('01B')])
  expect(await papers.list('ngkhac' as typeof tenant)).toEqual([])
})

test('nothing is left of a paper that was removed but that there was one', async () => {
  const { papers } = open().stores
  await papers.put(tenant, paper('01C'))
  await papers.remove(tenant, '01C', 5)
  expect((await papers.list(tenant)).map(({ id }) => id)).not.toContain('01C')
  const kept = await open().kept('tenants')
  expect(kept.find(({ entry }) => entry === 'paper#01C')).toEqual({
    tenant,
    entry: 'paper#01C',
    removedAt: 5,
  })
})
