import type { RejectedField } from '../../domain/failure.ts'
import type { PartnerProfile } from './profile.ts'
import type { PartnerProduct } from './protocol.ts'

/** The limits of the profile, as the marketplace would apply them. Fields in the wire's names. */
export function limitErrors(
  product: PartnerProduct,
  { limits, fieldNames }: PartnerProfile,
): RejectedField[] {
  const { nameMax, descriptionMin, descriptionMax, picturesMin, picturesMax } = limits
  const { name, description, pictures } = product
  const broken: [boolean, 'name' | 'description' | 'pictures', string][] = [
    [nameMax !== null && name.length > nameMax, 'name', `at most ${nameMax} characters`],
    [description.length < descriptionMin, 'description', `at least ${descriptionMin} characters`],
    [description.length > descriptionMax, 'description', `at most ${descriptionMax} characters`],
    [pictures.length < picturesMin, 'pictures', `at least ${picturesMin}`],
    [picturesMax !== null && pictures.length > picturesMax, 'pictures', `at most ${picturesMax}`],
  ]
  return broken
    .filter(([wrong]) => wrong)
    .map(([, field, reason]) => ({ field: fieldNames[field] ?? field, reason }))
}
