import { describe, expect, test } from 'vitest'
import {
  asking,
  at,
  byHandAgain,
  productAt,
  published,
  said,
  sheet,
  statusAt,
  voso,
} from './lifecycle-world.ts'
import { type say, until } from './step-story.ts'

describe('at one marketplace', () => {
  test('a product is hidden, shown, taken down and put up again, and the others are left alone', async () => {
    const { here, sku } = await published()
    const stateAfter = async (n: number, what: Parameters<typeof say>[3]) => {
      await said(here, n, sku, what)
      return productAt(here, voso)?.state
    }
    expect(await stateAfter(5, at('paused'))).toBe('paused')
    await sheet(here, 6, 22_000)
    expect(productAt(here, voso)).toMatchObject({ state: 'paused', price: 22_000 })
    expect(await stateAfter(7, { ...at('listed'), ...asking(7, 'resume') })).toBe('live')
    expect(await stateAfter(8, at('withdrawn'))).toBe('withdrawn')
    await sheet(here, 9, 23_000)
    expect(productAt(here, voso)).toMatchObject({ state: 'withdrawn', price: 22_000 })
    expect((await statusAt(here, sku))?.condition).toBe('withdrawn')
    expect(await stateAfter(10, { ...at('listed'), ...asking(10, 'relist') })).toBe('live')
    expect(here.sandboxes.get(voso)?.products()).toHaveLength(1)
    expect(productAt(here, 'sendo')).toMatchObject({ state: 'live', updates: 3 })
  })

  test('put up again although the answer was lost, it is there once', async () => {
    const { here, sku } = await published()
    await said(here, 5, sku, at('withdrawn'))
    here.sandboxes.get(voso)?.setFaults([{ kind: 'cut-after-commit', times: 1, operation: 'create' }])
    await said(here, 6, sku, { ...at('listed'), ...asking(6, 'relist') })
    await until(here, async () => (await statusAt(here, sku))?.condition === 'live')
    expect(here.sandboxes.get(voso)?.products()).toHaveLength(1)
    expect(here.sandboxes.get(voso)?.requests().create).toBe(2)
  })

  test('what it refused is sent again when somebody asks, and when somebody edits', async () => {
    const { here, sku } = await published()
    here.sandboxes.get(voso)?.setFaults([{ kind: 'reject', times: 2 }])
    await said(here, 5, sku, { change: { name: 'Mật ong Ví Dụ mới' } })
    await until(here, async () => (await statusAt(here, sku))?.condition === 'rejected')
    await said(here, 6, sku, asking(6, 'retry'))
    await until(here, async () => (await statusAt(here, sku))?.condition === 'rejected')
    await said(here, 7, sku, { change: { description: 'Mật ong hoa bạc hà.' } })
    await until(here, async () => (await statusAt(here, sku))?.condition === 'live')
    expect(productAt(here, voso)?.updates).toBe(4)
  })

  test('a product that is there already becomes ours by its id, never a second one', async () => {
    const { here, sku } = await published()
    await said(here, 5, sku, at('withdrawn'))
    const other = { externalId: '9999' }
    await said(here, 6, sku, { ...at('listed'), ...asking(6, 'link', other) })
    expect(await statusAt(here, sku)).toMatchObject({ condition: 'held', code: 'marketplace.link-unknown' })
    await byHandAgain(here)
    const own = { externalId: productAt(here, voso)?.id ?? '' }
    await said(here, 7, sku, { ...at('listed'), ...asking(7, 'link', own) })
    expect(await statusAt(here, sku)).toMatchObject({ condition: 'live', externalId: own.externalId })
    expect(here.sandboxes.get(voso)?.products()).toHaveLength(1)
  })

  test('a product under another SKU becomes ours only when a person says that it is the same', async () => {
    const { here, sku } = await published()
    await said(here, 5, sku, at('withdrawn'))
    await byHandAgain(here, { sku: 'khac-1' })
    const id =
      here.sandboxes
        .get(voso)
        ?.products()
        .find((one) => one.sku === 'khac-1')?.id ?? ''
    await said(here, 6, sku, { ...at('listed'), ...asking(6, 'link', { externalId: id }) })
    expect(await statusAt(here, sku)).toMatchObject({ condition: 'held', code: 'marketplace.link-foreign' })
    const asked = asking(7, 'link', { externalId: id, confirmed: true })
    await said(here, 7, sku, { ...at('listed'), ...asked })
    expect(await statusAt(here, sku)).toMatchObject({ externalId: id })
    expect(here.sandboxes.get(voso)?.products()).toHaveLength(2)
    expect(here.sandboxes.get(voso)?.requests().create).toBe(2)
  })
})
