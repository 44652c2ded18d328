/**
 * Words for what is sold, as sheets write them. `weight` and `volume` carry grams or millilitres, `item` carries pieces,
 * `container` says nothing about its content. Alternatives stand after the word that is shown.
 */
type UnitKind = 'weight' | 'volume' | 'item' | 'container'
export type Unit = { word: string; kind: UnitKind; holds: number | null }

/** The word for a sold unit where a sheet names none. */
export const ANY_UNIT = 'sản phẩm'

const WEIGHTS: [string, number, ...string[]][] = [
  [
    'kg',
    1000,
    'kgs',
    'ki',
    'kí',
    'ký',
    'kilo',
    'kilô',
    'kilogam',
    'kilôgam',
    'kilogram',
    'ki lô',
    'kí lô',
    'ký lô',
    'ki lô gam',
    'cân',
  ],
  ['g', 1, 'gr', 'gam', 'gram', 'grams'],
  ['lạng', 100],
  ['yến', 10_000],
  ['tạ', 100_000],
  ['tấn', 1_000_000],
]
const VOLUMES: [string, number, ...string[]][] = [
  ['lít', 1000, 'l', 'liter', 'litre'],
  ['ml', 1, 'mililit', 'cc'],
  ['cl', 10],
]
const ITEMS: [string, number, ...string[]][] = [
  ['con', 1],
  ['cái', 1, 'pcs', 'piece'],
  ['chiếc', 1],
  ['quả', 1, 'trái'],
  ['củ', 1],
  ['cây', 1],
  ['bắp', 1],
  ['bông', 1],
  ['viên', 1],
  ['miếng', 1],
  ['tấm', 1],
  ['bộ', 1],
  ['cành', 1],
  ['chậu', 1],
  ['tép', 1],
  ['món', 1],
  [ANY_UNIT, 1],
  ['đôi', 2],
  ['cặp', 2],
  ['chục', 10],
  ['tá', 12],
]
const CONTAINERS: string[][] = [
  ['hộp', 'box'],
  ['chai', 'bottle'],
  ['hũ', 'jar'],
  ['lọ'],
  ['túi lọc'],
  ['túi', 'bag'],
  ['gói', 'pack', 'packet'],
  ['bịch'],
  ['bao'],
  ['thùng', 'carton'],
  ['can'],
  ['bình'],
  ['vỉ'],
  ['khay'],
  ['bó'],
  ['mớ'],
  ['nải'],
  ['buồng'],
  ['xâu'],
  ['giỏ'],
  ['lon'],
  ['ống'],
  ['tuýp'],
  ['cuộn'],
  ['thanh'],
  ['bánh'],
  ['combo'],
  ['set'],
  ['phần'],
  ['suất'],
  ['vé'],
  ['lốc'],
  ['mét'],
  ['m2', 'mét vuông'],
]

export const UNITS: { unit: Unit; words: string[] }[] = [
  ...WEIGHTS.map(([word, holds, ...more]) => ({
    unit: unitOf(word, 'weight', holds),
    words: [word, ...more],
  })),
  ...VOLUMES.map(([word, holds, ...more]) => ({
    unit: unitOf(word, 'volume', holds),
    words: [word, ...more],
  })),
  ...ITEMS.map(([word, holds, ...more]) => ({ unit: unitOf(word, 'item', holds), words: [word, ...more] })),
  ...CONTAINERS.map((words) => ({ unit: unitOf(words[0] ?? '', 'container', null), words })),
]

function unitOf(word: string, kind: UnitKind, holds: number | null): Unit {
  return { word, kind, holds }
}
