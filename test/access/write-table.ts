// `npm run access-table`: writes who is answered what into docs/access.md.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withTable } from './table.ts'

const page = join(import.meta.dirname, '../../docs/access.md')
await writeFile(page, withTable(await readFile(page, 'utf8')))
