import type { DraftListing } from './listing.ts'
import { withContact } from './normalize/contact.ts'
import { gtinOf, imagesOf, nameOf, notForSale, seasonOf, shelfLifeOf, skuOf } from './normalize/details.ts'
import { issue } from './normalize/findings.ts'
import { withoutIdentity } from './normalize/identity.ts'
import { type SheetLine, textOf, withoutErrors, withProducer } from './normalize/line.ts'
import { priceOf, soldUnit, stockOf } from './normalize/offer.ts'
import { ocopOf, producerOf } from './normalize/origin.ts'
import { certificatesOf, claimIssues } from './normalize/papers.ts'
import { mayBeAlcohol } from './product/alcohol.ts'
import { type GroupProposal, groupOf } from './product/group.ts'
import type { Issue, RowResult } from './row.ts'
import { groupText } from './vietnamese/values.ts'

/**
 * Makes one product line a row result: the listing as far as the line tells, and an issue with its cell for everything
 * that is missing or not clear. Name, price and stock are required; whatever else is unclear is left out with a notice.
 * `today` is `yyyy-mm-dd`. A SKU is only taken from the sheet; `stableSku` makes one for a listing without.
 */
export function normalizeRow(read: SheetLine, today: string): RowResult {
  const { line, issues: identity } = withoutIdentity(withContact(withProducer(withoutErrors(read))))
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
    certificates: certificatesOf(line, today),
  }
  const proposal = groupOf(textOf(line.cells.name), line.cells.category?.text ?? null, line.section)
  const { group } = proposal
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
    ...(found.certificates.value.length > 0 ? { certificates: found.certificates.value } : {}),
  }
  const issues = [
    ...Object.values(found).flatMap((part) => part.issues),
    ...identity,
    ...groupIssues(line, proposal),
    ...alcoholOf(line, group),
    ...claimIssues(line, found.certificates.value),
  ]
  return decide(line, issues, listing)
}

/** Told only where the words point to several groups. */
function groupIssues(line: SheetLine, { confidence, candidates }: GroupProposal): Issue[] {
  if (confidence !== 'unclear') return []
  const choices = candidates.map(groupText)
  return [
    issue(
      'notice',
      'group.unclear',
      line.cells.category?.text ? line.cells.category : line.cells.name,
      { choices },
      'group',
    ),
  ]
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
