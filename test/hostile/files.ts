// Files as a stranger may upload them, besides those of `test/sheet/hostile-files.ts`.
import { readFileSync } from 'node:fs'
import { sheetXml, workbook, workbookParts, zip } from '../sheet/build.ts'
import { cell, compound, HEADINGS, ods, odsXml, p, record, row, table } from '../sheet/formats-build.ts'
import { type HostileFile, TEXTS, WORKBOOKS } from '../sheet/hostile-files.ts'

const NAMES = ['Tên sản phẩm', 'Giá bán', 'Tồn kho', 'ĐVT']
const PRODUCT = ['Măng khô', '320.000', 45, 'kg']
const LINE = 'Tên sản phẩm,Giá bán,Tồn kho,ĐVT\n'
const MEGABYTE = 1024 * 1024

const sample = (name: string) => readFileSync(new URL(`../samples/formats/${name}`, import.meta.url))
const good = workbook([NAMES, PRODUCT])
const nested = (levels: number): Buffer =>
  levels === 0 ? good : zip([{ name: `${levels}.zip`, data: nested(levels - 1) }])
const product = row(
  cell(p('Măng')) +
    cell(p('50.000')) +
    cell(p('9'), 'office:value-type="float" office:value="9"') +
    cell(p('kg')),
)
const styles = (xml: string): Buffer =>
  zip([
    ...workbookParts([{ name: 'S', xml: sheetXml([NAMES, PRODUCT]) }]).filter(
      ({ name }) => name !== 'xl/styles.xml',
    ),
    { name: 'xl/styles.xml', data: xml },
  ])
const stream = (...records: Buffer[]): Buffer => compound({ Workbook: Buffer.concat(records) })
const begin = record(0x809, '00060500000000000000000000000000')
const bound = record(0x85, '0000000000000200533053300000')

const ARCHIVES: HostileFile[] = [
  { name: 'a zip in a zip in a zip', outcome: 'file.not-a-workbook', make: () => nested(3) },
  {
    name: 'a name that leads out of the archive',
    outcome: 'file.bomb',
    make: () =>
      zip([
        ...workbookParts([{ name: 'S', xml: sheetXml([NAMES, PRODUCT]) }]),
        { name: '../../a.xml', data: 'a' },
      ]),
  },
  {
    name: 'a name from the root',
    outcome: 'file.bomb',
    make: () => zip([{ name: '/etc/passwd', data: 'a' }]),
  },
  { name: 'a name of a disk', outcome: 'file.bomb', make: () => zip([{ name: 'C:\\a', data: 'a' }]) },
  { name: 'a name with NUL', outcome: 'file.bomb', make: () => zip([{ name: 'a\0.xml', data: 'a' }]) },
  {
    name: 'a locked entry',
    outcome: 'file.encrypted',
    make: () => zip([{ name: 'xl/workbook.xml', data: 'a', flags: 1 }]),
  },
  {
    name: 'a locked workbook',
    outcome: 'file.encrypted',
    make: () => compound({ EncryptedPackage: Buffer.alloc(5000, 7), EncryptionInfo: Buffer.alloc(300, 7) }),
  },
  {
    name: 'styles that stand for each other in a circle',
    outcome: 'rows: 1',
    make: () =>
      styles(
        '<styleSheet><cellStyleXfs count="2"><xf xfId="1"/><xf xfId="0"/></cellStyleXfs><cellXfs><xf xfId="0" numFmtId="4294967295"/></cellXfs><cellStyles><cellStyle xfId="0"/></cellStyles></styleSheet>',
      ),
  },
  {
    name: 'a million shared strings',
    outcome: 'rows: 1',
    make: () =>
      zip([
        ...workbookParts([{ name: 'S', xml: sheetXml([NAMES, PRODUCT]) }]),
        {
          name: 'xl/sharedStrings.xml',
          data: `<sst>${Array.from({ length: 1_000_000 }, (_, n) => `<si><t>${(n * 7919).toString(36)}</t></si>`).join('')}</sst>`,
        },
      ]),
  },
  {
    name: 'formulas written as text',
    outcome: 'rows: 1',
    make: () => workbook([NAMES, ["=cmd|'/c calc'!A1", '=1+1', '@SUM(A1)', '+1']]),
  },
  { name: 'half a workbook', outcome: 'file.damaged', make: () => good.subarray(0, good.length / 2) },
]

const OLD_AND_OPEN: HostileFile[] = [
  {
    name: '.ods: a value in every cell',
    outcome: 'file.too-long',
    make: () =>
      ods(
        odsXml(
          table(
            row(
              cell(p('x'), 'office:value-type="string" table:number-columns-repeated="16384"'),
              'table:number-rows-repeated="1048576"',
            ),
          ),
        ),
      ),
  },
  {
    name: '.ods: a bomb',
    outcome: 'file.bomb',
    make: () => ods(`${odsXml(table(HEADINGS))}${' '.repeat(64 * MEGABYTE)}`),
  },
  {
    name: '.ods: a billion laughs',
    outcome: 'file.damaged',
    make: () =>
      ods(`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${odsXml(table(row(cell(p('&b;')))))}`),
  },
  {
    name: '.ods: styles that come from each other in a circle',
    outcome: 'rows: 1',
    make: () =>
      ods(
        odsXml(
          table(HEADINGS + product),
          '<style:style style:name="a" style:parent-style-name="b"/><style:style style:name="b" style:parent-style-name="a"/>',
        ),
      ),
  },
  {
    name: '.ods: deep nesting',
    outcome: 'file.damaged',
    make: () => ods(odsXml(table(row(cell('<text:p>'.repeat(100_000)))))),
  },
  { name: '.xls: no records', outcome: 'file.damaged', make: () => stream(Buffer.alloc(9000)) },
  {
    name: '.xls: a table of four billion texts',
    outcome: 'file.damaged',
    make: () => stream(begin, record(0xfc, 'ffffffffffffffff0500'), bound, record(0x0a, '')),
  },
  {
    name: '.xls: a text longer than its record',
    outcome: 'file.damaged',
    make: () => stream(begin, record(0xfc, '0100000001000000ffff0141'), bound, record(0x0a, '')),
  },
  {
    name: '.xls: a chain of sectors without end',
    outcome: 'file.damaged',
    make: () => looped(sample('1-htx-mat-ong.libreoffice.xls')),
  },
  {
    name: '.xls: half of it',
    outcome: 'file.damaged',
    make: () => halved(sample('6-du-kieu-o.libreoffice.xls')),
  },
]

const LONG_TEXTS: HostileFile[] = [
  {
    name: 'text: a heading of a million columns',
    outcome: 'file.damaged',
    make: () => Buffer.from(Array.from({ length: 1_000_000 }, (_, n) => `c${n}`).join(',')),
  },
  {
    name: 'text: a line of 24 MB',
    outcome: 'file.damaged',
    make: () => Buffer.from(LINE + 'a'.repeat(24 * MEGABYTE)),
  },
  {
    name: 'text: a line of 100 MB',
    outcome: 'file.too-large',
    make: () => Buffer.alloc(100 * MEGABYTE, 'a'),
  },
  {
    name: 'text: NUL in it',
    outcome: 'file.not-a-workbook',
    make: () => Buffer.from(`${LINE}\0\0\0\0,1,1,kg\n`),
  },
  { name: 'a PDF', outcome: 'file.not-a-workbook', make: () => Buffer.from('%PDF-1.7 ...') },
  {
    name: 'a page called .xls',
    outcome: 'file.old-format',
    make: () => Buffer.from('<html><body><table><tr><td>Tên</td></tr></table></body></html>'),
  },
]

/** Every sector of the table of sectors leads to the first. */
function looped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  const start = (copy.readInt32LE(76) + 1) * 512
  for (let at = start; at < start + 512; at += 4) copy.writeInt32LE(0, at)
  return copy
}

const halved = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length / 2)

/** What the step makes of a reading that is none, and of files over its 25 MB. */
const inTheStep: Record<string, string> = {
  'a field of 64 MB': 'file.too-large',
  'five million commas': 'file.no-rows',
}

export const FILES: HostileFile[] = [
  ...[...WORKBOOKS, ...TEXTS].map((file) => ({ ...file, outcome: inTheStep[file.name] ?? file.outcome })),
  ...ARCHIVES,
  ...OLD_AND_OPEN,
  ...LONG_TEXTS,
]
