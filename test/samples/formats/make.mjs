// Writes the samples with SheetJS, a second writer: .xlsx, .xlsm, .xlsb, .xls (BIFF8 and BIFF5), .ods, .csv and UTF-16 text.
import { readFileSync, writeFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'

const sources = {
  '1-htx-mat-ong': '../1-htx-mat-ong.xlsx',
  '2-bieu-tong-hop-xa': '../2-bieu-tong-hop-xa.xlsx',
  '3-ho-san-xuat': '../3-ho-san-xuat.csv',
  '4-anh-dan-trong-o': '../4-anh-dan-trong-o.xlsx',
  '5-phong-chu-cu-tcvn3': '../5-phong-chu-cu-tcvn3.xlsx',
  '6-du-kieu-o': '6-du-kieu-o.xlsx',
}
const binary = { xlsx: 'xlsx', 'biff8.xls': 'biff8', 'biff5.xls': 'biff5', ods: 'ods', xlsm: 'xlsm', xlsb: 'xlsb' }
const wanted = {
  '1-htx-mat-ong': ['xlsx', 'biff8.xls', 'ods', 'xlsm', 'xlsb'],
  // Letters before Unicode are all in the western code page, which is what a workbook of before 1997 holds.
  '5-phong-chu-cu-tcvn3': ['xlsx', 'biff8.xls', 'biff5.xls', 'ods'],
}

/** SheetJS writes `_` for every letter beyond ASCII into BIFF5, a byte for a letter: the right bytes are put back. */
function withLetters(bytes, workbook) {
  for (const cell of Object.values(Object.values(workbook.Sheets)[0])) {
    if (typeof cell.v !== 'string') continue
    const written = Buffer.from(cell.v.replace(/[^\x00-\x7f]/g, '_'), 'latin1')
    const at = bytes.indexOf(written)
    if (at >= 0) bytes.write(cell.v, at, 'latin1')
  }
  return bytes
}

for (const [name, path] of Object.entries(sources)) {
  const source = readFileSync(path)
  // Cells of the text sample stay text, as a seller sees them.
  const workbook = path.endsWith('.csv')
    ? XLSX.read(source.toString('utf8').replace(/^\ufeff/, ''), { type: 'string', raw: true, FS: ';' })
    : XLSX.read(source, { cellDates: false, cellNF: true, cellStyles: true })
  for (const kind of wanted[name] ?? ['xlsx', 'biff8.xls', 'ods']) {
    const bytes = XLSX.write(workbook, { type: 'buffer', bookType: binary[kind], compression: true })
    writeFileSync(`${name}.sheetjs.${kind}`, kind === 'biff5.xls' ? withLetters(bytes, workbook) : bytes)
  }
  const sheet = workbook.Sheets[workbook.SheetNames[0]]
  if (/^[123]/.test(name)) {
    writeFileSync(`${name}.sheetjs.csv`, XLSX.utils.sheet_to_csv(sheet))
    writeFileSync(`${name}.sheetjs.utf-16.txt`, `\ufeff${XLSX.utils.sheet_to_csv(sheet, { FS: '\t' })}`, 'utf16le')
  }
}
