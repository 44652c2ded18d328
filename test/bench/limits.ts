// How well a limit is used and kept: many listings at 5 requests a second with two functions, in real time, every function
// with a memory of its own. `--smoke` publishes few, faster. A sandbox counts the requests of every sliding second.
import diagnostics from 'node:diagnostics_channel'
import type { SandboxTraffic } from '../../shared/ports/marketplace.ts'
import { type Api, eventually, logIn } from '../api-client.ts'
import { madeSheet } from '../flow/made-sheet.ts'
import { startTestSystem } from '../local-system.ts'

const smoke = process.argv.includes('--smoke')
const [listings, perSecond] = smoke ? [60, 20] : [1_000, 5]
const marketplace = 'voso'
const requestsPerListing = 2
/** Looking costs time of the process that everything here runs in, the sandbox as well. */
const rarely = { seconds: 900, pauseMs: smoke ? 500 : 5_000 }

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

async function publishMany(api: Api) {
  const id = await api.upload('nhieu.csv', madeSheet(listings))
  await api.until(id, ['ready'], 200)
  await api.confirm(id, [marketplace])
  // The first and the last listings are not looked at: there is no work for everybody then.
  const whole = listings * requestsPerListing
  const from = await eventually(
    () => traffic(api),
    (seen) => seen.total >= whole * 0.05,
    rarely,
  )
  const writesBefore = storeWrites
  const to = await eventually(
    () => traffic(api),
    (seen) => seen.total >= whole * 0.9,
    rarely,
  )
  const writes = storeWrites - writesBefore
  const seconds = ((to.lastAt ?? 0) - (from.lastAt ?? 0)) / 1_000
  return {
    used: (to.total - from.total) / (seconds * perSecond),
    seen: to,
    writes: writes / (to.total - from.total),
  }
}

/** Publishes one product, and changes its price while many others are on their way. */
async function priceChange(api: Api): Promise<() => Promise<number>> {
  const one = (price: number) =>
    new TextEncoder().encode(
      `Mã SP,Tên sản phẩm,ĐVT,Giá bán,Tồn kho\nGIA1,Sản phẩm Ví Dụ gói 500g,gói,${price},5`,
    )
  const publish = async (price: number) => {
    const id = await api.upload('gia.csv', one(price))
    await api.until(id, ['ready'])
    const started = Date.now()
    await api.confirm(id, [marketplace])
    await eventually(
      () => api.products(marketplace),
      (products) => products.some((product) => product.price === price),
      { seconds: 300, pauseMs: 500 },
    )
    return (Date.now() - started) / 1_000
  }
  await publish(11_000)
  return () => publish(12_000)
}

const system = await startTestSystem({ perSecond })
const seller = await logIn(system.url, 'htx')
const changePrice = await priceChange(seller)
const running = publishMany(seller)
await eventually(
  () => traffic(seller),
  (seen) => seen.total > listings * requestsPerListing * 0.2,
  rarely,
)
const seconds = await changePrice()
const { used, seen, writes } = await running
await system.stop()

const figures: [string, number, number, boolean][] = [
  ['requests in the busiest second', seen.busiestSecond, perSecond, seen.busiestSecond <= perSecond],
  ['requests that were refused', seen.refused, 0, seen.refused === 0],
  ['part of the allowed requests used while work waited', used, 0.95, used >= 0.95],
  ['DynamoDB writes per request to the marketplace, all tables', writes, 2, writes <= 2],
  ['seconds until a price change arrived beside the rest', seconds, 10, seconds < 10],
]
console.log(`${listings} listings at ${perSecond} requests a second, two functions and two for express`)
for (const [name, value, budget, isWithin] of figures)
  console.log(`${value.toFixed(2).padStart(8)}  (${isWithin ? 'within' : 'not within'} ${budget})  ${name}`)
process.exitCode = figures.every(([, , , isWithin]) => isWithin) ? 0 : 1
