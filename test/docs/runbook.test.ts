import { expect, test } from 'vitest'
import * as z from 'zod'
import { Tenant } from '../../shared/domain/tenant.ts'
import { fold } from '../../shared/domain/text.ts'
import { blocksOf, textOf } from './documents.ts'

/** The item of the example in the words of DynamoDB: every value under its type. */
const Item = z.record(
  z.string(),
  z.union([
    z.object({ S: z.string() }).transform(({ S }) => S),
    z.object({ N: z.string() }).transform(({ N }) => Number(N)),
    z.object({ NULL: z.literal(true) }).transform(() => null),
  ]),
)

test('the profile of the example is one that the functions can read', () => {
  const block = blocksOf(textOf('docs/runbook.md'), 'sh').find((one) => one.includes('put-item')) ?? ''
  const { entry, ...profile } = Item.parse(JSON.parse(/--item '([^']+)'/.exec(block)?.[1] ?? ''))
  const tenant = Tenant.parse(profile)
  expect(entry).toBe('profile')
  expect(Object.keys(profile).sort()).toEqual(Object.keys(Tenant.shape).sort())
  expect(tenant.foldedName).toBe(fold(tenant.name))
})
