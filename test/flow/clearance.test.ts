import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, logIn } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'

let system: TestSystem
beforeAll(async () => {
  system = await startTestSystem()
})
afterAll(() => system.stop())

const sheet = (name: string) =>
  new TextEncoder().encode(
    `Tên sản phẩm,Giá bán,ĐVT,Tồn kho\n${name},120.000đ,chai,30\nMăng khô Ví Dụ,90.000đ,kg,4`,
  )

const rowsOf = async (api: Api, id: string, tenant = '') => {
  const { rows } = await api.get<{
    rows: { outcome: string; sheet: string; line: number; issues: { code: string }[] }[]
  }>(`/api/imports/${id}/rows${tenant && `?tenant=${tenant}`}`)
  return rows
}
const codes = async (api: Api, id: string) =>
  (await rowsOf(api, id)).map(({ outcome, issues }) => [
    outcome,
    issues.map(({ code }) => code).filter((code) => code.startsWith('alcohol')),
  ])

test('alcohol is sold once staff say so, as it was worded when they did', async () => {
  const seller = await logIn(system.url, 'htx')
  const staff = await logIn(system.url, 'canbo')
  const id = await seller.upload('bang.csv', sheet('Rượu ngô men lá Ví Dụ 500ml'))
  await seller.until(id, ['ready'])
  expect(await codes(seller, id)).toEqual([
    ['needs-fix', ['alcohol.confirm']],
    ['accepted', []],
  ])

  const [held, other] = await rowsOf(staff, id, 'htxvidu')
  const clear = (api: Api, rows: object[], tenant = '?tenant=htxvidu') =>
    api.call('POST', `/api/imports/${id}/clearances${tenant}`, { rows })
  const place = { sheet: held?.sheet, line: held?.line }
  expect((await clear(seller, [place], '')).status).toBe(403)
  expect((await clear(staff, [{ sheet: other?.sheet, line: other?.line }])).status).toBe(422)
  const answer = await clear(staff, [place])
  expect(answer.status).toBe(201)
  const { importId } = (await answer.json()) as { importId: string }
  await seller.until(importId, ['ready'])
  expect(await codes(seller, importId)).toEqual([
    ['accepted', ['alcohol.confirmed']],
    ['accepted', []],
  ])

  const again = await seller.upload('bang.csv', sheet('Rượu ngô men lá Ví Dụ 500ml'))
  await seller.until(again, ['ready'])
  expect(await codes(seller, again)).toEqual([
    ['accepted', ['alcohol.confirmed']],
    ['accepted', []],
  ])

  const reworded = await seller.upload('bang.csv', sheet('Rượu ngô men lá Ví Dụ đặc biệt 500ml'))
  await seller.until(reworded, ['ready'])
  expect((await codes(seller, reworded))[0]).toEqual(['needs-fix', ['alcohol.confirm']])
})
