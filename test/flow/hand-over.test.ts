import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FILE_LIMITS, newBudget } from '../../shared/sheet/limits.ts'
import { openZip } from '../../shared/sheet/zip.ts'
import { eventually, samplesFolder } from '../api-client.ts'
import { fillWorkbook } from '../hand-over/fill-workbook.ts'
import { type HandOver, handOverCalls } from '../hand-over/over-http.ts'
import { reissued } from '../hand-over/reissued.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'

let system: TestSystem
let desk: Awaited<ReturnType<typeof handOverCalls>>
let packages: HandOver[]
beforeAll(async () => {
  system = await startTestSystem()
  desk = await handOverCalls(system.url)
  packages = await desk.confirmed('1-htx-mat-ong.xlsx', 'voso')
})
afterAll(() => system?.stop())

type Listing = {
  sku: string
  statuses: Record<string, { condition: string; link: string | null; reasons: string[] }>
}
const listings = async () =>
  (await desk.seller.get<{ listings: Listing[] }>('/api/listings?limit=100')).listings
/** What the seller sees of each product at the marketplace. */
const seen = async () =>
  Object.fromEntries((await listings()).map(({ sku, statuses }) => [sku, statuses.voso]))
const mailsOf = async (id: string) =>
  (await desk.staff.mails()).filter(({ subject }) => subject.includes(id)).length

/** The workbook that LibreOffice filled in was of a package of this sample made on another day. */
const filledIn = (ending: string, id: string) =>
  reissued(
    readFileSync(join(samplesFolder, `hand-over/mat-ong-libreoffice.${ending}`)),
    '2026-11-27-voso-001',
    id,
  )
/** Hands it in for every package: usually there is one, but a slow lane may have filled two. */
async function giveBackAll(ending: string) {
  const sums: Record<string, number> = {}
  const codes: string[] = []
  for (const { id } of packages) {
    const { counts, issues } = await desk.giveBack(id, filledIn(ending, id), `ban-giao.${ending}`)
    for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count
    codes.push(...issues.map(({ code }) => code).filter((code) => code !== 'return.key-unknown'))
  }
  return { sums, codes }
}

describe('a marketplace without a contract', () => {
  test('what a seller confirms is packed and mailed to its desk, once', async () => {
    for (const { id, state } of packages) {
      expect(state).toBe('mailed')
      expect(await mailsOf(id)).toBe(1)
    }
    expect((await desk.staff.mails()).at(-1)?.to).toBe('desk-voso@vidu.example')
    expect(Object.values(await seen()).map((status) => status?.condition)).toEqual(Array(4).fill('in-review'))
    expect(await desk.staff.products('voso')).toEqual([])
  })

  test('the package holds the workbook, which says that its layout is ours', async () => {
    const id = packages[0]?.id ?? ''
    const archive = openZip(Buffer.from(await desk.file(id, 'package')), newBudget(FILE_LIMITS))
    if (!archive.ok) throw new Error(archive.code)
    expect([...archive.value.entries.keys()]).toContain(`ban-giao-${id}.xlsx`)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await desk.file(id, 'workbook')).buffer)
    expect(String(book.worksheets[0]?.getCell('A1').value)).toContain('mẫu riêng')
  })

  test('a seller sees no packages', async () => {
    const path = `/api/hand-overs/${packages[0]?.id}`
    for (const each of ['/api/hand-overs', path, `${path}/package`])
      expect((await desk.seller.call('GET', each)).status).toBe(403)
  })

  test('a workbook edited in LibreOffice sets every status, in whichever format it was saved, and once', async () => {
    expect(await giveBackAll('xlsx')).toMatchObject({
      sums: { live: 2, rejected: 1, same: 0, open: 1 },
      codes: [],
    })
    expect(await giveBackAll('ods')).toMatchObject({
      sums: { live: 0, rejected: 0, same: 3, open: 1 },
      codes: [],
    })
    const all = await eventually(
      seen,
      ({ MO1, MO2, CB1 }) =>
        MO1?.condition === 'live' && CB1?.condition === 'live' && MO2?.condition === 'rejected',
    )
    expect(all).toMatchObject({
      MO1: { link: 'https://san.example/p/mat-ong-1' },
      CB1: { link: 'https://san.example/p/combo' },
      MO2: { link: null, reasons: ['Ảnh mờ, chụp lại'] },
      PH1: { condition: 'in-review' },
    })
  })

  test('what changes afterwards goes as a change, once; an old workbook changes nothing any more', async () => {
    await desk.seller.json('PATCH', '/api/listings/MO1', { price: { amount: 345_000 } })
    const isChange = (one: HandOver) => one.counts?.change === 1 && one.mail === 'sent'
    const all = await eventually(desk.packages, (some) => some.some(isChange))
    const change = await desk.detail(all.find(isChange)?.id ?? '')
    expect(change.lines.map(({ key, task }) => [key, task])).toEqual([['htxvidu-MO1', 'change']])
    const filled = await fillWorkbook(await desk.file(change.id, 'workbook'), {
      'htxvidu-MO1': { result: 'Xong' },
    })
    expect((await desk.giveBack(change.id, filled)).handOver.state).toBe('answered')
    await eventually(seen, ({ MO1 }) => MO1?.condition === 'live')
    await giveBackAll('ods')
    expect((await desk.detail(change.id)).state).toBe('answered')
    expect((await seen()).MO1).toMatchObject({
      condition: 'live',
      link: 'https://san.example/p/mat-ong-1',
    })
    expect(await desk.packages()).toHaveLength(packages.length + 1)
    for (const { id } of await desk.packages()) expect(await mailsOf(id)).toBe(1)
  })

  test.each([
    ['of another package', 'return.other-workbook', () => filledIn('xlsx', '2026-11-20-voso-001')],
    ['that is empty', 'return.unread', () => new Uint8Array()],
    [
      'that is a product sheet',
      'return.unread',
      () => new Uint8Array(readFileSync(join(samplesFolder, '1-htx-mat-ong.xlsx'))),
    ],
  ])('a file %s is refused, and changes nothing', async (_what, code, bytes) => {
    const before = await seen()
    const answer = await desk.sendBack(packages[0]?.id ?? '', bytes())
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([422, code])
    expect(await seen()).toEqual(before)
  })
})
