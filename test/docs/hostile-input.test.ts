import { expect, it } from 'vitest'
import { FILES } from '../hostile/files.ts'
import { PICTURES } from '../hostile/pictures.ts'
import { ADDRESSES, BODIES, METHODS } from '../hostile/requests.ts'
import { textOf } from './documents.ts'

const page = textOf('docs/hostile-input.md')

type Row = { name: string; answer: string }

/** The rows of the table under a heading. */
function shown(heading: string): string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  return section.split('\n').filter((line) => line.startsWith('| ') && !/^\| (input|---)/.test(line))
}

const rowOf = ({ name, answer }: Row): string => `| ${name.replaceAll('|', '\\|')} | \`${answer}\` |`

const files = FILES.map(({ name, outcome }) => ({ name, answer: outcome }))

it.each<[string, readonly Row[]]>([
  ['Bodies', BODIES],
  ['Addresses', ADDRESSES],
  ['Methods', METHODS],
  ['Files', files],
  ['Pictures', PICTURES],
])('docs/hostile-input.md says what the tests say: %s', (heading, rows) => {
  expect(shown(heading)).toEqual(rows.map(rowOf))
})
