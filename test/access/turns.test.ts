// How often something may be asked for: by a user, and by all who share an address.
import type { Context } from 'hono'
import { expect, test } from 'vitest'
import { takeTurn } from '../../functions/web/turns.ts'
import { openStores } from '../stores/open-stores.ts'

const open = openStores('memory')
const nobody = {} as Context

function deps(address: string) {
  const { stores, clock } = open()
  return { stores, clock: { now: () => clock.now, id: () => 'unused' }, addressOf: () => address }
}

async function turns(user: string, address: string, times: number) {
  const taken = []
  for (let n = 0; n < times; n += 1) taken.push(await takeTurn(deps(address), nobody, 'upload', user))
  return taken.map((one) => (one.ok ? 'ok' : one.trouble.status))
}

const many = <T>(count: number, what: T): T[] => Array.from({ length: count }, () => what)

test('one user sends 600 files in ten minutes and no more, from wherever; a new window begins anew', async () => {
  expect(await turns('htx', '192.0.2.1', 600)).toEqual(many(600, 'ok'))
  expect(await turns(' HTX ', '192.0.2.2', 1)).toEqual([429])
  const refused = await takeTurn(deps('192.0.2.3'), nobody, 'upload', 'htx')
  expect(refused).toMatchObject({ trouble: { code: 'request.too-many', retryAfter: expect.any(Number) } })
  open().clock.now += 600_000
  expect(await turns('htx', '192.0.2.1', 1)).toEqual(['ok'])
})

test('a village behind one address sends 1,200, whoever it is', async () => {
  for (const user of ['mot', 'hai', 'ba', 'bon'])
    expect(await turns(user, '192.0.2.9', 300)).toEqual(many(300, 'ok'))
  expect(await turns('nam', '192.0.2.9', 1)).toEqual([429])
  expect(await turns('nam', '192.0.2.10', 1)).toEqual(['ok'])
})
