import { afterAll, beforeAll, expect, test } from 'vitest'
import { allItems } from '../../shared/adapters/forget/findings.ts'
import { plainDelivery } from '../flow/step-queues.ts'
import { startWorld, type World } from '../flow/step-world.ts'
import { tokenFor, webWorld } from './web-world.ts'

let world: World
let web: ReturnType<typeof webWorld>
beforeAll(async () => {
  world = await startWorld(plainDelivery)
  web = webWorld(world)
})
afterAll(() => world?.stop())

const officer = tokenFor('staff', 'xavidu')
const seller = tokenFor('owner', 'htxvidu')
const asks = 'Chưa ghi nhận cơ sở này đồng ý'
const page = async (who: string, path: string) => (await web.ask(who, 'GET', path)).text()
const say = (fields: Record<string, string>) =>
  web.ask(officer, 'POST', '/consent?tenant=htxvidu', new URLSearchParams(fields))
const audits = async () => {
  const entries = await Array.fromAsync(allItems(world.db, 'ledger'))
  return entries
    .filter(({ act }) => act === 'consent.record')
    .map(({ user, tenant, subject }) => [user, tenant, subject])
}

test('an officer is asked for it where they act for somebody, until it is taken down', async () => {
  for (const path of ['/?tenant=htxvidu', '/papers?tenant=htxvidu'])
    expect(await page(officer, path)).toContain(asks)
  expect(await page(officer, '/')).not.toContain(asks)
  expect(await page(seller, '/')).not.toContain(asks)
  const taken = await say({ saidBy: 'Bà Ví Dụ', how: 'paper', saidOn: 'ngày 5 tháng 9 năm 2024' })
  expect(taken.headers.get('location')).toBe('/consent?tenant=htxvidu')
  const told = 'Bà Ví Dụ đã đồng ý để cán bộ làm thay ngày 05/09/2024, bằng giấy. Người ghi nhận: staff1.'
  for (const path of ['/?tenant=htxvidu', '/papers?tenant=htxvidu', '/consent?tenant=htxvidu']) {
    expect(await page(officer, path)).toContain(told)
    expect(await page(officer, path)).not.toContain(asks)
  }
  expect(await page(seller, '/consent')).toContain(told)
  expect(await audits()).toEqual([['staff1', 'htxvidu', 'paper#2024-09-05']])
})

test.each([
  ['nobody', { saidBy: ' ', how: 'paper', saidOn: '05/09/2024' }],
  ['no way', { saidBy: 'Bà Ví Dụ', how: 'dream', saidOn: '05/09/2024' }],
  ['no certain day', { saidBy: 'Bà Ví Dụ', how: 'paper', saidOn: 'hôm qua' }],
  ['a day to come', { saidBy: 'Bà Ví Dụ', how: 'paper', saidOn: '05/09/2099' }],
])('%s is no consent', async (_, fields) => {
  const before = await audits()
  const answer = await say(fields)
  expect([answer.status, (await answer.text()).includes('Chưa rõ ai đồng ý')]).toEqual([422, true])
  expect(await audits()).toEqual(before)
})
