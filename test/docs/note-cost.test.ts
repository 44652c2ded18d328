import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startDatabase } from '../../infra/local/database.ts'
import { documentClient } from '../../shared/adapters/dynamodb/client.ts'
import { ledger } from '../../shared/adapters/dynamodb/ledger.ts'
import { MarketplaceId, TenantId } from '../../shared/domain/ids.ts'
import { pageSize } from '../../shared/domain/import.ts'
import type { Dispatch } from '../../shared/ports/stores.ts'
import { marketplaceIds } from '../api-client.ts'
import { emptyFolder } from '../local-system.ts'

const names = { tenants: 'Tenants', rows: 'Rows', desired: 'Desired', status: 'Status', ledger: 'Ledger' }

/** A client that adds up the write units that the engine says it consumed. */
function countingClient(endpoint: string) {
  const client = documentClient(endpoint)
  let units = 0
  client.middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' })
      const answer = await next(args)
      const { ConsumedCapacity } = answer.output as { ConsumedCapacity?: { CapacityUnits?: number } }
      units += ConsumedCapacity?.CapacityUnits ?? 0
      return answer
    },
    { step: 'initialize' },
  )
  return { client, units: () => units }
}

function fullPage(): Dispatch {
  const tenant = TenantId.parse('htxvidu')
  const marketplaces = marketplaceIds.map((id) => MarketplaceId.parse(id))
  const listings = Array.from({ length: pageSize }, (_, n) => ({
    tenant,
    sku: `CHE-SHAN-TUYET-HOP-${String(n).padStart(10, '0')}`,
    version: 1,
    marketplaces,
  }))
  return {
    source: 'import#htxvidu#01M8038HSAR3VN9F45WBXDKRBR',
    page: '0',
    listings,
    express: false,
    sentAt: 1_795_299_755_818,
  }
}

test('a note of a full page costs little per listing and marketplace: ADR 0002', async () => {
  const folder = await emptyFolder()
  const engine = await startDatabase(join(folder, 'database'))
  const { client, units } = countingClient(engine.endpoint)
  const store = ledger({ client, names }, () => 0)
  const note = fullPage()
  await store.putDispatch(note)
  const written = units()
  await store.removeDispatch(note)
  const places = note.listings.length * marketplaceIds.length
  console.log(`${written} write units to note ${places} places, ${units() - written} to remove the note`)
  client.destroy()
  await engine.close()
  await rm(folder, { recursive: true, force: true })
  expect(units() / places).toBeLessThan(0.1)
})
