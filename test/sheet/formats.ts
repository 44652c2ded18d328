/** One file of test/samples/formats. `differs`: exactly what its format or its writer cannot carry; nothing else may. */
type Format = { file: string; of: string; sheet?: string; differs?: string[] }

const HONEY = '1-htx-mat-ong'
const COMMUNE = '2-bieu-tong-hop-xa'
const HOUSEHOLDS = '3-ho-san-xuat'
const PICTURES = '4-anh-dan-trong-o'
const TCVN3 = '5-phong-chu-cu-tcvn3'
const TYPES = '6-du-kieu-o'
const GROUPS = '7-nhom-anh'

const all = (name: string, of: string, endings: string[], more: Partial<Format> = {}): Format[] =>
  endings.map((ending) => ({ file: `${name}.${ending}`, of, ...more }))

const WORKBOOKS = ['libreoffice.xlsx', 'libreoffice.xls', 'libreoffice.ods']
const SHEETJS = ['sheetjs.xlsx', 'sheetjs.biff8.xls', 'sheetjs.ods']
const ENCODINGS = [
  'utf-8-mark.csv',
  'utf-16be.csv',
  'utf-16be-no-mark.csv',
  'utf-16le-no-mark.csv',
  'windows-1258.csv',
]
const TEXTS = ['libreoffice.comma.csv', 'sheetjs.csv', 'sheetjs.utf-16.txt', ...ENCODINGS]

const TYPED = `formats/${TYPES}.xlsx`
const NO_PICTURES_BELOW = [
  '6 images',
  '6 +images.missing at N6',
  '7 images',
  '7 -images.nearest at N7',
  '7 +images.missing at N7',
]
const NO_PICTURES = ['4 images', '4 +images.missing at N4', ...NO_PICTURES_BELOW]
const SHOWN_8 = ['8 outcome', '8 -row.hidden at B8', '8 +images.missing at N8']

/** Files that none of the table is made for: read by no reader. */
export const UNREAD = ['1-htx-mat-ong.sheetjs.xlsb']
export const FORMATS: Format[] = [
  ...all(HONEY, `${HONEY}.xlsx`, [...WORKBOOKS, ...SHEETJS, 'sheetjs.xlsm']),
  ...all(HONEY, `${HONEY}.xlsx`, [
    ...TEXTS,
    'libreoffice.semicolon.csv',
    'libreoffice.tab.tsv',
    'libreoffice.utf-16.csv',
    'sep-line.csv',
  ]),
  ...all(COMMUNE, `${COMMUNE}.xlsx`, [...WORKBOOKS, ...SHEETJS]),
  ...all(COMMUNE, `${COMMUNE}.xlsx`, [...TEXTS, 'libreoffice.semicolon.csv', 'libreoffice.tab.tsv']),
  ...all(HOUSEHOLDS, `${HOUSEHOLDS}.csv`, [...WORKBOOKS, ...TEXTS, 'libreoffice.utf-16.csv']),
  ...all(HOUSEHOLDS, `${HOUSEHOLDS}.csv`, SHEETJS, { sheet: 'Sheet1' }),
  ...all(PICTURES, `${PICTURES}.xlsx`, [...WORKBOOKS, 'libreoffice.fods']),
  // SheetJS writes no pictures.
  ...all(PICTURES, `${PICTURES}.xlsx`, SHEETJS, {
    differs: ['2 images', '2 +images.missing at B2', '3 images', '3 +images.missing at B3'],
  }),
  ...all(GROUPS, `formats/${GROUPS}.xlsx`, WORKBOOKS),
  ...all(TCVN3, `${TCVN3}.xlsx`, [...WORKBOOKS, ...SHEETJS, 'sheetjs.biff5.xls']),
  ...all(TCVN3, `${TCVN3}.xlsx`, ['libreoffice.semicolon.csv', 'tcvn3-bytes.csv']),
  ...all(TYPES, TYPED, ['libreoffice.xlsx', 'libreoffice.ods']),
  // LibreOffice writes 0 as the result of a formula of text that it did not calculate itself.
  ...all(TYPES, TYPED, ['libreoffice.xls'], { differs: ['9 description'] }),
  // Text has no pictures, no merged cells (5 has its producer from 4) and no hidden lines (8).
  ...all(TYPES, TYPED, ['libreoffice.semicolon.csv'], {
    differs: [
      '4 images',
      '4 +images.missing at N4',
      '5 producer',
      '5 +producer.missing at L5',
      ...NO_PICTURES_BELOW,
      ...SHOWN_8,
    ],
  }),
  ...all(TYPES, TYPED, ['sheetjs.xlsx'], { differs: NO_PICTURES }),
  // SheetJS writes neither pictures nor hidden lines into .xls and .ods, and no hidden sheets into .ods.
  ...all(TYPES, TYPED, ['sheetjs.biff8.xls'], { differs: [...NO_PICTURES, ...SHOWN_8] }),
  ...all(TYPES, TYPED, ['sheetjs.ods'], { differs: ['2 0 rows, 1 rows', ...NO_PICTURES, ...SHOWN_8] }),
]
