import { startPartnerSandbox } from '../../shared/marketplaces/partner-api/sandbox.ts'
import type { StartSandbox } from '../../shared/ports/sandbox.ts'
import type { Subject } from '../contracts/marketplace/subject.ts'
import { allSubjects, templates } from '../contracts/marketplace/subjects.ts'

/** A contract that limits everything a contract can limit, so narrowly that generated listings are on both sides. */
export const strictLimits = {
  source: 'contract of this test',
  mark: 'V',
  checkedOn: '2026-11-21',
  nameMax: 40,
  descriptionMin: 300,
  descriptionMax: 3_000,
  descriptionFormat: 'html',
  picturesMin: 2,
  picturesMax: 4,
  pictureSideMin: 400,
  pictureTypes: ['image/jpeg', 'image/png'],
  skuMax: 20,
  priceMin: 5_000,
  priceMax: 50_000_000,
  stockMax: 50_000,
  categoryRequired: true,
}

const startStrict: StartSandbox = (options) =>
  startPartnerSandbox(options, {
    login: { kind: 'apiKey', header: 'X-Api-Key', key: 'sandbox-key' },
    statusWords: Object.fromEntries(
      ['in-review', 'live', 'paused', 'rejected', 'withdrawn'].map((word) => [word, word]),
    ),
    limits: strictLimits,
  })

export const strict: Subject = { marketplace: templates.partner.marketplace, startSandbox: startStrict }

/** Verified rules that generated listings break; that of the SKU is tried by itself: our own SKUs are never too long. */
const hitByStrict = [
  'category.unknown',
  'description.short',
  'images.few',
  'name.too-long',
  'price.high',
  'price.low',
  'stock.high',
]

/** Verified rules of a marketplace's own that generated listings break. */
const hitByOwn: Record<string, string[]> = { sendo: ['attribute.missing', 'category.unknown'] }

/**
 * `hit`: verified rules that some of the generated listings have to break. Every registered marketplace, the templates
 * that new ones start from, and the one of our protocol under a strict contract.
 */
export const subjects: { name: string; subject: Subject; hit: string[] }[] = [
  ...(await allSubjects()).map((subject) => {
    const name = subject.marketplace.manifest.id
    return { name, subject, hit: hitByOwn[name] ?? [] }
  }),
  { name: 'strict contract', subject: strict, hit: hitByStrict },
]
