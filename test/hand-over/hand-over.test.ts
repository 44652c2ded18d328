import { describe, expect, test } from 'vitest'
import { openLines, packageState } from '../../shared/domain/hand-over/package.ts'
import { openStores } from '../stores/open-stores.ts'
import { fillWorkbook } from './fill-workbook.ts'
import { type DeskWorld, dayMs, deskWorld, partOf } from './hand-over-world.ts'
import { handedProduct } from './packaged.ts'

const open = openStores()
let shops = 0
const world = (more: object = {}): DeskWorld => {
  shops += 1
  return deskWorld(open(), `shop${shops}`, { timeOfDay: '07:30', ...more })
}
const answer = async (here: DeskWorld, id: string, filled: Parameters<typeof fillWorkbook>[1]) => {
  const bytes = here.files.kept.get(`${id}/workbook.xlsx`)
  if (!bytes) throw new Error('no workbook')
  const taken = await here.giveBack(id, await fillWorkbook(bytes, filled))
  if (!taken.ok) throw new Error('unread')
  return taken.summary
}
const states = async (here: DeskWorld, ...keys: string[]) =>
  Promise.all(keys.map(async (key) => (await here.observe(key))?.raw))
const onlyPackage = async (here: DeskWorld, at = 0) => {
  const of = (await here.packages())[at]
  if (!of) throw new Error(`no package ${at}`)
  return of
}

describe('a day at the desk', () => {
  test('before the time of the day nothing leaves; then all of it in one package, and nothing more that day', async () => {
    const here = world({ timeOfDay: '23:30' })
    await here.wish(handedProduct('htxvidu-A'))
    await here.run()
    expect(await here.packages()).toEqual([])
    const late = world({ timeOfDay: '07:30' })
    await late.wish(handedProduct('htxvidu-A'))
    await late.wish(handedProduct('htxvidu-B'))
    await late.run()
    await late.wish(handedProduct('htxvidu-C'))
    await late.run()
    expect((await late.packages()).map(({ counts }) => counts?.new)).toEqual([2])
    expect(await states(late, 'htxvidu-A', 'htxvidu-C')).toEqual(['da-gui', 'cho-gui'])
    late.pass(dayMs)
    await late.run()
    expect((await late.packages()).map(({ counts }) => counts?.new)).toEqual([2, 1])
    expect(late.mails).toHaveLength(2)
  })

  test('more than one package may hold makes another one on the same day', async () => {
    const here = world({ maxItems: 2 })
    for (const key of ['A', 'B', 'C', 'D', 'E']) await here.wish(handedProduct(`htxvidu-${key}`))
    await here.run()
    expect((await here.packages()).map(({ counts }) => counts?.new)).toEqual([2, 2, 1])
    expect(new Set(here.mails.map(({ subject }) => subject)).size).toBe(3)
  })

  test('the package has the workbook, and the mail the link to all of it', async () => {
    const here = world()
    await here.wish(handedProduct('htxvidu-A'))
    await here.run()
    const of = await onlyPackage(here)
    const [mail] = here.mails
    expect(mail?.to).toBe('desk@vidu.example')
    expect(mail?.text).toContain(`https://pages.example/hand-overs/${of.id}/package?key=${of.linkToken}`)
    expect(mail?.attachments?.map(({ filename }) => filename)).toEqual([
      `ban-giao-${of.id}.xlsx`,
      `ban-giao-${of.id}.zip`,
    ])
    const inside = partOf(mail?.attachments?.[1]?.bytes ?? new Uint8Array(), `ban-giao-${of.id}.xlsx`)
    expect(inside?.equals(here.files.kept.get(`${of.id}/workbook.xlsx`) ?? Buffer.alloc(0))).toBe(true)
  })
})

describe('what comes back', () => {
  test('an answer speaks of what was packed; what was wished since goes as a change', async () => {
    const here = world()
    await here.wish(handedProduct('htxvidu-A'))
    await here.run()
    await here.wish(handedProduct('htxvidu-A', { price: 300_000 }))
    const first = await onlyPackage(here)
    await answer(here, first.id, { 'htxvidu-A': { result: 'Đang bán', link: 'https://san.example/a' } })
    expect(await here.observe('htxvidu-A')).toMatchObject({
      state: 'in-review',
      link: 'https://san.example/a',
    })
    here.pass(dayMs)
    await here.run()
    const change = await onlyPackage(here, 1)
    expect(change.counts).toMatchObject({ new: 0, change: 1 })
    await answer(here, change.id, { 'htxvidu-A': { result: 'xong' } })
    expect(await here.observe('htxvidu-A')).toMatchObject({
      ...{ state: 'live', link: 'https://san.example/a', offer: { price: 300_000, stock: 40 } },
    })
    expect(here.told.at(-1)).toMatchObject({ tenant: 'htxvidu', sku: 'A', look: true })
  })

  test('some answers now, others later; the same workbook twice changes nothing', async () => {
    const here = world()
    for (const key of ['A', 'B']) await here.wish(handedProduct(`htxvidu-${key}`))
    await here.run()
    const { id } = await onlyPackage(here)
    const some = { 'htxvidu-A': { result: 'Đang bán', link: 'https://san.example/a' } }
    expect((await answer(here, id, some)).counts).toMatchObject({ live: 1, same: 0, open: 1 })
    expect((await answer(here, id, some)).counts).toMatchObject({ live: 0, same: 1, open: 1 })
    expect(packageState(await onlyPackage(here))).toBe('partly-answered')
    await answer(here, id, { ...some, 'htxvidu-B': { result: 'Từ chối', reason: 'Thiếu ảnh' } })
    expect(packageState(await onlyPackage(here))).toBe('answered')
    expect(await here.observe('htxvidu-B')).toMatchObject({ state: 'rejected', reasons: ['Thiếu ảnh'] })
  })

  test('a workbook of another package is refused as a whole, and says whose it is', async () => {
    const here = world()
    await here.wish(handedProduct('htxvidu-A'))
    await here.run()
    await here.wish(handedProduct('htxvidu-B'))
    here.pass(dayMs)
    await here.run()
    const [first, second] = await here.packages()
    const bytes = here.files.kept.get(`${first?.id}/workbook.xlsx`) ?? new Uint8Array()
    const filled = await fillWorkbook(bytes, { 'htxvidu-A': { result: 'ok' } })
    expect(await here.giveBack(second?.id ?? '', filled)).toEqual({
      ...{ ok: false, kind: 'other-package', packageId: first?.id },
    })
  })

  test('a refused product that was mended is handed over as new again; asked for again as it is, too', async () => {
    const here = world()
    await here.wish(handedProduct('htxvidu-A'))
    await here.run()
    await answer(here, (await onlyPackage(here)).id, { 'htxvidu-A': { result: 'Từ chối', reason: 'x' } })
    await here.wish(handedProduct('htxvidu-A'))
    here.pass(dayMs)
    await here.run()
    const again = await onlyPackage(here, 1)
    expect(again.counts).toMatchObject({ new: 1 })
    await answer(here, again.id, { 'htxvidu-A': { result: 'Từ chối', reason: 'y' } })
    await here.wish(handedProduct('htxvidu-A', { name: 'Mật ong Ví Dụ có tem' }))
    here.pass(dayMs)
    await here.run()
    expect((await onlyPackage(here, 2)).counts).toMatchObject({ new: 1, change: 0 })
  })

  test('hiding, showing and taking down are asked for and answered', async () => {
    const here = world()
    const product = handedProduct('htxvidu-A')
    const goOn = async (task: string, result: string) => {
      await here.run()
      const all = await here.packages()
      const last = all.at(-1)
      expect((await here.lines(last?.id ?? '')).map((line) => line.task)).toEqual([task])
      await answer(here, last?.id ?? '', { 'htxvidu-A': { result } })
      here.pass(dayMs)
      return (await here.observe('htxvidu-A'))?.state
    }
    await here.wish(product)
    expect(await goOn('new', 'Đang bán')).toBe('live')
    await here.wish({ ...product, onSale: false })
    expect(await goOn('hide', 'Đã ẩn')).toBe('paused')
    await here.wish(product)
    expect(await goOn('show', 'Đang bán')).toBe('live')
    await here.remove('htxvidu-A')
    expect(await goOn('remove', 'Đã gỡ')).toBe('withdrawn')
    await here.wish(product)
    expect(await goOn('new', 'Đang bán')).toBe('live')
  })

  test('what never was at the desk is not asked to be taken down; what was changed back is not handed over', async () => {
    const here = world()
    await here.wish(handedProduct('htxvidu-A'))
    await here.remove('htxvidu-A')
    expect((await here.observe('htxvidu-A'))?.state).toBe('withdrawn')
    await here.run()
    expect(await here.packages()).toEqual([])
    await here.wish(handedProduct('htxvidu-B'))
    await here.run()
    await here.wish(handedProduct('htxvidu-B', { price: 1 }))
    await here.wish(handedProduct('htxvidu-B'))
    here.pass(dayMs)
    await here.run()
    expect(await here.packages()).toHaveLength(1)
    expect(await states(here, 'htxvidu-B')).toEqual(['da-gui'])
  })

  test('an answer that comes after a newer package changes what is there, not what is waited for', async () => {
    const here = world()
    await here.wish(handedProduct('htxvidu-A'))
    await here.run()
    await here.wish(handedProduct('htxvidu-A', { stock: 7 }))
    here.pass(dayMs)
    await here.run()
    const [first, second] = await here.packages()
    await answer(here, first?.id ?? '', { 'htxvidu-A': { result: 'ok', link: 'https://san.example/a' } })
    expect(await here.observe('htxvidu-A')).toMatchObject({
      state: 'in-review',
      link: 'https://san.example/a',
    })
    await answer(here, second?.id ?? '', { 'htxvidu-A': { result: 'ok' } })
    expect(await here.observe('htxvidu-A')).toMatchObject({ state: 'live', offer: { stock: 7 } })
    await answer(here, first?.id ?? '', { 'htxvidu-A': { result: 'Từ chối', reason: 'cũ' } })
    expect((await here.observe('htxvidu-A'))?.state).toBe('live')
  })
})

describe('a product that a newer package asks about anew', () => {
  const twicePacked = async () => {
    const here = world({ remindAfterDays: 1 })
    for (const key of ['A', 'B']) await here.wish(handedProduct(`htxvidu-${key}`))
    await here.run()
    await here.wish(handedProduct('htxvidu-A', { price: 300_000 }))
    here.pass(dayMs)
    await here.run()
    const [first, second] = await here.packages()
    return { here, first: first?.id ?? '', second: second?.id ?? '' }
  }
  const openIn = async (here: DeskWorld, at: number) => openLines(await onlyPackage(here, at))

  test('is waited for there, and no longer in the old one', async () => {
    const { here, first, second } = await twicePacked()
    expect(await openIn(here, 0)).toBe(1)
    await answer(here, second, { 'htxvidu-A': { result: 'Đang bán', link: 'https://san.example/a' } })
    await answer(here, first, { 'htxvidu-B': { result: 'Đang bán', link: 'https://san.example/b' } })
    expect(packageState(await onlyPackage(here, 0))).toBe('answered')
    expect(packageState(await onlyPackage(here, 1))).toBe('answered')
  })

  test('is not reminded of twice', async () => {
    const { here } = await twicePacked()
    here.pass(dayMs)
    await here.run()
    const reminders = here.mails.filter(({ subject }) => subject.startsWith('Nhắc lại'))
    expect(reminders.filter(({ text }) => text.includes('htxvidu-A'))).toHaveLength(1)
    expect(reminders.at(-1)?.text).toContain('htxvidu-A')
  })

  test('may still be answered in the old one', async () => {
    const { here, first } = await twicePacked()
    await answer(here, first, { 'htxvidu-A': { result: 'Đang bán', link: 'https://san.example/a' } })
    expect(await openIn(here, 0)).toBe(1)
    expect(await here.observe('htxvidu-A')).toMatchObject({ link: 'https://san.example/a' })
  })
})

describe('mail', () => {
  test('that was refused is sent by the next run', async () => {
    const here = world()
    await here.wish(handedProduct('htxvidu-A'))
    here.send('refused')
    await expect(here.run()).rejects.toThrow()
    expect(packageState(await onlyPackage(here))).toBe('packed')
    here.send('sent')
    await here.run()
    await here.run()
    expect(here.mails).toHaveLength(1)
    expect((await onlyPackage(here)).mail).toBe('sent')
  })

  test.each(['cut-before', 'cut-after'] as const)(
    'of which nobody knows (%s) is never sent again, and said so',
    async (how) => {
      const here = world()
      await here.wish(handedProduct('htxvidu-A'))
      here.send(how)
      await expect(here.run()).rejects.toThrow()
      const sent = here.mails.length
      here.send('sent')
      await here.run()
      expect((await onlyPackage(here)).mail).toBe('none')
      here.pass(60_000)
      await here.run()
      expect((await onlyPackage(here)).mail).toBe('unclear')
      expect(here.mails).toHaveLength(sent)
    },
  )

  test('reminds every three days, three times, of what is open; and no more once all is answered', async () => {
    const here = world({ remindAfterDays: 3 })
    for (const key of ['A', 'B']) await here.wish(handedProduct(`htxvidu-${key}`))
    await here.run()
    const { id } = await onlyPackage(here)
    await answer(here, id, { 'htxvidu-A': { result: 'ok', link: 'https://san.example/a' } })
    const reminders = () => here.mails.filter(({ subject }) => subject.startsWith('Nhắc lại'))
    for (let day = 0; day < 15; day += 1) {
      here.pass(dayMs)
      await here.run()
      await here.run()
      expect(reminders()).toHaveLength(Math.min(3, Math.floor((day + 1) / 3)))
    }
    expect(reminders()[0]?.text).toContain('htxvidu-B')
    expect(reminders()[0]?.text).not.toContain('htxvidu-A')
    expect(reminders()[0]?.attachments).toBeUndefined()
  })
})
