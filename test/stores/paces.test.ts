import { describe, expect, test } from 'vitest'
import { paceStore } from '../../shared/adapters/dynamodb/paces.ts'
import { freshPace } from '../../shared/domain/pace/pace.ts'
import { openStores } from './open-stores.ts'

const open = openStores()
const permit = { id: 0, size: 2, holder: 'a', until: 7, by: '', from: [1, 2] }

describe('the pace of a connection', () => {
  test('is nothing at first, then what was written last', async () => {
    const paces = paceStore(open().db)
    expect(await paces.read('voso#a')).toBeNull()
    expect(await paces.write('voso#a', { ...freshPace, permits: [permit], closedUntil: 5 }, freshPace)).toBe(
      true,
    )
    const read = await paces.read('voso#a')
    expect(read).toEqual({ ...freshPace, permits: [permit], closedUntil: 5, revision: 1 })
    expect(await paces.read('voso#b')).toBeNull()
  })

  test('is written by one of those who read the same', async () => {
    const paces = paceStore(open().db)
    const wishes = [1, 2, 3, 4].map((closedUntil) =>
      paces.write('voso#c', { ...freshPace, closedUntil }, freshPace),
    )
    expect((await Promise.all(wishes)).filter(Boolean)).toHaveLength(1)
    const read = (await paces.read('voso#c')) ?? freshPace
    expect(await paces.write('voso#c', { ...read, closedUntil: 9 }, freshPace)).toBe(false)
    expect(await paces.write('voso#c', { ...read, closedUntil: 9 }, read)).toBe(true)
    expect(await paces.read('voso#c')).toMatchObject({ closedUntil: 9, revision: 2 })
  })
})
