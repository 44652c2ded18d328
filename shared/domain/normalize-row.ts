import type { DraftListing } from './listing.ts'
import { gtinOf, imagesOf, nameOf, notForSale, seasonOf, shelfLifeOf, skuOf } from './normalize/details.ts'
import { issue } from './normalize/findings.ts'
import { type SheetLine, textOf, withProducer } from './normalize/line.ts'
import { priceOf, soldUnit, stockOf } from './normalize/offer.ts'
import { ocopOf, producerOf } from './normalize/origin.ts'
import { mayBeAlcohol } from './product/alcohol.ts'
import { proposeGroup } from './product/group.ts'
import type { Issue, RowResult } from './row.ts'

/**
 * Makes one product line a row result: the listing as far as the line tells, and an issue with its cell for everything
 * that is missing or not clear. Name, price and stock are required; whatever else is unclear is left out with a notice.
 * `today` is `yyyy-mm-dd`. A SKU is only taken from the sheet; `stableSku` makes one for a listing without.
 */
export function normalizeRow(read: SheetLine, today: string): RowResult {
  const line = withProducer(read)
  const unit = soldUnit(line)
  const found = {
    name: nameOf(line),
    sku: skuOf(line),
    price: priceOf(line, unit.value),
    stock: stockOf(line, unit.value),
    unit,
    ocop: ocopOf(line, today),
    producer: producerOf(line),
    gtin: gtinOf(line),
    season: seasonOf(line),
    shelfLife: shelfLifeOf(line),
    images: imagesOf(line),
  }
  const group = proposeGroup(textOf(line.cells.name), line.cells.category?.text ?? null, line.section)
  const listing: DraftListing = {
    sku: found.sku.value,
    name: found.name.value,
    price: found.price.value,
    net: unit.value.net,
    stock: found.stock.value,
    ocop: found.ocop.value,
    producer: found.producer.value,
    group,
    gtin: found.gtin.value,
    description: textOf(line.cells.description) || null,
    season: found.season.value,
    shelfLifeMonths: found.shelfLife.value,
    images: found.images.value,
  }
  const issues = [...Object.values(found).flatMap((part) => part.issues), ...alcoholOf(line, group)]
  return decide(line, issues, listing)
}

function alcoholOf(line: SheetLine, group: number | null): Issue[] {
  const words = [textOf(line.cells.name), textOf(line.cells.category)]
  return mayBeAlcohol(words, group) ? [issue('error', 'alcohol.confirm', line.cells.name, {}, 'name')] : []
}

function decide(line: SheetLine, issues: Issue[], listing: DraftListing): RowResult {
  const row = { sheet: line.sheet, line: line.line, listing }
  const marked = notForSale(line)
  if (marked) return { ...row, outcome: 'skipped', issues: [issue('notice', 'row.not-for-sale', marked)] }
  if (line.hidden)
    return { ...row, outcome: 'skipped', issues: [issue('notice', 'row.hidden', line.cells.name)] }
  const needsFix = issues.some(({ severity }) => severity === 'error')
  return { ...row, outcome: needsFix ? 'needs-fix' : 'accepted', issues }
}
