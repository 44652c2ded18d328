import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FILE_LIMITS, newBudget } from '../../shared/sheet/limits.ts'
import { openZip } from '../../shared/sheet/zip.ts'
import { type Api, eventually, logIn, samplesFolder } from '../api-client.ts'
import { fillWorkbook } from '../hand-over/fill-workbook.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'

let system: TestSystem
let seller: Api
let staff: Api
beforeAll(async () => {
  system = await startTestSystem()
  seller = await logIn(system.url, 'htx')
  staff = await logIn(system.url, 'canbo')
})
afterAll(() => system.stop())

type HandOver = {
  id: string
  marketplace: string
  state: string
  mail: string
  counts: Record<string, number>
  open: number
  lines: { key: string; task: string; name: string; answer: { result: string; link: string | null } | null }[]
}
type Returned = {
  counts: Record<string, number>
  issues: { code: string; cell: string | null; message: string }[]
  handOver: HandOver
}
type Listing = {
  sku: string
  name: string
  statuses: Record<string, { condition: string; link: string | null; reasons: string[] }>
}

const packages = async () => (await staff.get<{ handOvers: HandOver[] }>('/api/hand-overs')).handOvers
const file = async (id: string, name: 'package' | 'workbook') => {
  const answer = await staff.call('GET', `/api/hand-overs/${id}/${name}`)
  expect(answer.status).toBe(200)
  return new Uint8Array(await answer.arrayBuffer())
}
const giveBack = async (id: string, bytes: Uint8Array<ArrayBuffer>): Promise<Returned> => {
  const token = await staffToken()
  const form = new FormData()
  form.append('file', new File([bytes], 'ban-giao.xlsx'))
  const answer = await fetch(`${system.url}/api/hand-overs/${id}/return`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  })
  if (answer.status !== 200) throw new Error(await answer.text())
  return (await answer.json()) as Returned
}
const staffToken = async () =>
  (await staff.json<{ token: string }>('POST', '/local/token', { user: 'canbo' })).token
const listings = async () => (await seller.get<{ listings: Listing[] }>('/api/listings?limit=100')).listings
/** A key is the account and the code of the listing. */
const byKey = (all: Listing[], line: { key: string } | undefined) =>
  all.find(({ sku }) => `htxvidu-${sku}` === line?.key)
const at = (of: Listing) => of.statuses.voso?.condition

describe('a marketplace without a contract', () => {
  let first: HandOver

  test('what a seller confirms is packed and mailed to the desk, once', async () => {
    await staff.json('POST', '/local/marketplaces/voso/mode', { mode: 'hand-over' })
    const id = await seller.uploadFile(join(samplesFolder, '1-htx-mat-ong.xlsx'))
    const ready = await seller.until(id, ['ready'])
    await seller.confirm(id, ['voso'])
    await eventually(
      packages,
      (all) =>
        all.reduce((sum, one) => sum + one.open, 0) === ready.counts.accepted &&
        all.every((one) => one.mail === 'sent'),
    )
    const [newest] = (await packages()).reverse()
    first = await staff.get(`/api/hand-overs/${newest?.id}`)
    expect(first.state).toBe('mailed')
    const mails = (await staff.mails()).filter(({ subject }) => subject.includes(first.id))
    expect(mails).toHaveLength(1)
    expect(mails[0]?.to).toBe('desk-voso@vidu.example')
    expect((await listings()).filter((one) => at(one) === 'in-review')).toHaveLength(ready.counts.accepted)
    expect(await staff.products('voso')).toEqual([])
  })

  test('the package holds workbook and pictures under stable keys', async () => {
    const archive = openZip(Buffer.from(await file(first.id, 'package')), newBudget(FILE_LIMITS))
    if (!archive.ok) throw new Error(archive.code)
    const names = [...archive.value.entries.keys()]
    expect(names).toContain(`ban-giao-${first.id}.xlsx`)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await file(first.id, 'workbook')).buffer)
    expect(String(book.worksheets[0]?.getCell('A1').value)).toContain('mẫu riêng')
  })

  test('a seller sees no packages', async () => {
    expect((await seller.call('GET', '/api/hand-overs')).status).toBe(403)
    expect((await seller.call('GET', `/api/hand-overs/${first.id}`)).status).toBe(403)
    expect((await seller.call('GET', `/api/hand-overs/${first.id}/package`)).status).toBe(403)
  })

  test('the returned workbook sets live with link and rejected with reason; repeated it changes nothing', async () => {
    const [live, refused] = first.lines
    const filled = await fillWorkbook(await file(first.id, 'workbook'), {
      [live?.key ?? '']: { result: 'đang bán', link: 'https://voso.example/p/1' },
      [refused?.key ?? '']: { result: 'Từ chối', reason: 'Ảnh mờ' },
    })
    const returned = await giveBack(first.id, filled)
    expect(returned.issues).toEqual([])
    expect(returned.counts).toMatchObject({ live: 1, rejected: 1, same: 0 })
    const again = await giveBack(first.id, filled)
    expect(again.counts).toMatchObject({ live: 0, rejected: 0, same: 2 })
    const seen = await eventually(
      listings,
      (all) => all.some((one) => at(one) === 'live') && all.some((one) => at(one) === 'rejected'),
    )
    expect(byKey(seen, live)?.statuses.voso).toMatchObject({
      condition: 'live',
      link: 'https://voso.example/p/1',
    })
    expect(byKey(seen, refused)?.statuses.voso).toMatchObject({
      condition: 'rejected',
      reasons: ['Ảnh mờ'],
    })
  })

  test('what changes afterwards goes as a change package', async () => {
    const live = first.lines[0]
    const of = byKey(await listings(), live)
    await seller.json('PATCH', `/api/listings/${encodeURIComponent(of?.sku ?? '')}`, {
      price: { amount: 345_000 },
    })
    const isChange = (one: HandOver) => one.counts?.change === 1 && one.mail === 'sent'
    const all = await eventually(packages, (some) => some.some(isChange))
    const change = await staff.get<HandOver>(`/api/hand-overs/${all.find(isChange)?.id}`)
    expect(change.lines.map(({ key, task }) => [key, task])).toEqual([[live?.key, 'change']])
    const filled = await fillWorkbook(await file(change.id, 'workbook'), {
      [live?.key ?? '']: { result: 'Xong' },
    })
    expect((await giveBack(change.id, filled)).handOver.state).toBe('answered')
    const seen = await eventually(listings, (some) => byKey(some, live)?.statuses.voso?.condition === 'live')
    expect(byKey(seen, live)?.statuses.voso?.link).toBe('https://voso.example/p/1')
  })
})
