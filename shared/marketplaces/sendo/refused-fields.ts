import type { RejectedField } from '../../domain/failure.ts'

/**
 * Sendo's names of properties (both vocabularies: HS-17992165478425, HS-17992225144985; letters only, because their
 * spelling varies) and the field of ours that they come from.
 */
const fields: Record<string, string> = {
  name: 'name',
  sku: 'sku',
  storesku: 'sku',
  price: 'price',
  specialprice: 'promotion',
  promotionfromdate: 'promotion',
  promotiontodate: 'promotion',
  promotionstartdate: 'promotion',
  promotionenddate: 'promotion',
  stockquantity: 'stock',
  quantity: 'stock',
  stockavailability: 'stock',
  description: 'description',
  pictures: 'images',
  productpictures: 'images',
  pictureurl: 'images',
  productimage: 'images',
  picture: 'images',
  avatar: 'images',
  catid: 'group',
  category: 'group',
  categoryid: 'group',
  attributes: 'attributes',
  attributevalues: 'attributes',
  weight: 'net',
  height: 'net',
  length: 'net',
  width: 'net',
  heightproduct: 'net',
  lengthproduct: 'net',
  witdhproduct: 'net',
  unitid: 'unit',
  brandid: 'brand',
  certificatefile: 'papers',
  variants: 'variants',
  variantsku: 'variants',
  extendedshippingpackage: 'shipping',
}

const ownFields = new Map(Object.entries(fields))

const LONGEST_MESSAGE = 300

/** What was refused, by our fields; the message is Sendo's own. A property that we do not know names no field. */
export function refusedFields(details: readonly { property: string; message: string }[]): RejectedField[] {
  return details
    .map(({ property, message }) => ({ field: fieldOf(property), reason: readable(message) }))
    .filter(({ field, reason }) => field !== '' || reason !== '')
}

/** `Products[0].Cat_4_Id`, `attributes.0.attribute_id`: the first part that we know. */
function fieldOf(property: string): string {
  for (const part of property.split('.')) {
    const known = ownFields.get(part.toLowerCase().replace(/[^a-z]/g, ''))
    if (known !== undefined) return known
  }
  return ''
}

/** Only sentences are shown to people; what a program wrote for programs is not. */
function readable(message: string): string {
  const text = message.replace(/\s+/g, ' ').trim()
  const isForPrograms = /^[[{<]|[{}<>]|":|https?:|\bat \w+\.\w+\(/.test(text)
  return isForPrograms ? '' : text.slice(0, LONGEST_MESSAGE)
}
