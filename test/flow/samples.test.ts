import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logIn, marketplaceIds, samplesFolder } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { type ExpectedRow, expectRows } from '../sheet/expected-rows.ts'

const expected: Record<string, ExpectedRow[]> = JSON.parse(
  readFileSync(join(samplesFolder, 'expected.json'), 'utf8'),
)
const samples = readdirSync(samplesFolder).filter((name) => /\.(xlsx|csv)$/.test(name))
/** A commune's list is sent by staff, the others by a cooperative. */
const senderOf = (name: string) => (name.startsWith('2-') ? 'canbo' : 'htx')

let system: TestSystem
beforeAll(async () => {
  system = await startTestSystem()
})
afterAll(() => system.stop())

describe('from a sheet to four marketplaces and one email', () => {
  test('there is something to try', () => expect(samples).toHaveLength(5))

  test.each(samples)('%s', async (name) => {
    const api = await logIn(system.url, senderOf(name))
    const mailsBefore = (await api.mails()).length
    const id = await api.uploadFile(join(samplesFolder, name))
    const ready = await api.until(id, ['ready', 'failed'])
    expect(ready.state).toBe('ready')
    const rows = await api.rows(id)
    expectRows(rows, expected[name] ?? [])

    await api.confirm(id)
    const settled = await api.until(id, ['settled'])
    const accepted = rows.filter((row) => row.outcome === 'accepted')
    for (const marketplace of marketplaceIds) {
      expect(settled.marketplaces[marketplace]).toMatchObject({ live: accepted.length, stuck: 0, waiting: 0 })
      const products = await api.products(marketplace)
      for (const row of accepted) {
        const found = products.filter((product) => product.name.includes(row.listing?.name ?? '?'))
        expect(found, `${row.listing?.name} at ${marketplace}`).toHaveLength(1)
        expect(found[0]).toMatchObject({ price: row.listing?.price?.amount, stock: row.listing?.stock })
      }
    }
    const mails = await api.mails()
    expect(mails.length).toBe(mailsBefore + 1)
    for (const row of rows.filter((one) => one.outcome === 'needs-fix'))
      expect(mails[0]?.text).toContain(`Dòng ${row.line}`)
  })
})
