// How well a limit of 5 requests a second is used and kept, in real time: two functions for bulk work and two for what a
// person waits for, sharing nothing but the tables. The sandbox counts the requests of every sliding second. A thousand
// listings, then price changes beside five thousand; `--smoke`: sixty, and price changes beside them.
import diagnostics from 'node:diagnostics_channel'
import type { SandboxTraffic } from '../../shared/ports/sandbox.ts'
import { type Api, eventually, logIn } from '../api-client.ts'
import { madeSheet } from '../flow/made-sheet.ts'
import { startTestSystem } from '../local-system.ts'

const smoke = process.argv.includes('--smoke')
const perSecond = 5
const [listings, manyListings, changes] = smoke ? [60, 60, 2] : [1_000, 5_000, 8]
const marketplace = 'voso'
const requestsPerListing = 2
/** Looking costs time of the process that everything here runs in, the sandbox as well. */
const rarely = { seconds: 900, pauseMs: 500 }

let storeWrites = 0
diagnostics.subscribe('http.client.request.start', (message) => {
  const { request } = message as { request: { getHeader(name: string): unknown } }
  if (
    /\.(PutItem|UpdateItem|DeleteItem|BatchWriteItem)$/.test(String(request.getHeader('x-amz-target') ?? ''))
  )
    storeWrites += 1
})

const traffic = async (api: Api): Promise<SandboxTraffic> =>
  (await api.get<{ traffic: SandboxTraffic }>(`/local/marketplaces/${marketplace}/products`)).traffic

async function startPublishing(api: Api, count: number): Promise<void> {
  const id = await api.upload('nhieu.csv', madeSheet(count))
  await api.until(id, ['ready'], 400)
  await api.confirm(id, [marketplace])
}

const whenSent = (api: Api, requests: number) =>
  eventually(
    () => traffic(api),
    (seen) => seen.total >= requests,
    rarely,
  )

/** How much of the limit is used. The first and the last listings do not count: there is no work for everybody then. */
async function share(api: Api) {
  const whole = listings * requestsPerListing
  const from = await whenSent(api, whole * 0.05)
  const writesBefore = storeWrites
  const to = await whenSent(api, whole * 0.9)
  const requests = to.total - from.total
  const seconds = ((to.lastAt ?? 0) - (from.lastAt ?? 0)) / 1_000
  return { used: requests / (seconds * perSecond), writes: (storeWrites - writesBefore) / requests }
}

/** Changes the price of a product as its seller would, and waits until the marketplace has it. Seconds. */
async function priceChange(api: Api, sku: string, price: number): Promise<number> {
  const started = performance.now()
  const answer = await api.call('PATCH', `/api/listings/${sku}`, { price: { amount: price } })
  if (!answer.ok) throw new Error(`PATCH: ${answer.status} ${await answer.text()}`)
  await eventually(
    () => api.products(marketplace),
    (products) => products.some((product) => product.price === price),
    { seconds: 300, pauseMs: 250 },
  )
  return (performance.now() - started) / 1_000
}

/** A product that is live before the many come. */
async function publishOne(api: Api): Promise<string> {
  const sheet = 'Mã SP,Tên sản phẩm,ĐVT,Giá bán,Tồn kho\nGIA1,Sản phẩm Ví Dụ gói 500g,gói,11000,5'
  const id = await api.upload('gia.csv', new TextEncoder().encode(sheet))
  await api.until(id, ['ready'])
  await api.confirm(id, [marketplace])
  await eventually(
    () => api.products(marketplace),
    (products) => products.some((product) => product.price === 11_000),
  )
  return 'GIA1'
}

async function withSystem<T>(run: (api: Api) => Promise<T>) {
  // What changed at a marketplace is asked for as often as it is where this is deployed.
  const system = await startTestSystem({ perSecond, changesEverySeconds: 900 })
  try {
    const api = await logIn(system.url, 'htx')
    const result = await run(api)
    return { result, seen: await traffic(api) }
  } finally {
    await system.stop()
  }
}

const many = await withSystem(async (api) => {
  await startPublishing(api, listings)
  return share(api)
})
const beside = await withSystem(async (api) => {
  const sku = await publishOne(api)
  await startPublishing(api, manyListings)
  const seconds: number[] = []
  for (let n = 0; n < changes; n += 1) {
    await whenSent(api, 20 + n * 25)
    seconds.push(await priceChange(api, sku, 12_000 + n))
  }
  return { slowest: Math.max(...seconds), isBeside: (await api.products(marketplace)).length < manyListings }
})

const busiest = Math.max(many.seen.busiestSecond, beside.seen.busiestSecond)
const refused = many.seen.refused + beside.seen.refused
const { used, writes } = many.result
const { slowest, isBeside } = beside.result
const figures: [string, number, number, boolean][] = [
  ['requests in the busiest second', busiest, perSecond, busiest <= perSecond],
  ['requests that were refused', refused, 0, refused === 0],
  ['part of the allowed requests used while work waited', used, 0.95, used >= 0.95],
  // Walks through changes write by the clock, whatever is sent.
  ['DynamoDB writes per request to the marketplace, all tables', writes, 2.5, writes <= 2.5],
  [`seconds until a price change arrived, the slowest of ${changes}`, slowest, 10, isBeside && slowest < 10],
]
console.log(`${listings} listings at ${perSecond} requests a second, price changes beside ${manyListings}`)
for (const [name, value, budget, isWithin] of figures)
  console.log(`${value.toFixed(3).padStart(9)}  (${isWithin ? 'within' : 'not within'} ${budget})  ${name}`)
process.exitCode = figures.every(([, , , isWithin]) => isWithin) ? 0 : 1
