import ExcelJS from 'exceljs'

export type Filled = { result?: string; link?: string; reason?: string }

/** The workbook of a package as a desk fills it in: by key, under the headings that it came with. */
export async function fillWorkbook(
  bytes: Uint8Array,
  byKey: Readonly<Record<string, Filled>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(bytes).buffer)
  const sheet = book.worksheets[0]
  if (!sheet) throw new Error('no sheet')
  const heading = sheet.getRow(4)
  const columnOf = (name: string) => {
    for (let n = 1; n <= heading.cellCount; n += 1) if (heading.getCell(n).value === name) return n
    throw new Error(`no column ${name}`)
  }
  const columns = { result: columnOf('Kết quả'), link: columnOf('Liên kết'), reason: columnOf('Lý do') }
  const key = columnOf('Mã bàn giao')
  sheet.eachRow((row, number) => {
    if (number <= 4) return
    const filled = byKey[String(row.getCell(key).value)] ?? {}
    for (const [name, text] of Object.entries(filled)) row.getCell(columns[name as keyof Filled]).value = text
  })
  return new Uint8Array(await book.xlsx.writeBuffer())
}
