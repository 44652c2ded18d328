import { describe, expect, test } from 'vitest'
import { shelfStore } from '../../shared/adapters/dynamodb/shelf.ts'
import { openStores } from './open-stores.ts'

const open = openStores()
const shelf = (connection: string) => shelfStore(open().db, connection, () => open().clock.now)

describe('the shelf of a connection', () => {
  test('gives what was put there last, to the same connection only, until it is too old', async () => {
    const { clock } = open()
    await shelf('voso#a').put('list', { rows: [1, { name: 'Chè' }] }, 60)
    await shelf('voso#a').put('list', { rows: [2] }, 60)
    expect(await shelf('voso#a').read('list')).toEqual({ value: { rows: [2] }, putAt: clock.now })
    expect(await shelf('voso#b').read('list')).toBeNull()
    expect(await shelf('voso#a').read('other')).toBeNull()
    clock.now += 62_000
    expect(await shelf('voso#a').read('list')).toBeNull()
  })

  test('lets one of many claim a key, and another once the time is over', async () => {
    const { clock } = open()
    const until = clock.now + 10_000
    const claims = [1, 2, 3, 4].map(() => shelf('voso#c').claim('login', until))
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1)
    expect(await shelf('voso#c').claim('login', until)).toBe(false)
    clock.now = until
    expect(await shelf('voso#c').claim('login', until + 10_000)).toBe(true)
  })

  test('takes a claim back from the one who has it, and not from whoever came after', async () => {
    const { clock } = open()
    const until = clock.now + 10_000
    await shelf('voso#d').claim('login', until)
    await shelf('voso#d').release('login', until)
    expect(await shelf('voso#d').claim('login', until + 1)).toBe(true)
    await shelf('voso#d').release('login', until)
    await shelf('voso#d').release('other', until)
    expect(await shelf('voso#d').claim('login', until)).toBe(false)
  })
})
