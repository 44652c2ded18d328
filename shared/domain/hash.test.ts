import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contentHash } from './hash.ts'

it('does not depend on the order of keys, at any depth', () => {
  expect(contentHash({ a: 1, b: { c: 2, d: [3, { e: 4, f: 5 }] } })).toBe(
    contentHash({ b: { d: [3, { f: 5, e: 4 }], c: 2 }, a: 1 }),
  )
})

it('depends on the order of a list', () => {
  expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]))
})

it('tells values apart that differ', () => {
  const values = [null, 0, '', '0', false, [], {}, { a: null }, { a: 0 }]
  expect(new Set(values.map(contentHash)).size).toBe(values.length)
})

it('treats a missing member and an undefined one alike', () => {
  expect(contentHash({ a: 1, b: undefined })).toBe(contentHash({ a: 1 }))
})

it('survives a way through JSON', () => {
  fc.assert(
    fc.property(
      fc.jsonValue(),
      (value) => contentHash(JSON.parse(JSON.stringify(value))) === contentHash(value),
    ),
  )
})
