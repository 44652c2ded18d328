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
import { manifests, resources, synthesized } from './synth.ts'

type Statement = { Effect: string; Action: string | string[]; Resource?: unknown }

const { data, service } = synthesized('dev')
const policies = resources(service, 'AWS::IAM::Policy')
const roleOf = (id: string) => id.replace(/Role(ForTarget\w+)?DefaultPolicy\w+$/, '')

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

function statementsOf(policy: Record<string, unknown>): Statement[] {
  const { PolicyDocument } = policy
  return (PolicyDocument as { Statement: Statement[] }).Statement
}

const rights = policies.flatMap(([id, policy]) =>
  statementsOf(policy.Properties).flatMap((statement) =>
    list(statement.Action).flatMap((action) =>
      list(statement.Resource).map((resource) => ({
        role: roleOf(id),
        action: String(action),
        resource: JSON.stringify(resource),
      })),
    ),
  ),
)

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

describe('pictures', () => {
  const of = (role: string) =>
    rights
      .filter((right) => right.role === role && !/^(xray|logs):/.test(right.action))
      .map(({ action, resource }) => `${action} ${/"\/(\w+)\/\*"/.exec(resource)?.[1] ?? resource}`)
      .sort()

  it('are fetched and decoded where nothing else can be reached', () => {
    expect(of('preparepicture')).toEqual(['s3:GetObject raw', 's3:PutObject papers', 's3:PutObject pictures'])
  })

  it('are written by that function alone', () => {
    const writers = rights.filter(
      ({ action, resource }) => action === 's3:PutObject' && resource.includes('/pictures/'),
    )
    expect(writers.map(({ role }) => role)).toEqual(['preparepicture'])
  })

  it('are asked for by import-sheet, and by web for the photos of papers', () => {
    const callers = rights.filter(
      ({ action, resource }) => action === 'lambda:InvokeFunction' && resource.includes('preparepicture'),
    )
    expect(callers.map(({ role }) => role).sort()).toEqual(['importsheet', 'web'])
  })
})

describe('papers', () => {
  it('are taken away by web alone, which deletes no other file', () => {
    const deletes = rights.filter(({ action }) => action === 's3:DeleteObject')
    expect(deletes.map(({ role, resource }) => [role, /"\/(\w+)\/\*"/.exec(resource)?.[1]])).toEqual([
      ['web', 'papers'],
    ])
  })
})

describe('hints', () => {
  it('are read where nothing but secrets can be reached, asked by the pages alone', () => {
    const others = rights.filter(
      ({ role, action }) => role === 'checkhint' && !/^(xray|logs|secretsmanager):/.test(action),
    )
    expect(others).toEqual([])
    const callers = rights.filter(
      ({ action, resource }) => action === 'lambda:InvokeFunction' && resource.includes('checkhint'),
    )
    expect(callers.map(({ role }) => role)).toEqual(['web'])
  })
})

describe('a publish function', () => {
  it.each(manifests)('of $id sends to its own lane only', ({ id }) => {
    const queues = rights.filter(
      ({ role, action }) => role === `publish${plain(id)}` && action === 'sqs:SendMessage',
    )
    expect(queues.map(({ resource }) => resource)).toEqual([
      expect.stringContaining(`"lane${plain(id)}Queue`),
    ])
  })
})

describe('secrets', () => {
  const reads = rights.filter(({ action }) => action.startsWith('secretsmanager:'))

  it('are read by the one lane they belong to, and by who answers questions about connections', () => {
    const consulting = reads.filter(({ role }) => role === 'consultmarketplace')
    expect(consulting.map(({ resource }) => /connections\/([\w-]+)-\?/.exec(resource)?.[1])).toEqual(
      manifests.map(({ id }) => id),
    )
    const lanes = reads.filter(({ role }) => role.startsWith('publish'))
    expect(lanes.map(({ role }) => role)).toEqual(manifests.map(({ id }) => `publish${plain(id)}`))
    for (const { id } of manifests) {
      const read = lanes.find(({ role }) => role === `publish${plain(id)}`)
      expect(read?.resource).toContain(`:secret:ocop/dev/connections/${id}-??????`)
    }
  })

  it('are read by who reads hints where a marketplace sends some', () => {
    const hinting = manifests.filter(({ capabilities }) => capabilities.hints)
    const own = reads.filter(({ role }) => role === 'checkhint').map(({ resource }) => resource)
    expect(own).toHaveLength(hinting.length)
    for (const { id } of hinting) expect(own.join()).toContain(`:secret:ocop/dev/connections/${id}-??????`)
  })

  it('of a marketplace are read by nobody else; the pages read what makes the addresses for hints', () => {
    const known = /^(publish\w+|checkhint|handover|consultmarketplace)$/
    const others = reads.filter(({ role }) => !known.test(role))
    expect(others.map(({ role }) => role)).toEqual(['web'])
    expect(others[0]?.resource).toContain(':secret:ocop/dev/hook-key-??????')
  })

  it('are read by the hand-over where a marketplace has no documented API', () => {
    const read = reads.filter(({ role }) => role === 'handover').map(({ resource }) => resource)
    const wanted = manifests.filter(({ mode }) => mode === 'partner-api')
    expect(read).toHaveLength(wanted.length)
    for (const { id } of wanted) expect(read.join()).toContain(`:secret:ocop/dev/connections/${id}-??????`)
  })
})

it('questions about connections are asked by web alone', () => {
  const callers = rights.filter(
    ({ action, resource }) => action === 'lambda:InvokeFunction' && resource.includes('consultmarketplace'),
  )
  expect(callers.map(({ role }) => role)).toEqual(['web'])
})

it('mail is sent by digest and hand-over alone, and as one sender', () => {
  expect(new Set(rights.filter(({ action }) => action.startsWith('ses:')).map(({ role }) => role))).toEqual(
    new Set(['digest', 'handover']),
  )
})

function plain(id: string): string {
  return id.replaceAll('-', '')
}
