// What has to be so when all is over, looked at from outside and in the tables.
import { join } from 'node:path'
import { startDatabase } from '../../infra/local/database.ts'
import { documentClient } from '../../shared/adapters/dynamodb/client.ts'
import { dynamoStores } from '../../shared/adapters/dynamodb/stores.ts'
import { ImportId, MarketplaceId, TenantId } from '../../shared/domain/ids.ts'
import type { SandboxProduct } from '../../shared/ports/sandbox.ts'
import type { Stores } from '../../shared/ports/stores.ts'
import { importSource } from '../../shared/steps/sources.ts'
import { allListings } from '../../shared/steps/walk.ts'
import { type Api, marketplaceIds } from '../api-client.ts'
import { tableNames } from '../stores/table-names.ts'
import type { Told } from './story.ts'

const tenant = TenantId.parse('htxvidu')
const places = marketplaceIds.map((id) => MarketplaceId.parse(id))

export type Outside = { products: Map<string, SandboxProduct[]>; mails: Map<string, number>; wrong: string[] }

/** Through the API, while the system runs. */
export async function lookFromOutside(api: Api, { expected, imports }: Told): Promise<Outside> {
  const wrong: string[] = []
  const products = new Map<string, SandboxProduct[]>()
  for (const id of marketplaceIds) products.set(id, await api.products(id))
  for (const [id, all] of products) wrong.push(...productTrouble(id, all, expected))
  for (const one of imports) {
    const { marketplaces } = await api.view(one.id)
    // The longer a review lasts, the less often it is looked at: one that was cut off is found live later, by its due time.
    for (const [id, { live = 0, inReview = 0 }] of Object.entries(marketplaces))
      if (live + inReview !== one.rows)
        wrong.push(`${live} of ${one.rows} rows of import ${one.id} are live at ${id}`)
    const rows = await api.rows(one.id)
    const accepted = rows.filter(({ outcome }) => outcome === 'accepted')
    if (rows.length !== one.rows || accepted.length !== one.rows)
      wrong.push(`import ${one.id} accounts for ${accepted.length} of ${one.rows} rows`)
  }
  const mails = new Map(imports.map(({ id }) => [id, 0]))
  for (const mail of await api.mails())
    for (const { id } of imports) if (mail.text.includes(id)) mails.set(id, (mails.get(id) ?? 0) + 1)
  for (const [id, count] of mails) if (count > 1) wrong.push(`${count} mails about import ${id}`)
  return { products, mails, wrong }
}

function productTrouble(id: string, all: SandboxProduct[], expected: Told['expected']): string[] {
  const wrong: string[] = []
  if (all.length !== expected.size) wrong.push(`${all.length} products at ${id}, ${expected.size} are wanted`)
  const bySku = Map.groupBy(all, ({ sku }) => sku.replace(`${tenant}-`, ''))
  for (const [sku, said] of expected) {
    const there = bySku.get(sku) ?? []
    const [product] = there
    if (there.length !== 1) wrong.push(`${sku} is at ${id} ${there.length} times`)
    else if (product?.price !== said.price || product.stock !== said.stock || product.state !== 'live')
      wrong.push(
        `${sku} at ${id}: ${product?.price}, ${product?.stock}, ${product?.state}, not ${said.price}, ${said.stock}`,
      )
  }
  return wrong
}

/** In the tables, after the system was stopped: no status contradicts what is there, and nothing is left open. */
export async function lookInside(folder: string, told: Told, outside: Outside): Promise<string[]> {
  const engine = await startDatabase(join(folder, 'database'))
  const client = documentClient(engine.endpoint)
  try {
    const stores = dynamoStores({ client, names: tableNames }, Date.now)
    return [...(await openTrouble(stores, told)), ...(await statusTrouble(stores, outside))]
  } finally {
    client.destroy()
    await engine.close()
  }
}

async function openTrouble({ ledger, imports }: Stores, told: Told): Promise<string[]> {
  const wrong = (await ledger.openWork()).map((work) => `still open: ${JSON.stringify(work)}`)
  for (const { id } of told.imports) {
    const importId = ImportId.parse(id)
    const left = await ledger.dispatches(importSource({ tenant, importId }))
    if (left.length > 0) wrong.push(`${left.length} dispatch notes of import ${id} are left`)
    if (!(await imports.get(tenant, importId))?.settlement) wrong.push(`import ${id} has not settled`)
  }
  for (const sku of told.expected.keys()) {
    const left = await ledger.edits(tenant, sku)
    if (left.length > 0) wrong.push(`${left.length} edits of ${sku} are left`)
  }
  return wrong
}

async function statusTrouble(stores: Stores, { products }: Outside): Promise<string[]> {
  const wrong: string[] = []
  const byPlace = new Map(
    [...products].map(([id, all]) => [
      id,
      new Map(all.map((one) => [one.sku.replace(`${tenant}-`, ''), one])),
    ]),
  )
  for await (const { sku, version, listing } of allListings(stores, tenant)) {
    const statuses = await stores.statuses.getMany(
      places.map((marketplace) => ({ tenant, marketplace, sku })),
    )
    if (statuses.length !== places.length) wrong.push(`${sku} has ${statuses.length} statuses`)
    for (const status of statuses) {
      const there = byPlace.get(status.marketplace)?.get(sku)
      // The last kill may have come in the middle of a look: what that held comes again by its due time.
      const comesAgain = status.dueAt !== null
      const rests = status.version === version && (status.lease === null || comesAgain)
      const isThere = status.condition === 'live' || (status.condition === 'in-review' && comesAgain)
      const agrees = isThere && there?.id === status.externalId
      if (!rests || !agrees || there?.price !== listing.price.amount)
        wrong.push(`${sku} at ${status.marketplace}: ${JSON.stringify({ ...status, reasons: [] })}`)
    }
  }
  return wrong
}
