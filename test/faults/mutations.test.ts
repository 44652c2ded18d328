import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documentOf, foundIn } from './mutation-report.ts'
import { flowRules, mutations } from './mutations.ts'

const root = join(import.meta.dirname, '../..')
const textOf = (file: string) => readFileSync(join(root, file), 'utf8')
const document = textOf('docs/simulation.md')

const told = foundIn(document)

test('every rule of the flow has mistakes of its own', () => {
  const rules = new Set(mutations.map(({ rule }) => String(rule)))
  expect([...rules].sort()).toEqual(Object.keys(flowRules))
  expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length)
})

describe.each(mutations)('$name', ({ name, file, from, to }) => {
  test('can still be made', () => {
    expect(textOf(file).split(from)).toHaveLength(2)
    expect(to).not.toBe(from)
  })

  test('is told of in the document', () => {
    expect(document).toContain(`| ${name} |`)
  })
})

test('each was tried, and is caught or cannot be seen', () => {
  const uncaught = mutations.filter(({ name, unseen }) => !told.get(name) && unseen === undefined)
  expect(uncaught.map(({ name }) => name)).toEqual([])
})

test('the document is as it is made', () => {
  expect(documentOf(told)).toBe(document)
})
