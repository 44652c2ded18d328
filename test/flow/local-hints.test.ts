import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, logIn, samplesFolder } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'

/** Tells of changes. */
const marketplace = 'shop-vnexpress'
/** Tells no changes, so that only a hint finds them. */
const silent = 'voso'
const key = 'sandbox-webhook-secret-new'

let system: TestSystem
let api: Api
beforeAll(async () => {
  system = await startTestSystem()
  api = await logIn(system.url, 'htx')
  const id = await api.uploadFile(join(samplesFolder, '1-htx-mat-ong.xlsx'))
  await api.until(id, ['ready'])
  await api.confirm(id)
  await api.until(id, ['settled'])
})
afterAll(() => system.stop())

async function hookOf(id: string): Promise<string> {
  return (await api.get<{ hook: string }>(`/local/marketplaces/${id}/products`)).hook
}

async function cheaper(id: string) {
  const [product] = await api.products(id)
  if (!product) throw new Error('nothing is on sale')
  await api.json('POST', `/local/marketplaces/${id}/products/${product.id}`, { price: 1_000 })
  return product
}

async function priceIs(id: string, productId: string, price: number): Promise<boolean> {
  for (let n = 0; n < 200; n += 1) {
    const product = (await api.products(id)).find((one) => one.id === productId)
    if (product?.price === price) return true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return false
}

type Sending = { to: string; body: string; by?: string; type?: string }

function send({ to, body, by = key, type = 'application/json' }: Sending): Promise<Response> {
  const time = String(Math.floor(Date.now() / 1000))
  const signature = `sha256=${createHmac('sha256', by).update(`${time}.${body}`).digest('hex')}`
  const headers = { 'content-type': type, 'x-seller-time': time, 'x-seller-signature': signature }
  return fetch(to, { method: 'POST', headers, body })
}

test('a price that was changed by hand is put right without anybody touching it', async () => {
  const product = await cheaper(marketplace)
  expect(await priceIs(marketplace, product.id, product.price)).toBe(true)
})

describe('at the address for hints', () => {
  test('a genuine one makes the lane look, where nothing else would', async () => {
    const product = await cheaper(silent)
    const body = JSON.stringify({ items: [{ id: product.id, sellerSku: product.sku }] })
    const answer = await send({ to: await hookOf(silent), body })
    expect(answer.status).toBe(202)
    expect(await answer.text()).toBe('')
    expect(await priceIs(silent, product.id, product.price)).toBe(true)
  })

  test.each([
    ['a forged one', { by: 'somebody-elses-secret' }, 401],
    ['another type', { type: 'text/plain' }, 415],
    ['too much', { body: JSON.stringify({ items: [], more: 'x'.repeat(70_000) }) }, 413],
  ])('%s is refused without a word', async (_what, sending, status) => {
    const answer = await send({ to: await hookOf(silent), body: '{"items":[]}', ...sending })
    expect(answer.status).toBe(status)
    expect(await answer.text()).toBe('')
  })

  test('an address that was not given out does not exist', async () => {
    const to = (await hookOf(silent)).replace(/.{4}$/, 'zzzz')
    expect((await send({ to, body: '{}' })).status).toBe(404)
    expect(
      (
        await send({
          to: await hookOf('postmart').then((own) => own.replace('postmart', silent)),
          body: '{}',
        })
      ).status,
    ).toBe(404)
  })
})
