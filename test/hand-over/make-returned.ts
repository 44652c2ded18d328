// Makes test/samples/hand-over anew: the workbook of an invented package, and the one that a package of sample 1 has,
// filled in by LibreOffice Calc.
// Wants soffice and python3-uno (Debian: libreoffice-calc, python3-uno): npx node test/hand-over/make-returned.ts
// PYTHON names a Python that knows uno; the system's own does on Debian.
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeHandOverBook } from '../../shared/sheet/hand-over/hand-over-book.ts'
import { startTestSystem } from '../local-system.ts'
import { handOverCalls } from './over-http.ts'
import { packagedRows, packageHead } from './packaged.ts'

const samples = join(import.meta.dirname, '../samples/hand-over')
mkdirSync(samples, { recursive: true })

function fillIn(workbook: Uint8Array, name: string, endings: readonly string[]): void {
  const folder = mkdtempSync(join(tmpdir(), 'ocop-hand-over-'))
  const source = join(folder, 'workbook.xlsx')
  writeFileSync(source, workbook)
  const script = join(import.meta.dirname, 'fill_in_libreoffice.py')
  execFileSync(process.env.PYTHON ?? '/usr/bin/python3', [script, source, folder, name], { stdio: 'inherit' })
  for (const ending of endings)
    copyFileSync(join(folder, `${name}.${ending}`), join(samples, `${name}.${ending}`))
}

async function workbookOfSample(): Promise<Uint8Array> {
  const system = await startTestSystem()
  try {
    const calls = await handOverCalls(system.url)
    const [of, ...more] = await calls.confirmed('1-htx-mat-ong.xlsx', 'voso')
    if (!of || more.length > 0) throw new Error('more than one package: once more')
    return await calls.file(of.id, 'workbook')
  } finally {
    await system.stop()
  }
}

fillIn(makeHandOverBook(packageHead, packagedRows), 'ban-giao-libreoffice', ['xlsx', 'ods', 'xls'])
fillIn(await workbookOfSample(), 'mat-ong-libreoffice', ['xlsx', 'ods'])
