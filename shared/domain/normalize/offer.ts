import type { Net, Price } from '../listing.ts'
import { fold } from '../text.ts'
import { packInName, readNet } from '../values/net.ts'
import { type Pack, readPack } from '../values/pack.ts'
import { readPrice } from '../values/price.ts'
import { valueOrNull } from '../values/reading.ts'
import { readStock } from '../values/stock.ts'
import { netOfUnit, readUnit, unitWord } from '../values/unit.ts'
import { ANY_UNIT } from '../values/unit-words.ts'
import { netText } from '../vietnamese/issues.ts'
import { money } from '../vietnamese/values.ts'
import { type Found, found, issue } from './findings.ts'
import { type Cell, content, type SheetLine, textOf } from './line.ts'

/** What one sold unit is called and holds. `named` is false where the sheet does not say. */
export type SoldUnit = { per: string; named: boolean; net: Net | null }

/**
 * Finds what one sold unit is, from the unit column, the price cell and heading, the packing and the name, in this order;
 * and what it holds: a weight or volume sold as such holds itself, otherwise the packing decides, then the name.
 */
export function soldUnit(line: SheetLine): Found<SoldUnit> {
  const { cells } = line
  const unit = readUnit(textOf(cells.unit))
  const inUnit = unit.kind === 'value' && !unitWord(unit.value.word) ? packOfUnit(textOf(cells.unit)) : null
  const isUnknown = unit.kind === 'value' && !unitWord(unit.value.word) && !inUnit
  const column = unit.kind === 'value' ? (inUnit?.unit ?? unit.value.word) : null
  const price = readPriceOf(line, cells.price)
  const inPrice =
    price.kind === 'value'
      ? price.value.pack
      : price.kind === 'ambiguous'
        ? (price.suggestion[0]?.pack ?? null)
        : null
  const heading = line.pricePer === null ? null : (unitWord(line.pricePer)?.word ?? line.pricePer)
  const packing = readPack(textOf(cells.pack))
  const pack = valueOrNull(packing)
  const inName = valueOrNull(packInName(textOf(cells.name)))
  const per = column ?? inPrice?.unit ?? heading ?? pack?.unit ?? inName?.unit ?? null
  const net = netOf(line, per, [inUnit, inPrice, pack], inName)
  const bare = net.value && per === null ? netText(net.value) : ANY_UNIT
  return {
    value: { per: per ?? bare, named: per !== null, net: net.value },
    issues: [
      ...(unit.kind === 'unreadable' || isUnknown ? [issue('notice', 'unit.unclear', cells.unit)] : []),
      ...(per === null && net.value === null ? [issue('notice', 'unit.missing', cells.unit)] : []),
      ...net.issues,
    ],
  }
}

/** `hộp 500g` or `hộp thiếc` in the unit column; `tổ yến` is not the weight that its second word is. */
function packOfUnit(text: string): Pack | null {
  const pack = valueOrNull(readPack(text))
  const unit = pack?.unit ? unitWord(pack.unit) : null
  const isMeasure = unit?.kind === 'weight' || unit?.kind === 'volume'
  return isMeasure && !/\d/.test(text) ? null : pack
}

function netOf(
  line: SheetLine,
  per: string | null,
  packs: (Pack | null)[],
  inName: Pack | null,
): Found<Net | null> {
  const { cells } = line
  const unit = per === null ? null : unitWord(per)
  const column = readNet(textOf(cells.net), line.netUnit)
  const packing = readPack(textOf(cells.pack))
  const said =
    valueOrNull(column) ?? packs.map((pack) => pack?.net ?? null).find((net) => net !== null) ?? null
  const own = unit && netOfUnit(unit)
  if (own && (unit.kind === 'weight' || unit.kind === 'volume')) {
    const differs = said !== null && (said.value !== own.value || said.unit !== own.unit)
    return differs
      ? found(own, issue('notice', 'net.conflict', cells.pack ?? cells.net, { other: per ?? '' }, 'net'))
      : found(own)
  }
  const net = said ?? inName?.net ?? own
  if (net !== null) return found(net)
  const unclear = column.kind === 'ambiguous' || packing.kind === 'ambiguous' || column.kind === 'unreadable'
  const choices = [
    ...(column.kind === 'ambiguous' ? column.suggestion : []),
    ...(packing.kind === 'ambiguous' ? packing.suggestion.flatMap((pack) => pack.net ?? []) : []),
  ].map(netText)
  return unclear
    ? found(null, issue('notice', 'net.unclear', cells.net?.text ? cells.net : cells.pack, { choices }))
    : found(null)
}

/** Reads the price for one sold unit. Anything but one certain amount is an error, with what may be meant. */
export function priceOf(line: SheetLine, unit: SoldUnit): Found<Price | null> {
  const cell = line.cells.price
  if (cell?.uncalculated) return found(null, issue('error', 'price.formula', cell))
  if (cell?.day) return found(null, issue('error', 'price.unclear', cell))
  const price = readPriceOf(line, cell)
  const several = otherPricesOf(line, price)
  if (several.length > 0) return found(null, issue('error', 'price.several', cell, { choices: several }))
  if (price.kind === 'missing') return found(null, issue('error', 'price.missing', cell))
  if (price.kind === 'unreadable') return found(null, issue('error', 'price.unclear', cell))
  if (price.kind === 'ambiguous') {
    const choices = price.suggestion.map(({ amount }) => money(amount))
    return found(
      null,
      issue('error', price.question === 'range' ? 'price.range' : 'price.unclear', cell, { choices }),
    )
  }
  const { amount, pack } = price.value
  const otherUnit = pack?.unit != null && pack.unit !== unit.per
  const otherNet = pack?.unit == null && pack?.net != null && !same(pack.net, unit.net)
  // `(đ/500 g)` above a row that sells boxes: the price of a box is not said.
  const otherHeading = pack === null && isOtherUnit(line.pricePer, unit.per)
  if (otherUnit || otherNet || otherHeading) return found(null, issue('error', 'price.unclear', cell))
  return found({ amount, per: unit.per })
}

/** Whether the price heading names another unit than the row sells; words that are no unit say nothing. */
function isOtherUnit(heading: string | null, per: string): boolean {
  if (heading === null || heading === per) return false
  const named = unitWord(heading)
  return /^\d/.test(heading) || (named !== null && named.word !== (unitWord(per)?.word ?? per))
}

const ALONE_IN_THOUSANDS = 10_000

function readPriceOf(line: SheetLine, cell: Cell | undefined): ReturnType<typeof readPrice> {
  return line.hasSmallPrices
    ? readPrice(content(cell), line.priceScale, ALONE_IN_THOUSANDS)
    : readPrice(content(cell), line.priceScale)
}

/** The amounts to choose from where columns of equal rank say different prices; none where they agree. */
function otherPricesOf(line: SheetLine, price: ReturnType<typeof readPrice>): string[] {
  const own = price.kind === 'value' ? price.value.amount : null
  const others = (line.otherPrices ?? [])
    .map((cell) => readPriceOf(line, cell))
    .flatMap((other) => (other.kind === 'value' ? other.value.amount : []))
  const all = [...new Set([...(own === null ? [] : [own]), ...others])]
  return all.length > 1 || (own === null && all.length > 0) ? all.map(money) : []
}

const same = (one: Net, other: Net | null): boolean => one.value === other?.value && one.unit === other.unit

/** Reads how many sold units there are. */
export function stockOf(line: SheetLine, unit: SoldUnit): Found<number | null> {
  const cell = line.cells.stock
  if (cell?.uncalculated) return found(null, issue('error', 'stock.formula', cell))
  const stock = cell?.day
    ? ({ kind: 'unreadable' } as const)
    : readStock(content(cell), unit.named ? unit.per : null, line.stockUnit ?? null)
  const contrary = stock.kind === 'value' && stock.value > 0 ? soldOut(line) : undefined
  if (contrary && stock.kind === 'value')
    return found(
      null,
      issue('error', 'stock.unclear', contrary, { choices: [String(stock.value), '0'] }, 'stock'),
    )
  if (stock.kind === 'value') return found(stock.value)
  if (stock.kind === 'missing') return found(null, issue('error', 'stock.missing', cell))
  const choices = stock.kind === 'ambiguous' ? stock.suggestion.map(String) : []
  const isRange = stock.kind === 'ambiguous' && stock.question === 'range'
  return found(null, issue('error', isRange ? 'stock.range' : 'stock.unclear', cell, { choices }))
}

/** The status or note that says that nothing is left. */
function soldOut({ cells: { status, note } }: SheetLine): Cell | undefined {
  return [status, note].find((cell) => /^(?:tam |da |dang )?het hang(?: |$)/.test(fold(textOf(cell))))
}
