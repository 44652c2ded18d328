// Changes files from a seed: the same seed makes the same file.
import { readFileSync } from 'node:fs'
import { newBudget } from '../../shared/sheet/limits.ts'
import { openZip, readPart } from '../../shared/sheet/zip.ts'
import { type Part, zip } from '../sheet/build.ts'
import { madeWorkbook } from './made-workbook.ts'

type Random = (below: number) => number

function randomOf(seed: number): Random {
  let state = (seed * 2_654_435_761) >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const sample = (name: string): Buffer => readFileSync(new URL(`../samples/${name}`, import.meta.url))
const WORKBOOKS = [
  sample('1-htx-mat-ong.xlsx'),
  sample('2-bieu-tong-hop-xa.xlsx'),
  sample('4-anh-dan-trong-o.xlsx'),
  sample('5-phong-chu-cu-tcvn3.xlsx'),
  madeWorkbook(40, 'shared'),
  madeWorkbook(40, 'inline'),
]
const OPEN_DOCUMENTS = [
  sample('formats/1-htx-mat-ong.libreoffice.ods'),
  sample('formats/4-anh-dan-trong-o.libreoffice.ods'),
]
const OLD_WORKBOOKS = [
  sample('formats/2-bieu-tong-hop-xa.libreoffice.xls'),
  sample('formats/4-anh-dan-trong-o.libreoffice.xls'),
]
const TEXTS = [
  sample('3-ho-san-xuat.csv'),
  Buffer.from('Tên sản phẩm;Giá bán;Tồn kho\r\n"Măng ""khô""";320.000;45\r\n'),
]

const XML_TOKENS =
  '< > & " \' ]]> <!-- --> <![CDATA[ <?a?> <!DOCTYPE &amp; &#0; &#x1F41D; &#99999999; _x000D_ XFD1048576 ZZZ1 A0 4294967295 1048577 -1 1e400 NaN \u0000 \ud83d \u202e </c> </row> <row> <row/> <c> <c/> <v> </v> <is><t> </sheetData> <sheetData> s="999999" t="s" t="e" vm="1" r="1" r="A1" ref="A1:XFD1048576" count="4294967295" __proto__ hasOwnProperty'.split(
    ' ',
  )
const TEXT_TOKENS = [
  '"',
  '""',
  ';',
  ',',
  '\t',
  '|',
  '\n',
  '\r',
  '\r\n',
  '\0',
  '\ufeff',
  'sep=;\n',
  '\ud83d',
  '"\n',
  '=1+1',
]

const pick = <T>(random: Random, all: readonly T[]): T => all[random(all.length)] as T

function changeText(text: string, tokens: readonly string[], random: Random): string {
  const at = random(text.length + 1)
  const length = random(random(8) === 0 ? 2000 : 12)
  const piece = text.slice(at, at + length)
  switch (random(7)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length)
    case 1:
      return text.slice(0, at) + piece.repeat(1 + random(50)) + text.slice(at + length)
    case 2:
      return text.slice(0, at) + String(random(2 ** 31)) + text.slice(at + 1)
    case 3:
      return text.slice(0, at) + String.fromCharCode(random(0x3000)) + text.slice(at + 1)
    case 4:
      return (
        text.slice(0, at) +
        pick(random, tokens).repeat(1 + random(random(10) === 0 ? 20_000 : 3)) +
        text.slice(at)
      )
    case 5:
      return text.slice(0, at)
    default:
      return text.slice(0, at) + pick(random, tokens) + text.slice(at + length)
  }
}

function changeBytes(bytes: Buffer, random: Random): Buffer {
  const changed = Buffer.from(bytes)
  for (let n = random(12); n >= 0; n -= 1) changed[random(changed.length)] = random(256)
  const at = random(changed.length)
  if (random(6) === 0) return changed.subarray(0, at)
  if (random(6) === 0)
    return Buffer.concat([changed.subarray(0, at), changed.subarray(random(changed.length))])
  return changed
}

/** The parts of a workbook, unpacked. */
function partsOf(bytes: Buffer): Part[] {
  const archive = openZip(bytes, newBudget({ fileBytes: bytes.length, rows: 1, milliseconds: 60_000 }))
  if (!archive.ok) return []
  return [...archive.value.entries.keys()].map((name) => {
    const part = readPart(archive.value, name)
    return { name, data: (part.ok && part.value) || '' }
  })
}

function changeParts(bytes: Buffer, random: Random): Buffer {
  const parts = partsOf(bytes)
  const xml = parts.filter(({ name }) => /\.(?:xml|rels)$/.test(name))
  const sheets = xml.filter(({ name }) => /worksheets\/sheet|sharedstrings|content\.xml/.test(name))
  for (let n = random(3); n >= 0; n -= 1) {
    const part = pick(random, random(3) > 0 && sheets.length > 0 ? sheets : xml)
    part.data = changeText(String(part.data), XML_TOKENS, random)
  }
  if (random(20) === 0) parts.splice(random(parts.length), 1)
  return zip(parts)
}

/** The file of a seed: a workbook with changed parts or bytes, or a text with changed signs or bytes. */
export function mutant(seed: number): { filename: string; bytes: Buffer } {
  const random = randomOf(seed)
  const kind = random(12)
  if (kind === 11) return { filename: 'bang.xls', bytes: changeBytes(pick(random, OLD_WORKBOOKS), random) }
  if (kind === 10) return { filename: 'bang.ods', bytes: changeParts(pick(random, OPEN_DOCUMENTS), random) }
  if (kind < 5) return { filename: 'bang.xlsx', bytes: changeParts(pick(random, WORKBOOKS), random) }
  if (kind < 7) return { filename: 'bang.xlsx', bytes: changeBytes(pick(random, WORKBOOKS), random) }
  const bytes = pick(random, TEXTS)
  if (kind === 9) return { filename: 'bang.csv', bytes: changeBytes(bytes, random) }
  let text = bytes.toString()
  for (let n = random(5); n >= 0; n -= 1) text = changeText(text, TEXT_TOKENS, random)
  return { filename: 'bang.csv', bytes: Buffer.from(text) }
}
