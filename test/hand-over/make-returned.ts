// Makes test/samples/hand-over anew: the workbook of an invented package, filled in by LibreOffice Calc.
// Wants soffice and python3-uno (Debian: libreoffice-calc, python3-uno): npx node test/hand-over/make-returned.ts
// PYTHON names a Python that knows uno; the system's own does on Debian.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeHandOverBook } from '../../shared/sheet/hand-over/hand-over-book.ts'
import { packagedRows, packageHead } from './packaged.ts'

const folder = mkdtempSync(join(tmpdir(), 'ocop-hand-over-'))
const source = join(folder, 'workbook.xlsx')
writeFileSync(source, makeHandOverBook(packageHead, packagedRows))
execFileSync(
  process.env.PYTHON ?? '/usr/bin/python3',
  [join(import.meta.dirname, 'fill_in_libreoffice.py'), source, folder],
  {
    stdio: 'inherit',
  },
)
const samples = join(import.meta.dirname, '../samples/hand-over')
mkdirSync(samples, { recursive: true })
for (const ending of ['xlsx', 'ods', 'xls'])
  copyFileSync(join(folder, `ban-giao-${ending}.${ending}`), join(samples, `ban-giao-libreoffice.${ending}`))
