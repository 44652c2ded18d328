// Files made to cost a reader time or memory. Kinds: docs/sources.md#limits-of-files.
import { type Part, relations, repeatedPart, sheetXml, workbookParts, zip } from './build.ts'

/** `outcome`: a code, or how many rows are read in spite of everything. */
export type HostileFile = { name: string; outcome: string; make: () => Buffer }

const HEADINGS = ['Tên sản phẩm', 'Giá bán', 'Tồn kho', 'ĐVT']
const PRODUCT = ['Măng khô', '320.000', 45, 'kg']
const TABLE = sheetXml([HEADINGS, PRODUCT])
const SHEET = 'xl/worksheets/sheet0.xml'
const MEGABYTE = 1024 * 1024

const withParts = (parts: Part[], xml = TABLE): Buffer => {
  const names = new Set(parts.map(({ name }) => name))
  return zip([...workbookParts([{ name: 'S', xml }]).filter(({ name }) => !names.has(name)), ...parts])
}
const withSheet = (xml: string): Buffer => withParts([], xml)
const after = (xml: string): Buffer => withSheet(sheetXml([HEADINGS, PRODUCT], xml))
const inRows = (rows: string): Buffer => withSheet(TABLE.replace('</sheetData>', `${rows}</sheetData>`))
const before = (xml: string): Buffer => withSheet(TABLE.replace('<sheetData>', `${xml}<sheetData>`))
const many = (count: number, of: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => of(n)).join('')

/** Text that packs about 60 to 1, like no honest part and under the limit. */
function dense(bytes: number): string {
  let seed = 1
  const noise = () => {
    seed = (seed * 1_664_525 + 1_013_904_223) >>> 0
    return seed.toString(36)
  }
  return many(Math.ceil(bytes / 1100), () => noise() + noise() + 'a'.repeat(1086)).slice(0, bytes)
}

const [HEAD = '', TAIL = ''] = TABLE.split('</sheetData>')
const rowsPart = (block: string, times: number): Part =>
  repeatedPart(SHEET, HEAD, block, times, `</sheetData>${TAIL}`)

/** Formats down to the last row, as honest programs leave them behind. */
function bloat(cells: number): Buffer {
  const row = (n: number) => `<row r="${n + 3}" spans="1:8" s="${n % 7}" customFormat="1">`
  const formats = many(1_048_500, (n) => `${row(n)}${`<c s="${n % 9}"/>`.repeat(cells)}</row>`)
  return inRows(formats)
}

const entities = (name: string, body: string) =>
  withSheet(`<!DOCTYPE x [${body}]><worksheet><sheetData/>&${name};</worksheet>`)

function lying(size: number): Buffer {
  return withParts([{ name: SHEET, data: TABLE + dense(3_000_000), size }])
}

/** The second entry says that it begins where the first does. */
function overlapping(): Buffer {
  const bytes = withParts([])
  const directory = bytes.readUInt32LE(bytes.length - 6)
  const second = directory + 46 + bytes.readUInt16LE(directory + 28)
  bytes.writeUInt32LE(bytes.readUInt32LE(directory + 42), second + 42)
  return bytes
}

const traversal = (): Buffer =>
  withParts([
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations(['s0', 'worksheet', '../../../../etc/passwd']),
    },
  ])

export const WORKBOOKS: HostileFile[] = [
  {
    name: '1 GiB of spaces',
    outcome: 'file.bomb',
    make: () => withParts([repeatedPart(SHEET, '<worksheet>', ' '.repeat(MEGABYTE), 1024, '</worksheet>')]),
  },
  {
    name: '512 MiB of cells',
    outcome: 'file.bomb',
    make: () => withParts([rowsPart('<row><c><v>1</v></c></row>'.repeat(40_000), 520)]),
  },
  {
    name: 'cells in rows that are too many',
    outcome: 'file.bomb',
    make: () => withParts([rowsPart('<row><c><v>1</v></c></row>'.repeat(40_000), 100)]),
  },
  {
    name: '512 MiB of shared strings',
    outcome: 'file.bomb',
    make: () =>
      withParts([
        repeatedPart('xl/sharedStrings.xml', '<sst>', '<si><t>a</t></si>'.repeat(60_000), 520, '</sst>'),
      ]),
  },
  { name: 'a size that is too small', outcome: 'file.damaged', make: () => lying(1000) },
  { name: 'a size that is too large', outcome: 'file.damaged', make: () => lying(3_400_000) },
  { name: 'a size of 4 GiB', outcome: 'file.damaged', make: () => lying(0xffffffff) },
  { name: 'a size of nearly 4 GiB', outcome: 'file.bomb', make: () => lying(0xfffffffe) },
  {
    name: 'a billion laughs',
    outcome: 'file.damaged',
    make: () =>
      entities(
        'a9',
        many(10, (n) => `<!ENTITY a${n} "${n === 0 ? 'lol' : `&a${n - 1};`.repeat(10)}">`),
      ),
  },
  {
    name: 'quadratic blow-up',
    outcome: 'file.damaged',
    make: () => entities('a', `<!ENTITY a "${'a'.repeat(100_000)}">`),
  },
  {
    name: 'an external entity',
    outcome: 'file.damaged',
    make: () => entities('a', '<!ENTITY a SYSTEM "file:///etc/passwd">'),
  },
  {
    name: 'a cell in the last corner',
    outcome: 'rows: 1',
    make: () => inRows('<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'),
  },
  {
    name: 'an absurd dimension',
    outcome: 'rows: 1',
    make: () => before('<dimension ref="A1:XFD1048576"/>'),
  },
  {
    name: 'a column ZZZZZZZ',
    outcome: 'file.damaged',
    make: () => inRows('<row><c r="ZZZZZZZ1"><v>1</v></c></row>'),
  },
  {
    name: '20,000 wide rows',
    outcome: 'rows: 1',
    make: () => inRows(many(20_000, (n) => `<row r="${n + 3}"><c r="XFD${n + 3}"><v>1</v></c></row>`)),
  },
  {
    name: 'validations, links and names over everything',
    outcome: 'rows: 1',
    make: () =>
      after(
        `<dataValidations>${many(10_000, (n) => `<dataValidation uid="${n * 7919}" sqref="A1:XFD1048576"/>`)}</dataValidations><hyperlinks>${many(10_000, (n) => `<hyperlink id="r${n * 7907}" ref="A1:XFD1048576"/>`)}</hyperlinks>`,
      ),
  },
  {
    name: 'defined names over everything',
    outcome: 'rows: 1',
    make: () => {
      const names = `<definedNames>${many(5000, (n) => `<definedName name="n${n}">S!$A$1:$XFD$1048576</definedName>`)}</definedNames>`
      const [workbook] = workbookParts([{ name: 'S', xml: TABLE }]).filter(
        ({ name }) => name === 'xl/workbook.xml',
      )
      return withParts([
        {
          name: 'xl/workbook.xml',
          data: String(workbook?.data).replace('</workbook>', `${names}</workbook>`),
        },
      ])
    },
  },
  {
    name: '200,000 columns',
    outcome: 'rows: 1',
    make: () => before(`<cols>${many(200_000, (n) => `<col min="${n}" max="16384" hidden="1"/>`)}</cols>`),
  },
  {
    name: 'names of prototypes in references and relations',
    outcome: 'file.damaged',
    make: () => inRows('<row><c r="__proto__" t="constructor" s="hasOwnProperty"><v>1</v></c></row>'),
  },
  { name: 'only opening signs', outcome: 'file.damaged', make: () => withSheet('<'.repeat(900_000)) },
  {
    name: '200,000 attributes',
    outcome: 'rows: 1',
    make: () => inRows(`<row><c ${many(200_000, (n) => `a${n}="" `)}/></row>`),
  },
  {
    name: 'open comments',
    outcome: 'file.damaged',
    make: () => inRows(many(100_000, (n) => `<!-- ${n} `)),
  },
  {
    name: 'open items of shared strings',
    outcome: 'file.damaged',
    make: () => withParts([{ name: 'xl/sharedStrings.xml', data: `<sst>${'<si>'.repeat(50_000)}</sst>` }]),
  },
  {
    name: 'a shared string that is not there',
    outcome: 'rows: 1',
    make: () => inRows('<row><c r="A3" t="s"><v>4294967290</v></c><c t="s"><v>-1</v></c></row>'),
  },
  {
    name: '60,000 entries',
    outcome: 'file.bomb',
    make: () => zip(Array.from({ length: 60_000 }, (_, n) => ({ name: `${n}`, data: '', method: 0 }))),
  },
  { name: 'entries one over the other', outcome: 'file.bomb', make: overlapping },
  { name: 'a sheet outside the archive', outcome: 'file.empty', make: traversal },
  {
    name: 'a cell of 64 MB',
    outcome: 'rows: 1',
    make: () => inRows(`<row><c r="H3" t="inlineStr"><is><t>${dense(64 * MEGABYTE)}</t></is></c></row>`),
  },
  {
    name: 'a storm of number formats',
    outcome: 'rows: 1',
    make: () => {
      const format = (n: number) =>
        `<numFmt numFmtId="${n + 200}" formatCode="${'['.repeat(50 * (n % 7))}${(n * 7919).toString(36).repeat(9)}${'&quot;'.repeat(20)}"/>`
      const data = `<styleSheet><numFmts>${many(2000, format)}</numFmts><cellXfs>${many(2000, (n) => `<xf numFmtId="${n + 200}"/>`)}</cellXfs></styleSheet>`
      return withParts([{ name: 'xl/styles.xml', data }])
    },
  },
  { name: 'a million formatted empty rows', outcome: 'rows: 1', make: () => bloat(1) },
  { name: 'a million formatted empty rows of 8 cells', outcome: 'rows: 1', make: () => bloat(8) },
]

const NAMES = `${HEADINGS}\n`

export const TEXTS: HostileFile[] = [
  {
    name: 'two million lines behind an open quote',
    outcome: 'file.damaged',
    make: () => Buffer.from(`${NAMES}"${'a,1\n'.repeat(2_000_000)}`),
  },
  {
    name: 'five million commas',
    outcome: 'rows: 0',
    make: () => Buffer.from(NAMES + ','.repeat(5_000_000)),
  },
  {
    name: 'five million lines of one comma',
    outcome: 'file.too-long',
    make: () => Buffer.from(NAMES + ',\n'.repeat(5_000_000)),
  },
  {
    name: 'a field of 64 MB',
    outcome: 'file.damaged',
    make: () => Buffer.from(NAMES + dense(64 * MEGABYTE)),
  },
  {
    name: '20 MB of letters in no encoding',
    outcome: 'file.too-long',
    make: () =>
      Buffer.concat([Buffer.from(NAMES), Buffer.alloc(20 * MEGABYTE, 'M\xaang kh\xab,1\n', 'latin1')]),
  },
]
