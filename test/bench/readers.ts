import { readContent } from '../../shared/sheet/content.ts'
import { newBudget } from '../../shared/sheet/limits.ts'
import { readSheetWithin } from '../../shared/sheet/read.ts'
import { openZip, readPart } from '../../shared/sheet/zip.ts'

const LIMITS = { fileBytes: 100_000_000, rows: 200_000, milliseconds: 600_000 }

type Read = (bytes: Buffer) => Promise<number>

const rowsOf: () => Promise<Read> = async () => async (bytes) => {
  const result = await readSheetWithin(bytes, { filename: 'bang.xlsx', today: '2026-11-21' }, LIMITS)
  if (!result.ok) throw new Error(result.error.code)
  return result.reading.rows.length
}

/** What the processes are told that have less room than others: as in a function of 512 MB. */
export const options: Record<string, string[]> = { 'ours, small heap': ['--max-old-space-size=256'] }

/**
 * Each loads a reader, which takes a workbook and tells how many rows it found: `ours` makes rows of products, all others
 * only cells, which is what to compare libraries with.
 */
export const readers = {
  ours: rowsOf,
  'ours, small heap': rowsOf,
  'ours, cells only': async () => async (bytes) => {
    const content = await readContent(bytes, 'bang.xlsx', newBudget(LIMITS))
    if (!content.ok) throw new Error(content.code)
    return content.value.sheets[0]?.grid.rows.size ?? 0
  },
  exceljs: async () => {
    const { default: exceljs } = await import('exceljs')
    return async (bytes) => {
      const book = new exceljs.Workbook()
      await book.xlsx.load(bytes as never)
      return book.worksheets[0]?.rowCount ?? 0
    }
  },
  '@e965/xlsx': async () => {
    const { read, utils } = await import('@e965/xlsx')
    return async (bytes) => {
      const sheet = Object.values(read(bytes).Sheets)[0]
      return sheet?.['!ref'] ? utils.decode_range(sheet['!ref']).e.r + 1 : 0
    }
  },
  hucre: async () => {
    const { readXlsx } = await import('hucre/xlsx')
    return async (bytes) => (await readXlsx(bytes)).sheets[0]?.rows.length ?? 0
  },
  'unpacking alone': async () => async (bytes) => {
    const archive = openZip(bytes, newBudget(LIMITS))
    if (!archive.ok) throw new Error(archive.code)
    const whole = Number.POSITIVE_INFINITY
    for (const name of archive.value.entries.keys()) readPart(archive.value, name, whole)
    return 0
  },
} satisfies Record<string, () => Promise<Read>>

export type Reader = keyof typeof readers
