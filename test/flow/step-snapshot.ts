import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { readMailbox } from '../../shared/adapters/mail/mailbox.ts'
import type { World } from './step-world.ts'

type Item = Record<string, unknown>

/** All that should be the same however the messages came: no times, and no number that a sandbox gave. */
export async function snapshot(world: World) {
  const products = productsOf(world)
  const skuOf = new Map(products.map(({ marketplace, id, sku }) => [`${marketplace}#${id}`, sku]))
  const statuses = (await scan(world, world.db.names.status)).map((status) => ({
    ...without(status, ['changedAt', 'dueAt', 'dueShard']),
    isDue: status.dueAt !== undefined && status.dueAt !== status.staleAt,
    link: status.link !== null,
    externalId: skuOf.get(`${status.marketplace}#${status.externalId}`) ?? null,
  }))
  const mails = await readMailbox(world.mailFolder)
  const tenants = (await scan(world, world.db.names.tenants)).filter((item) => item.entry === 'profile')
  return {
    tenants: sorted(tenants.map((item) => without(item, ['createdAt']))),
    desired: sorted(
      (await scan(world, world.db.names.desired)).map((item) => ({
        ...without(item, ['changedAt', 'revision']),
        ...(Array.isArray(item.imports) && {
          imports: item.imports.map((step: Item) => without(step, ['at'])),
        }),
      })),
    ),
    statuses: sorted(statuses),
    products: sorted(products.map((product) => without(product, ['id', 'sent']))),
    mails: sorted(mails.map((mail) => without(mail, ['sentAt']))),
    dispatches: (await scan(world, world.db.names.ledger)).filter((item) =>
      String(item.scope).startsWith('dispatch#'),
    ),
  }
}

export type Snapshot = Awaited<ReturnType<typeof snapshot>>

function productsOf(world: World) {
  return [...world.sandboxes].flatMap(([marketplace, sandbox]) =>
    sandbox.products().map((product) => ({ marketplace, ...product })),
  )
}

/** How many products each sandbox was told to create. */
export const createsOf = (world: World): number[] =>
  [...world.sandboxes.values()].map((sandbox) => sandbox.requests().create ?? 0)

async function scan(world: World, TableName: string): Promise<Item[]> {
  const items: Item[] = []
  let start: Item | undefined
  do {
    const answer = await world.db.client.send(new ScanCommand({ TableName, ExclusiveStartKey: start }))
    items.push(...(answer.Items ?? []))
    start = answer.LastEvaluatedKey
  } while (start)
  return items
}

function without(item: Item, names: string[]): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)))
}

/** In one order, whatever order they were found in. */
function sorted(items: Item[]): Item[] {
  const keyed = items.map((item) => {
    const text = JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)))
    return { text, item }
  })
  return keyed.sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ item }) => item)
}
