import type { DraftListing } from '../../domain/listing.ts'
import { isStableSku } from '../../domain/product/sku.ts'
import { money } from '../../domain/vietnamese/values.ts'
import { templateGroups, type templateHeadings, templateValues } from '../../domain/vietnamese/workbook.ts'
import type { CellLook, CellValue } from '../write/new-sheet.ts'
import { communeText, hamletText, packText, phoneText, seasonText, unitText } from './template-text.ts'

/** The lists to choose from. */
export type TemplateLists = { units: string[]; groups: string[]; stars: string[]; communes: string[] }

export type TemplateColumn = {
  name: keyof typeof templateHeadings
  width: number
  look: CellLook
  list?: keyof TemplateLists
  /** Null where the listing says nothing. */
  value: (listing: DraftListing) => CellValue | null
}

const text = (said: string | null | undefined): CellValue | null => (said ? { text: said } : null)

/** A number this large would be asked about when it is read: written with its currency it is certain. */
const CERTAIN_BELOW = 100_000_000

function priceOf({ price }: DraftListing): CellValue | null {
  if (price === null) return null
  return price.amount < CERTAIN_BELOW ? { number: price.amount } : { text: money(price.amount) }
}

const column = (
  name: TemplateColumn['name'],
  width: number,
  value: TemplateColumn['value'],
  more: Partial<Pick<TemplateColumn, 'look' | 'list'>> = {},
): TemplateColumn => ({ name, width, look: 'text', value, ...more })

/** The columns of the template from left to right. */
const TEMPLATE_COLUMNS: TemplateColumn[] = [
  column('name', 34, ({ name }) => text(name)),
  // A code that we made is in the hidden key; shown, it would be copied along with a row.
  column('sku', 14, ({ sku }) => (sku === null || isStableSku(sku) ? null : text(sku))),
  column('group', 26, ({ group }) => text(group === null ? null : templateGroups[group - 1]), {
    list: 'groups',
  }),
  column('unit', 11, (listing) => text(unitText(listing)), { list: 'units' }),
  column('pack', 18, (listing) => text(packText(listing))),
  column('price', 14, priceOf, { look: 'money' }),
  column('stock', 10, ({ stock }) => (stock === null ? null : { number: stock }), { look: 'number' }),
  column('images', 16, () => null),
  column('description', 44, ({ description }) => text(description)),
  column('season', 20, ({ season }) => text(seasonText(season))),
  column('shelfLife', 12, ({ shelfLifeMonths: months }) =>
    text(months === null ? null : templateValues.shelfLife(months)),
  ),
  column('gtin', 16, ({ gtin }) => text(gtin)),
  column('stars', 10, ({ ocop }) => text(ocop.stars === null ? null : templateValues.stars(ocop.stars)), {
    list: 'stars',
  }),
  column('decision', 18, ({ ocop }) => text(ocop.decision)),
  column('issuedOn', 12, ({ ocop }) => (ocop.issuedOn === null ? null : { day: ocop.issuedOn }), {
    look: 'day',
  }),
  column('producer', 24, ({ producer }) => text(producer?.name)),
  column('phone', 14, ({ producer }) => text(phoneText(producer?.phone ?? null))),
  column('hamlet', 16, ({ producer }) => text(hamletText(producer?.address ?? null))),
  column('commune', 26, ({ producer }) => text(communeText(producer?.address ?? null)), { list: 'communes' }),
]

/** Columns that a seller of own products need not fill in. */
const OF_PRODUCERS: TemplateColumn['name'][] = ['producer', 'phone', 'hamlet', 'commune']

/** The columns with or without those that name who made a product. */
export function templateColumns(withProducers: boolean): TemplateColumn[] {
  return TEMPLATE_COLUMNS.filter(({ name }) => withProducers || !OF_PRODUCERS.includes(name))
}
