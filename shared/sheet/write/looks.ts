import { HEADING_FILL } from './colours.ts'
import type { CellLook, CellValue } from './new-sheet.ts'

const OPEN = '<protection locked="0"/>'
/** The formats of the looks in the order of their numbers: attributes and content of each `xf`. */
const FORMATS: [CellLook, string, string][] = [
  ['text', 'numFmtId="49" quotePrefix="1" applyProtection="1"', OPEN],
  ['number', 'numFmtId="0" applyProtection="1"', OPEN],
  ['money', 'numFmtId="3" applyNumberFormat="1" applyProtection="1"', OPEN],
  ['day', 'numFmtId="164" applyNumberFormat="1" applyProtection="1"', OPEN],
  [
    'heading',
    'numFmtId="49" fontId="1" fillId="2" quotePrefix="1" applyFont="1" applyFill="1" applyAlignment="1"',
    '<alignment horizontal="center" vertical="center" wrapText="1"/>',
  ],
  ['locked', 'numFmtId="49" quotePrefix="1" applyNumberFormat="1"', ''],
]

/** The number of the format of a look; 0 is the format of cells that have none. */
export const lookNumber = (look: CellLook): number => FORMATS.findIndex(([name]) => name === look) + 1

export function lookOf(value: CellValue | undefined): CellLook {
  if (value && 'number' in value) return 'number'
  return value && 'day' in value ? 'day' : 'text'
}

const xf = ([, attributes, content]: (typeof FORMATS)[number]): string => {
  const defaults = ['fontId', 'fillId']
    .filter((name) => !attributes.includes(name))
    .map((name) => `${name}="0"`)
  return `<xf ${attributes} ${defaults.join(' ')} borderId="0" xfId="0">${content}</xf>`
}

/** The style sheet of new workbooks. */
export function stylesXml(namespace: string): string {
  const font = (more: string) => `<font>${more}<name val="Times New Roman"/><family val="1"/></font>`
  return [
    `<styleSheet xmlns="${namespace}">`,
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>',
    `<fonts count="2">${font('<sz val="12"/>')}${font('<b/><sz val="12"/><color rgb="FFFFFFFF"/>')}</fonts>`,
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    `<fill><patternFill patternType="solid"><fgColor rgb="${HEADING_FILL}"/><bgColor indexed="64"/></patternFill></fill></fills>`,
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${FORMATS.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${FORMATS.map(xf).join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('')
}
