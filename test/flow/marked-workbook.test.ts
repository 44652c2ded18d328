import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openZip, readPart } from '../../shared/sheet/zip.ts'
import { type Api, logIn, marketplaceIds, samplesFolder } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { zip } from '../sheet/build.ts'

let system: TestSystem
beforeAll(async () => {
  system = await startTestSystem()
})
afterAll(() => system.stop())

const sheetPart = 'xl/worksheets/sheet1.xml'

function partsOf(bytes: Buffer): Map<string, Buffer> {
  const archive = openZip(bytes)
  if (!archive.ok) throw new Error(`not opened: ${archive.code}`)
  return new Map(
    [...archive.value.entries.keys()].map((name) => {
      const part = readPart(archive.value, name)
      if (!part.ok || part.value === null) throw new Error(`not read: ${name}`)
      return [name, part.value]
    }),
  )
}

/** The workbook with one cell overwritten by a number, as a person would type it. */
function withCell(bytes: Buffer, cell: string, number: number): Uint8Array<ArrayBuffer> {
  const parts = partsOf(bytes)
  const xml = parts.get(sheetPart)?.toString() ?? ''
  const cellAt = new RegExp(`<c r="${cell}"([^>]*?)(?:/>|>.*?</c>)`, 's')
  const typed = xml.replace(
    cellAt,
    (_, rest: string) => `<c r="${cell}"${rest.replace(/ t="\w+"/, '')}><v>${number}</v></c>`,
  )
  expect(typed).not.toBe(xml)
  parts.set(sheetPart, Buffer.from(typed))
  return new Uint8Array(zip([...parts].map(([name, data]) => ({ name, data }))))
}

async function workbookOf(api: Api, id: string): Promise<Buffer> {
  const answer = await api.call('GET', `/api/imports/${id}/workbook`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('spreadsheetml.sheet')
  return Buffer.from(await answer.arrayBuffer())
}

const versions = async (api: Api) =>
  Object.fromEntries(
    (await api.get<{ listings: { sku: string; version: number }[] }>('/api/listings')).listings.map(
      ({ sku, version }) => [sku, version],
    ),
  )

async function publish(api: Api, bytes: Uint8Array<ArrayBuffer>, filename = 'bang.xlsx'): Promise<string> {
  const id = await api.upload(filename, bytes)
  await api.until(id, ['ready'])
  await api.confirm(id)
  await api.until(id, ['settled'])
  return id
}

test('the same workbook comes back marked; fixed and sent again, it changes what was fixed and nothing else', async () => {
  const api = await logIn(system.url, 'htx')
  const sent = await readFile(join(samplesFolder, '1-htx-mat-ong.xlsx'))
  const first = await publish(api, new Uint8Array(sent))
  const before = await versions(api)
  expect(Object.values(before)).toEqual([1, 1, 1, 1])

  const marked = await workbookOf(api, first)
  const changed = await publish(api, withCell(marked, 'D2', 360_000))
  expect(await versions(api)).toEqual({ ...before, MO1: 2 })
  for (const id of marketplaceIds) expect(await api.products(id), id).toHaveLength(4)

  await publish(api, withCell(await workbookOf(api, changed), 'D5', 95_000))
  const after = await versions(api)
  expect(after).toEqual({ ...before, MO1: 2, ...(after.SA1 ? { SA1: 1 } : {}) })
})

test('pictures and everything else that is not marked keep their bytes', async () => {
  const api = await logIn(system.url, 'htx')
  const sent = await readFile(join(samplesFolder, '4-anh-dan-trong-o.xlsx'))
  const id = await api.upload('anh.xlsx', new Uint8Array(sent))
  await api.until(id, ['ready'])
  const marked = await workbookOf(api, id)
  const [then, now] = [partsOf(sent), partsOf(marked)]
  expect([...then.keys()].filter((name) => !now.has(name))).toEqual([])
  const media = [...then.keys()].filter((name) =>
    /^xl\/(?:media|drawings\/drawing|richdata|metadata|theme)/.test(name),
  )
  expect(media.length).toBeGreaterThan(0)
  for (const name of media) expect(now.get(name)?.equals(then.get(name) ?? Buffer.alloc(0)), name).toBe(true)
})

describe('a sheet that is no .xlsx', () => {
  test('comes back as one, and goes on from there', async () => {
    const api = await logIn(system.url, 'canbo')
    const csv =
      'Tên sản phẩm;Giá bán;ĐVT;Tồn kho;Chủ thể;Xã\nMăng khô Ví Dụ;320.000đ;kg;45;HTX Thử;Mèo Vạc\nMật ong Ví Dụ;Liên hệ;chai;9;HTX Thử;Mèo Vạc'
    const id = await api.upload('bang.csv', new TextEncoder().encode(csv))
    await api.until(id, ['ready'])
    const rows = async (of: string) =>
      (await api.rows(of)).map(({ outcome, listing, issues }) => [
        outcome,
        listing?.name,
        ...issues.filter(({ severity }) => severity === 'error').map(({ code, cell }) => `${code} ${cell}`),
      ])
    expect(await rows(id)).toEqual([
      ['accepted', 'Măng khô Ví Dụ'],
      ['needs-fix', 'Mật ong Ví Dụ', 'price.missing B3'],
    ])
    const fixed = await api.upload('bang.xlsx', withCell(await workbookOf(api, id), 'B3', 180_000))
    await api.until(fixed, ['ready'])
    expect(await rows(fixed)).toEqual([
      ['accepted', 'Măng khô Ví Dụ'],
      ['accepted', 'Mật ong Ví Dụ'],
    ])
  })
})

describe('no workbook', () => {
  test('for a sheet that could not be read, another account, or nobody', async () => {
    const api = await logIn(system.url, 'htx')
    const id = await api.upload('bang.csv', new TextEncoder().encode('chỉ có chữ'))
    await api.until(id, ['failed'])
    const status = async (of: Api) => (await of.call('GET', `/api/imports/${id}/workbook`)).status
    expect(await status(api)).toBe(404)
    expect(await status(await logIn(system.url, 'canbo'))).toBe(404)
    expect((await fetch(`${system.url}/api/imports/${id}/workbook`)).status).toBe(401)
  })
})
