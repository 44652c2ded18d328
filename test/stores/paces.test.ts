import { describe, expect, test } from 'vitest'
import { paceStore } from '../../shared/adapters/dynamodb/paces.ts'
import { freshPace } from '../../shared/domain/pace/pace.ts'
import { openStores } from './open-stores.ts'

const open = openStores()

describe('the pace of a connection', () => {
  test('is nothing at first, then what was written last', async () => {
    const paces = paceStore(open().db)
    expect(await paces.read('voso#a')).toBeNull()
    expect(await paces.write('voso#a', { ...freshPace, next: 5, holes: [2, 3] }, freshPace)).toBe(true)
    const read = await paces.read('voso#a')
    expect(read).toEqual({ ...freshPace, next: 5, holes: [2, 3], revision: 1 })
    expect(await paces.read('voso#b')).toBeNull()
  })

  test('is written by one of those who read the same', async () => {
    const paces = paceStore(open().db)
    const wishes = [1, 2, 3, 4].map((next) => paces.write('voso#c', { ...freshPace, next }, freshPace))
    expect((await Promise.all(wishes)).filter(Boolean)).toHaveLength(1)
    const read = (await paces.read('voso#c')) ?? freshPace
    expect(await paces.write('voso#c', { ...read, next: 9 }, freshPace)).toBe(false)
    expect(await paces.write('voso#c', { ...read, next: 9 }, read)).toBe(true)
    expect(await paces.read('voso#c')).toMatchObject({ next: 9, revision: 2 })
  })
})
