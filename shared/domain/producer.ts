import { contentHash } from './hash.ts'
import { TenantId } from './ids.ts'
import type { Producer } from './listing.ts'
import type { Issue } from './row.ts'
import type { Tenant } from './tenant.ts'
import { fold } from './text.ts'
import { producerTexts } from './vietnamese/producers.ts'

/** Which account a producer of a list is: a known one, or a new one; `question` where another might be the same. */
export type ProducerMatch = { kind: 'known' | 'new'; tenant: Tenant; question: Issue | null }

type Onboarding = { importer: TenantId; importId: string; now: number }

/**
 * Resolves a producer among the accounts of its commune: by name, and between namesakes by phone. Same phone under
 * another name: another producer, and a question, because helpers lend their phone. The id of a new account follows
 * from name, place and (where the name is taken) phone, and no choice depends on the order of the accounts, so that
 * reading a list twice makes no second account and moves no product to another one.
 */
export function matchProducer(
  producer: Producer,
  neighbours: readonly Tenant[],
  onboarding: Onboarding,
): ProducerMatch {
  const foldedName = fold(producer.name)
  const namesakes = neighbours.filter((one) => one.foldedName === foldedName)
  const same = sameAmong(namesakes, producer, newTenant(producer, foldedName, false, onboarding).tenant)
  if (same) return { kind: 'known', tenant: same, question: null }
  const tenant = newTenant(producer, foldedName, namesakes.length > 0, onboarding)
  const known = neighbours.find((one) => one.tenant === tenant.tenant)
  const question = questionAbout(producer, namesakes, neighbours)
  return { kind: known ? 'known' : 'new', tenant: known ?? tenant, question }
}

/** The same phone decides; without one, the account that had the name first; then one whose phone may be the same. */
function sameAmong(namesakes: readonly Tenant[], producer: Producer, firstId: string): Tenant | undefined {
  const byPhone = namesakes.find((one) => one.phone !== null && one.phone === producer.phone)
  const first = namesakes.find((one) => one.tenant === firstId)
  if (byPhone) return byPhone
  if (producer.phone === null) return first ?? (namesakes.length === 1 ? namesakes[0] : undefined)
  return [first, ...namesakes].find((one) => one && !differ(one.phone, producer.phone))
}

const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b

function questionAbout(
  producer: Producer,
  namesakes: readonly Tenant[],
  neighbours: readonly Tenant[],
): Issue | null {
  const namesake = namesakes[0]
  if (namesake) return notice('producer.same-name', producerTexts.sameName(namesake.name))
  const samePhone = producer.phone && neighbours.find((one) => one.phone === producer.phone)
  return samePhone ? notice('producer.same-phone', producerTexts.samePhone(samePhone.name)) : null
}

function notice(code: string, text: { message: string; hint: string }): Issue {
  return { severity: 'notice', code, field: 'producer', cell: null, ...text, suggestion: null }
}

function newTenant(
  producer: Producer,
  foldedName: string,
  nameIsTaken: boolean,
  { importer, importId, now }: Onboarding,
): Tenant {
  const place = producer.address?.communeCode ?? fold(producer.address?.original ?? '')
  const phone = nameIsTaken ? producer.phone : null
  const digest = contentHash({ foldedName, place, phone })
  return {
    tenant: TenantId.parse(
      `p${BigInt(`0x${digest.slice(0, 16)}`)
        .toString(36)
        .padStart(10, '0')
        .slice(0, 10)}`,
    ),
    kind: kindOf(foldedName),
    name: producer.name,
    foldedName,
    phone: producer.phone,
    email: null,
    commune: producer.address?.communeCode ?? null,
    address: producer.address?.original ?? null,
    createdAt: now,
    createdBy: { importer, importId },
  }
}

/** What the name says: HTX is a cooperative, HKD a household business; without a sign it is a household. */
function kindOf(foldedName: string): Tenant['kind'] {
  if (/^(htx|hop tac xa|lien hiep htx|thx|to hop tac)\b/.test(foldedName)) return 'cooperative'
  if (/^(hkd|ho kinh doanh|co so|cong ty|doanh nghiep|dn)\b/.test(foldedName)) return 'household-business'
  return 'household'
}
