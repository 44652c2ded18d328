import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { apiDoors } from './api-doors.ts'
import { type Column, columnNames, type Door } from './door.ts'
import { localDoors } from './local-doors.ts'
import { pageDoors } from './page-doors.ts'
import type { Person } from './people.ts'
import { tokenOf } from './people.ts'
import { localOnly, webRoutes } from './routes.ts'
import { mark, type Scene, startScene } from './scene.ts'
import { headerTrouble, send } from './send.ts'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene?.system.stop())

const comers = {
  nobody: ['nobody', 'expired', 'forged'],
  seller: ['seller'],
  other: ['otherSeller'],
  otherNaming: ['otherSeller'],
  officer: ['officerHere'],
  elsewhere: ['officerElsewhere'],
  elsewhereNaming: ['officerElsewhere'],
  province: ['province'],
  operator: ['operator'],
} satisfies Record<Column, Person[]>

const isNaming = (column: Column) => !['seller', 'other', 'elsewhere'].includes(column)
const strangers: Column[] = ['nobody', 'other', 'otherNaming', 'elsewhere', 'elsewhereNaming']

/** Whose account it is stands in the token alone. */
const smuggling = {
  ...{ 'x-tenant': 'htxvidu', tenant: 'htxvidu', 'x-user': 'htx', 'x-amzn-oidc-identity': 'htx' },
  ...{ 'x-forwarded-user': 'htx', 'x-original-url': '/?tenant=htxvidu' },
}

test('the table has every route that there is, and no other', () => {
  expect([...new Set([...apiDoors, ...pageDoors].map(({ route }) => route))].sort()).toEqual(
    webRoutes().sort(),
  )
  expect(localDoors.map(({ route }) => route).sort()).toEqual(localOnly().sort())
})

/** Nothing of the seller’s in an answer to a stranger, but where no token is asked for. */
const isTold = (text: string) => text.includes(mark)

describe.each([
  ['call', apiDoors],
  ['page', pageDoors],
  ['local', localDoors],
] as const)('%s', (kind, doors) => {
  test.each(doors.map((one) => [one.route, one] as const))('%s', async (_, of: Door) => {
    const cells = columnNames.flatMap((column, at) =>
      comers[column].map((person) => ({ column, at, person })),
    )
    // A map that two change at once is refused to one of them; somebody who signs in eleven times at once has to wait.
    const isOneByOne = of.route.includes('/categories') || of.route === 'POST /login'
    if (isOneByOne) for (const cell of cells) await tryIt(kind, of, cell)
    else await Promise.all(cells.map((cell) => tryIt(kind, of, cell)))
  })
})

type Cell = { column: Column; at: number; person: Person }

async function tryIt(kind: 'call' | 'page' | 'local', of: Door, { column, at, person }: Cell): Promise<void> {
  const tenant = isNaming(column) ? 'htxvidu' : undefined
  const asked = await of.send({ scene, tenant, named: tenant ? `?tenant=${tenant}` : '' })
  const token = asked.ends ? await freshToken() : scene.tokens[person]
  const smuggled = column === 'other' || column === 'elsewhere' ? { headers: smuggling } : {}
  const { status, text, headers } = await send(
    scene.system.url,
    of.route,
    { ...asked, ...smuggled },
    { kind, token },
  )
  const where = `${of.route}, ${person}${tenant ? ' naming the account' : ''}: ${text.slice(0, 300)}`
  expect(status, where).toBe(of.answers[at])
  if (kind !== 'local' && strangers.includes(column)) expect(isTold(text), where).toBe(false)
  expect(headerTrouble(of.route, status, headers), where).toEqual([])
}

const freshToken = () =>
  tokenOf(scene.system.dataFolder, { user: 'htx', tenant: 'htxvidu', role: 'owner', communes: [] })
