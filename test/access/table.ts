import { apiDoors } from './api-doors.ts'
import { type Answered, columns, type Door } from './door.ts'
import { localDoors } from './local-doors.ts'
import { pageDoors } from './page-doors.ts'

/** Between these two lines of docs/access.md stands what this file makes. */
export const frame = { from: '<!-- table: from here -->', to: '<!-- table: to here -->' } as const

const cell = (answered: Answered) => (answered === 'login' ? '→ log in' : String(answered))

function row({ route, answers }: Door): string {
  const same = answers.every((one) => one === answers[0])
  const cells = same
    ? [`${cell(answers[0] ?? 0)} to everybody`, ...answers.slice(1).map(() => '')]
    : answers.map(cell)
  return `| \`${route}\` | ${cells.join(' | ')} |`
}

function part(title: string, doors: readonly Door[]): string {
  const names = Object.values(columns)
  const head = `| | ${names.join(' | ')} |\n|${' --- |'.repeat(names.length + 1)}`
  return `### ${title}\n\n${head}\n${doors.map(row).join('\n')}`
}

/** The table of docs/access.md, as the doors have it. */
export const accessTable = (): string =>
  [part('Calls', apiDoors), part('Pages and forms', pageDoors), part('Local mode only', localDoors)].join(
    '\n\n',
  )

/** The page with the table as it is now. */
export function withTable(page: string): string {
  const [before = '', rest = ''] = page.split(frame.from)
  const after = rest.split(frame.to)[1] ?? ''
  return `${before}${frame.from}\n\n${accessTable()}\n\n${frame.to}${after}`
}
