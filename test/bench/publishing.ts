// Counts what publishing costs: calls to DynamoDB and SQS, requests to marketplaces, bytes of pages. No times: counts
// are the same on every machine. `--smoke` runs fewer listings and fails where a count is over its budget.
import diagnostics from 'node:diagnostics_channel'
import { logIn, marketplaceIds } from '../api-client.ts'
import { madeSheet } from '../flow/made-sheet.ts'
import { startTestSystem } from '../local-system.ts'

const smoke = process.argv.includes('--smoke')
const listings = smoke ? 40 : 400
const places = listings * marketplaceIds.length

type Counts = Map<string, number>

/** Counts every call to an AWS engine by its name, for example `PutItem` or `SendMessageBatch`. */
function countCalls(): Counts {
  const counts: Counts = new Map()
  diagnostics.subscribe('http.client.request.start', (message) => {
    const { request } = message as { request: { getHeader(name: string): unknown } }
    const name = String(request.getHeader('x-amz-target') ?? '')
      .split('.')
      .at(-1)
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1)
  })
  return counts
}

const sum = (counts: Counts, names: string[]) => names.reduce((all, name) => all + (counts.get(name) ?? 0), 0)
const writes = ['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']

async function publishOnce() {
  // What changed at a marketplace is looked at by the clock, in the first or the second round or in between.
  const system = await startTestSystem({ changesEverySeconds: 86_400 })
  const counts = countCalls()
  const api = await logIn(system.url, 'htx')
  const publish = async () => {
    const id = await api.upload('bang.csv', madeSheet(listings))
    await api.until(id, ['ready'], 120)
    await api.confirm(id)
    await api.until(id, ['settled'], 300)
  }
  await publish()
  const first = { writes: sum(counts, writes), sends: sum(counts, ['SendMessageBatch']) }
  const requests = await Promise.all(marketplaceIds.map((id) => api.requests(id)))
  counts.clear()
  await publish()
  const again = { writes: sum(counts, writes), sends: sum(counts, ['SendMessageBatch']) }
  const requestsAgain = await Promise.all(marketplaceIds.map((id) => api.requests(id)))
  await system.stop()
  return { first, again, requests, requestsAgain }
}

const total = (requests: Record<string, number>[], name?: string) =>
  requests
    .flatMap((one) => Object.entries(one))
    .reduce((all, [key, n]) => all + (!name || key === name ? n : 0), 0)

const { first, again, requests, requestsAgain } = await publishOnce()
const figures: [string, number, number][] = [
  ['DynamoDB write calls per listing and marketplace, first time', first.writes / places, 5.5],
  ['DynamoDB write calls per listing and marketplace, same sheet again', again.writes / places, 0.5],
  ['SQS send calls per listing and marketplace, first time', first.sends / places, 0.9],
  ['marketplace requests per listing and marketplace, first time', total(requests) / places, 4],
  ['marketplace creates per listing and marketplace', total(requests, 'create') / places, 1],
  ['marketplace requests for the same sheet again', total(requestsAgain) - total(requests), 0],
]
console.log(`${listings} listings, ${marketplaceIds.length} marketplaces`)
for (const [name, value, budget] of figures)
  console.log(`${value.toFixed(2).padStart(8)}  (budget ${budget})  ${name}`)
const over = figures.filter(([, value, budget]) => value > budget)
for (const [name] of over) console.error(`over budget: ${name}`)
process.exitCode = over.length > 0 ? 1 : 0
