import { expect, test } from 'vitest'
import { frame, withTable } from '../access/table.ts'
import { textOf } from './documents.ts'

test('docs/access.md shows the table that is tested: npm run access-table', () => {
  const page = textOf('docs/access.md')
  expect(page).toContain(frame.from)
  expect(withTable(page)).toBe(page)
})
