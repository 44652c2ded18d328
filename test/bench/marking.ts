// Marks one workbook with our own patching, hucre and exceljs: milliseconds and peak memory, each run in a process of
// its own, taken in turns. Alone: `npx node test/bench/marking.ts [rows]`; `--smoke` for a small file and fewer runs.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RowMark } from '../../shared/sheet/marked/marks.ts'
import { sheetXml, workbookParts, zip } from '../sheet/build.ts'

const SHEET = 'Bảng'
const COLUMNS = 20
const FAULTY_EVERY = 20
const READERS = ['own', 'hucre', 'exceljs'] as const
type Reader = (typeof READERS)[number]
type Run = { ms: number; megabytes: number }

const faulty = (row: number): boolean => row % FAULTY_EVERY === 3

/** A sheet of so many rows and 20 columns, Vietnamese text and numbers. */
function largeWorkbook(rows: number): Buffer {
  const headings = ['STT', 'Tên sản phẩm', 'Mã sản phẩm', 'Đơn vị tính', 'Giá bán', 'Tồn kho']
  const more = Array.from({ length: COLUMNS - headings.length }, (_, at) => `Thông tin thêm ${at + 1}`)
  const lines = Array.from({ length: rows }, (_, row) => [
    row + 1,
    `Chè Shan tuyết cổ thụ số ${row}`,
    `SP-${row}`,
    'hộp',
    faulty(row) ? 'Liên hệ' : 50_000 + row,
    row % 300,
    ...more.map((heading, at) => `${heading} của sản phẩm ${row * at}`),
  ])
  const types =
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet0.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
  return zip([
    { name: '[Content_Types].xml', data: types },
    ...workbookParts([{ name: SHEET, xml: referenced(sheetXml([[...headings, ...more], ...lines])) }]),
  ])
}

/** exceljs needs a reference on every cell, and the namespaces. */
function referenced(xml: string): string {
  let row = 0
  let column = 0
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return xml
    .replace('<worksheet>', `<worksheet xmlns="${main}">`)
    .replace(/<(row|c)(?= |>)/g, (open, name) => {
      row += name === 'row' ? 1 : 0
      column = name === 'row' ? 0 : column + 1
      return name === 'row' ? `${open} r="${row}"` : `${open} r="${String.fromCharCode(64 + column)}${row}"`
    })
}

/** One mark a line; every twentieth line has a faulty price. */
export function marksFor(rows: number): RowMark[] {
  return Array.from({ length: rows }, (_, row): RowMark => {
    const line = row + 2
    const text = 'Chưa có giá bán. Xin cho biết giá bán một đơn vị, ví dụ 120.000 đồng.'
    const notes = faulty(row) ? [{ cell: `E${line}`, severity: 'error' as const, text }] : []
    const status = faulty(row) ? `Cần bổ sung: giá bán (ô E${line}).` : 'Đã nhận'
    return { sheet: SHEET, line, status, tone: faulty(row) ? 'fix' : 'good', notes, key: `SP-${row}|abcdef` }
  })
}

async function markBy(reader: Reader, bytes: Buffer, marks: RowMark[]): Promise<Uint8Array> {
  if (reader === 'own') {
    const { markWorkbook } = await import('../../shared/sheet/marked/mark-workbook.ts')
    const marked = markWorkbook(bytes, marks)
    if (!marked.ok) throw new Error(marked.code)
    return marked.value
  }
  return reader === 'hucre' ? markByHucre(bytes, marks) : markByExceljs(bytes, marks)
}

async function markByExceljs(bytes: Buffer, marks: RowMark[]): Promise<Uint8Array> {
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer)
  const sheet = workbook.getWorksheet(SHEET)
  for (const { line, status, key, notes } of marks) {
    const row = sheet?.getRow(line)
    if (!row) continue
    row.getCell(COLUMNS + 1).value = status
    row.getCell(COLUMNS + 2).value = key
    for (const { cell, text } of notes) {
      const faultyCell = sheet?.getCell(cell)
      if (!faultyCell) continue
      faultyCell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC9C6' } }
      faultyCell.note = text
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

async function markByHucre(bytes: Buffer, marks: RowMark[]): Promise<Uint8Array> {
  const { openXlsx, saveXlsx } = await import('hucre/xlsx')
  const workbook = await openXlsx(bytes)
  const [sheet] = workbook.sheets
  if (!sheet) throw new Error('no sheet')
  const cells = sheet.cells ?? new Map()
  sheet.cells = cells
  for (const { line, status, key, notes } of marks) {
    const row = sheet.rows[line - 1] ?? []
    row[COLUMNS] = status
    row[COLUMNS + 1] = key
    for (const { text } of notes)
      cells.set(`${line - 1},4`, {
        ...cells.get(`${line - 1},4`),
        style: { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFC9C6' } } },
        comment: { text },
      })
  }
  return saveXlsx(workbook)
}

function runInProcess(reader: Reader, file: string, rows: number): Run {
  const out = execFileSync(process.execPath, [import.meta.filename, '--child', reader, file, String(rows)])
  const { ms, megabytes } = JSON.parse(out.toString())
  return { ms: Number(ms), megabytes: Number(megabytes) }
}

async function child(reader: Reader, file: string, rows: number): Promise<void> {
  const bytes = readFileSync(file)
  const marks = marksFor(rows)
  // Loading a library is measured elsewhere: a first tiny workbook loads it.
  await markBy(reader, largeWorkbook(1), marksFor(1))
  const start = performance.now()
  await markBy(reader, bytes, marks)
  const ms = Math.round(performance.now() - start)
  console.log(JSON.stringify({ ms, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }))
}

const middle = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** Medians of every way, and how many times longer the fastest library takes than ours. */
type MarkingFigures = { runs: Record<Reader, Run>; ratio: number }

/** Runs all ways in turns over the same file. */
function benchMarking({ rows, rounds }: { rows: number; rounds: number }): MarkingFigures {
  const folder = mkdtempSync(join(tmpdir(), 'marking-'))
  const file = join(folder, 'large.xlsx')
  writeFileSync(file, largeWorkbook(rows))
  const all: Record<Reader, Run[]> = { own: [], hucre: [], exceljs: [] }
  for (let round = 0; round < rounds; round += 1)
    for (const reader of READERS) all[reader].push(runInProcess(reader, file, rows))
  rmSync(folder, { recursive: true })
  const median = (reader: Reader): Run => ({
    ms: middle(all[reader].map(({ ms }) => ms)),
    megabytes: middle(all[reader].map(({ megabytes }) => megabytes)),
  })
  const runs = { own: median('own'), hucre: median('hucre'), exceljs: median('exceljs') }
  return { runs, ratio: Math.min(runs.hucre.ms, runs.exceljs.ms) / runs.own.ms }
}

/** The least ratio that the smoke run allows; the measured one is far above it, also on a busy machine. */
const LEAST_RATIO = 1.5

/** A small run: what is wrong with it, null where ours is faster than the libraries by `LEAST_RATIO` at least. */
function smokeMarking(): string | null {
  const { ratio } = benchMarking({ rows: 2000, rounds: 3 })
  return ratio >= LEAST_RATIO
    ? null
    : `marking is only ${ratio.toFixed(1)} times as fast as the fastest library`
}

function report(rows: number): void {
  const figures = benchMarking({ rows, rounds: 5 })
  for (const [name, { ms, megabytes }] of Object.entries(figures.runs))
    console.log(`${name.padEnd(8)} ${String(ms).padStart(6)} ms ${String(megabytes).padStart(5)} MB`)
  console.log(`the fastest library takes ${figures.ratio.toFixed(1)} times as long as ours`)
}

if (import.meta.main) {
  const [first, reader, file, rows] = process.argv.slice(2)
  const known = READERS.find((one) => one === reader)
  if (first === '--child' && known && file) await child(known, file, Number(rows))
  else if (first === '--smoke') {
    const wrong = smokeMarking()
    if (wrong) console.error(wrong)
    process.exitCode = wrong ? 1 : 0
  } else report(Number(first ?? 10_000))
}
