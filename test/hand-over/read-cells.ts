import ExcelJS from 'exceljs'

/** Rows of the workbook of a package by key, cells by heading, as another program reads them. */
export async function readCells(bytes: Uint8Array): Promise<Map<string, Record<string, string>>> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(bytes).buffer)
  const rows = new Map<string, Record<string, string>>()
  const sheet = book.worksheets[0]
  // Its first place is empty: columns count from one.
  const headings = (sheet?.getRow(4).values ?? []) as (string | undefined)[]
  sheet?.eachRow((row, number) => {
    if (number <= 4) return
    const cells = Object.fromEntries(
      headings.flatMap((heading, at) => (heading ? [[heading, row.getCell(at).text]] : [])),
    )
    rows.set(cells['Mã bàn giao'] ?? '', cells)
  })
  return rows
}
