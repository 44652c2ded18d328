import { describe, expect, test } from 'vitest'
import * as lists from './code-lists.ts'
import { textOf } from './documents.ts'

const page = textOf('docs/issue-codes.md')

/** Code and last column of every row of the tables under a heading. */
function shown(heading: string): lists.Entry[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  return section
    .split('\n')
    .map((line) => line.split(' | '))
    .flatMap((cells) => {
      const code = /^\| `([a-z-]+\.[a-z-]+)`$/.exec(cells[0] ?? '')?.[1]
      return code ? [{ code, text: (cells.at(-1) ?? '').replace(/ \|$/, '') }] : []
    })
}

const sorted = (entries: readonly lists.Entry[]) => entries.map(({ code, text }) => `${code} ${text}`).sort()
const codesOf = (entries: readonly lists.Entry[]) => [...new Set(entries.map(({ code }) => code))].sort()

describe('docs/issue-codes.md says what the code says', () => {
  test('rows', () => {
    expect(sorted(shown('Rows'))).toEqual(sorted(lists.rowEntries))
    expect(codesOf(lists.rowEntries)).toEqual(expect.arrayContaining([...lists.otherRowCodes]))
  })

  test('files', () => {
    expect(sorted(shown('Files'))).toEqual(sorted(lists.fileEntries))
  })

  test('rules of marketplaces', () => {
    expect(codesOf(shown('Rules of marketplaces'))).toEqual(lists.ruleCodes)
    const texts = shown('Rules of marketplaces').map(({ text }) => text)
    expect(texts.sort()).toEqual([...lists.ruleTexts].sort())
  })

  test('failures', () => {
    expect(sorted(shown('Failures'))).toEqual(sorted(lists.failureEntries))
    expect(codesOf(lists.failureEntries)).toEqual(expect.arrayContaining([...lists.usedFailureCodes]))
  })

  test('dead letters', () => {
    expect(sorted(shown('Dead letters'))).toEqual(sorted(lists.deadLetterEntries))
  })

  test('requests', () => {
    expect(sorted(shown('Requests').slice(0, lists.requestEntries.length))).toEqual(
      sorted(lists.requestEntries),
    )
    const local = shown('Requests').slice(lists.requestEntries.length)
    expect(sorted(local)).toEqual(sorted(lists.localRequestEntries))
  })
})
