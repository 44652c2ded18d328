import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, logIn } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'

let system: TestSystem
beforeAll(async () => {
  system = await startTestSystem()
})
afterAll(() => system.stop())

type Column = {
  heading: string
  field: string | null
  how: string
  examples: string[]
  suggestion: string | null
}
type Again = { importId: string }

const csv = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))
const read = async (api: Api, bytes: Uint8Array<ArrayBuffer>) => {
  const id = await api.upload('bang.csv', bytes)
  await api.until(id, ['ready', 'failed'])
  return id
}
const columnsOf = async (api: Api, id: string) =>
  (await api.get<{ columns: Column[] }>(`/api/imports/${id}`)).columns
const choose = (api: Api, id: string, columns: object[]) =>
  api.call('POST', `/api/imports/${id}/columns`, { columns })
const outcomes = async (api: Api, id: string) =>
  (await api.rows(id)).map(({ outcome, listing }) => [outcome, listing?.name, listing?.stock])

const headings = 'Tên sản phẩm,Giá bán,ĐVT,Đếm được,Số CCCD'

test('a heading that a person mapped once is mapped by itself the next time', async () => {
  const api = await logIn(system.url, 'htx')
  const first = await read(api, csv(headings, 'Măng khô Ví Dụ,320.000đ,kg,45,001203004005'))
  expect(await outcomes(api, first)).toEqual([['needs-fix', 'Măng khô Ví Dụ', null]])
  const columns = await columnsOf(api, first)
  expect(columns.map(({ heading, field, how }) => [heading, field, how])).toEqual([
    ['Tên sản phẩm', 'name', 'known'],
    ['Giá bán', 'price', 'known'],
    ['ĐVT', 'unit', 'known'],
    ['Đếm được', null, 'unknown'],
    ['Số CCCD', null, 'dropped'],
  ])
  expect(columns.flatMap(({ examples }) => examples)).toEqual(['45'])

  const answer = await choose(api, first, [{ heading: 'đếm được', field: 'stock' }])
  expect(answer.status).toBe(201)
  const { importId } = (await answer.json()) as Again
  await api.until(importId, ['ready'])
  expect(await outcomes(api, importId)).toEqual([['accepted', 'Măng khô Ví Dụ', 45]])

  const next = await read(api, csv(headings, 'Chè Ví Dụ,250.000đ,kg,12,', 'Mộc nhĩ Ví Dụ,150.000đ,kg,7,'))
  expect(await outcomes(api, next)).toEqual([
    ['accepted', 'Chè Ví Dụ', 12],
    ['accepted', 'Mộc nhĩ Ví Dụ', 7],
  ])
  expect((await columnsOf(api, next))[3]).toMatchObject({ field: 'stock', how: 'chosen' })

  // Under other headings it is offered, not taken.
  const other = await read(api, csv('Tên sản phẩm,Đếm được,Giá bán', 'Nấm Ví Dụ,9,90.000đ'))
  expect((await columnsOf(api, other))[1]).toMatchObject({ field: null, how: 'unknown', suggestion: 'stock' })
})

test('reading again doubles no product, whatever the column makes of its code', async () => {
  const api = await logIn(system.url, 'htx')
  const first = await read(api, csv('Tên sản phẩm,Giá bán,ĐVT,Tồn kho,Ký tự', 'Gạo Ví Dụ,30.000đ,kg,5,G-01'))
  const count = async () =>
    (await api.get<{ listings: { name: string }[] }>('/api/listings?limit=200')).listings.filter(
      ({ name }) => name === 'Gạo Ví Dụ',
    ).length
  expect(await count()).toBe(1)
  const { importId } = (await (
    await choose(api, first, [{ heading: 'Ký tự', field: 'sku' }])
  ).json()) as Again
  await api.until(importId, ['ready'])
  expect((await api.rows(importId))[0]?.listing?.sku).toBe('G-01')
  expect((await api.rows(importId))[0]?.issues.map(({ code }) => code)).toContain('sku.known')
  expect(await count()).toBe(1)
})

test('a sheet whose headings nobody understands can be explained', async () => {
  const api = await logIn(system.url, 'htx')
  const first = await read(
    api,
    csv(
      'BẢNG KÊ',
      'Thứ gì,Bao nhiêu tiền,Còn lại',
      'Thịt gác bếp Ví Dụ,"450.000đ/kg",8',
      'Lạp xưởng Ví Dụ,"300.000đ/kg",6',
    ),
  )
  const failed = await api.get<{ state: string; error: { code: string }; columns: Column[] }>(
    `/api/imports/${first}`,
  )
  expect([failed.state, failed.error.code]).toEqual(['failed', 'file.no-header'])
  expect(failed.columns.map(({ heading }) => heading)).toEqual(['Thứ gì', 'Bao nhiêu tiền', 'Còn lại'])
  const answer = await choose(api, first, [
    { heading: 'Thứ gì', field: 'name' },
    { heading: 'Bao nhiêu tiền', field: 'price' },
    { heading: 'Còn lại', field: 'stock' },
  ])
  const { importId } = (await answer.json()) as Again
  await api.until(importId, ['ready'])
  expect(await outcomes(api, importId)).toEqual([
    ['accepted', 'Thịt gác bếp Ví Dụ', 8],
    ['accepted', 'Lạp xưởng Ví Dụ', 6],
  ])
})

describe('what cannot be', () => {
  test.each<[string, object[], number, string]>([
    ['nothing chosen', [], 422, 'columns.missing'],
    ['a heading that is not there', [{ heading: 'Không có', field: 'stock' }], 422, 'columns.unknown'],
    ['a column that was dropped unread', [{ heading: 'Số CCCD', field: 'note' }], 422, 'columns.unknown'],
    [
      'two columns about the same',
      [
        { heading: 'Giá bán', field: 'price' },
        { heading: 'Đếm được', field: 'price' },
      ],
      422,
      'columns.twice',
    ],
    ['a field that does not exist', [{ heading: 'Đếm được', field: 'cccd' }], 422, 'request.invalid'],
  ])('%s', async (_, columns, status, code) => {
    const api = await logIn(system.url, 'htx')
    const id = await read(api, csv(headings, 'Ớt Ví Dụ,90.000đ,kg,4,'))
    const answer = await choose(api, id, columns)
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code])
  })

  test('another account neither sees the sheet nor gains by what was said', async () => {
    const api = await logIn(system.url, 'htx')
    const stranger = await logIn(system.url, 'canbo')
    const id = await read(api, csv('Tên sản phẩm,Giá bán,Đếm được', 'Tỏi Ví Dụ,90.000đ,4'))
    expect((await choose(stranger, id, [{ heading: 'Đếm được', field: 'stock' }])).status).toBe(404)
    const own = await read(stranger, csv(headings, 'Hành Ví Dụ,90.000đ,kg,4,'))
    expect((await columnsOf(stranger, own))[3]).toMatchObject({ how: 'unknown', suggestion: null })
  })
})
