import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../infra/root.ts'
import { tableRights } from '../../infra/stacks/rights.ts'
import { handOverScopes } from '../../shared/adapters/dynamodb/hand-overs.ts'
import { paceScopes } from '../../shared/adapters/dynamodb/paces.ts'
import { shelfScopes } from '../../shared/adapters/dynamodb/shelf.ts'
import type { TableName } from '../../shared/adapters/dynamodb/tables.ts'
import { walkScopes } from '../../shared/adapters/dynamodb/walks.ts'
import { plain, policies, rights, roleOf, statementsOf } from './granted.ts'
import { manifests, resources, synthesized } from './synth.ts'

const { data, service } = synthesized('dev')

/** Wildcards that cannot be avoided: X-Ray has no resources; objects have prefixes; any version of one function. */
const justified = [
  { action: /^xray:Put(TelemetryRecords|TraceSegments)$/, resource: /^"\*"$/ },
  { action: /^s3:(GetObject|PutObject)$/, resource: /"\/(sheets|marked|pictures|raw|handovers|papers)\/\*"/ },
  { action: /^s3:DeleteObject$/, resource: /"\/papers\/\*"/ },
  { action: /^lambda:InvokeFunction$/, resource: /\["(sweep|handover)Function\w+","Arn"\]\},":\*"/ },
]

/** Where a step says which stores it takes, and the table of each store. `sweep` and `web` take them all. */
const stepOf = {
  'import-sheet': 'import-sheet.ts',
  'declare-listings': 'declare-parts.ts',
  publish: 'publish.ts',
  digest: 'digest.ts',
  'dead-letter': 'dead-letter.ts',
  'hand-over': 'hand-over.ts',
} satisfies Partial<Record<keyof typeof tableRights, string>>

const tableOf: Partial<Record<string, TableName>> = {
  tenants: 'Tenants',
  columns: 'Tenants',
  clearances: 'Tenants',
  preferences: 'Tenants',
  papers: 'Tenants',
  categories: 'Tenants',
  imports: 'Tenants',
  rows: 'Rows',
  desired: 'Desired',
  statuses: 'Status',
  ledger: 'Ledger',
  handOvers: 'Ledger',
}

describe('no policy', () => {
  it('has a wildcard beyond the justified ones', () => {
    const wild = rights.filter(({ action, resource }) => `${action} ${resource}`.includes('*'))
    const left = wild.filter(
      (one) => !justified.some((why) => why.action.test(one.action) && why.resource.test(one.resource)),
    )
    expect(left).toEqual([])
  })

  it('lets anybody scan a table', () => {
    expect(JSON.stringify([service.toJSON(), data.toJSON()])).not.toMatch(/dynamodb:(Scan|PartiQL|\*)/)
  })

  it('is one of AWS: those are never narrow', () => {
    expect(
      resources(service, 'AWS::IAM::Role').filter(([, role]) => role.Properties.ManagedPolicyArns),
    ).toEqual([])
  })
})

describe('tables', () => {
  it.each(Object.entries(tableRights))('%s reaches what its line says', (name, tables) => {
    const role = name === 'publish' ? `publish${plain(manifests[0]?.id ?? '')}` : plain(name)
    const reached = new Set<string>()
    for (const right of rights) {
      const table = right.resource.match(/GetAtt(\w+?)TableArn/)?.[1]
      if (right.role !== role || table === undefined) continue
      const kind = /:(Get|BatchGet|Query)/.test(right.action) ? 'read' : 'write'
      reached.add(`${table} ${kind}`)
    }
    const allowed = Object.entries(tables).flatMap(([table, access]) =>
      access.split('-').map((kind) => `${table} ${kind}`),
    )
    expect([...reached].sort()).toEqual(allowed.sort())
  })

  it.each(Object.entries(stepOf))('%s has a line with just what its step takes', (name, file) => {
    const text = readFileSync(join(root, 'shared/steps', file), 'utf8')
    const [, stores] = text.match(/^export type \w+Parts = \{\n +stores: Pick<Stores, ([^>]+)>/m) ?? []
    const named = stores?.split('|').map((store) => tableOf[store.trim().replaceAll("'", '')])
    // The budgets of connections come in through `open`.
    const taken = name === 'publish' ? [...(named ?? []), 'Ledger'] : named
    const line: Partial<Record<string, unknown>> = tableRights[name as keyof typeof stepOf]
    expect(Object.keys(line).sort()).toEqual([...new Set(taken)].sort())
  })

  it.each([
    [`publish${plain(manifests[0]?.id ?? '')}`, [paceScopes, shelfScopes, walkScopes, handOverScopes]],
    ['consultmarketplace', [paceScopes, shelfScopes]],
  ])('let %s into the Ledger for what the workers of a connection share only', (role, scopes) => {
    const own = policies
      .filter(([id]) => roleOf(id) === role)
      .flatMap(([, one]) => statementsOf(one.Properties))
    const ledger = own.filter((one) => JSON.stringify(one.Resource).includes('LedgerTable'))
    expect(ledger).toHaveLength(1)
    expect(ledger[0]).toMatchObject({
      Condition: {
        'ForAllValues:StringLike': {
          'dynamodb:LeadingKeys': scopes.map((scope) => `${scope}*`),
        },
      },
    })
  })

  it('lose items in the Ledger only', () => {
    const deletes = rights.filter(({ action }) => action === 'dynamodb:DeleteItem')
    expect(deletes.filter(({ resource }) => !resource.includes('LedgerTableArn'))).toEqual([])
  })

  it('have one writer for Desired and two for Status', () => {
    const writers = (table: string) =>
      Object.entries<Record<string, string>>(tableRights)
        .filter(([, tables]) => tables[table]?.includes('write'))
        .map(([name]) => name)
    expect(writers('Desired')).toEqual(['declare-listings'])
    expect(writers('Status')).toEqual(['publish', 'dead-letter'])
    expect(writers('Rows')).toEqual(['import-sheet'])
  })
})
