import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { documents, textOf } from './documents.ts'

const decisions = documents.filter((path) => path.startsWith('docs/adr/'))

test('decisions are numbered without a gap', () => {
  const numbers = decisions.map((path) => Number(basename(path).slice(0, 4)))
  expect(numbers).toEqual(decisions.map((_, at) => at + 1))
})

describe.each(decisions)('%s', (path) => {
  const text = textOf(path)

  test('has number, date, context, decision and consequences', () => {
    const number = basename(path).slice(0, 4)
    expect(text).toMatch(
      new RegExp(`^# ${number} \\S.*\n\n\\d{4}-\\d\\d-\\d\\d · (accepted|replaced by \\d{4})\n`),
    )
    expect([...text.matchAll(/^## (.+)$/gm)].map((heading) => heading[1])).toEqual([
      'Context',
      'Decision',
      'Consequences',
    ])
  })

  test('is short', () => {
    expect(text.split(/\s+/).length).toBeLessThan(300)
  })
})
