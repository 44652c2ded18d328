import * as z from 'zod'
import { Image } from '../../domain/listing.ts'
import { RequestLimits } from '../../domain/pace/limits.ts'
import { BaseUrl, HttpSettings } from '../http.ts'
import { sayUnknown, strictSettings } from '../strict.ts'
import { HeaderName, PartnerLogin } from './profile-login.ts'
import { Paths } from './profile-paths.ts'
import { PartnerAnswer, PartnerChanges, PartnerProduct, PartnerRefusal } from './protocol.ts'

/** Names on the wire that differ from the protocol's, by the protocol's name: of the outer fields of what is sent and answered. */
const FieldName = z.enum([
  ...PartnerProduct.keyof().options,
  ...PartnerAnswer.keyof().options,
  ...PartnerChanges.keyof().options,
  ...PartnerRefusal.keyof().options,
])
const FieldNames = z
  .partialRecord(FieldName, z.string().min(1).max(100), { error: sayUnknown(FieldName.options) })
  .superRefine((names, context) => {
    const owners = new Map<string, string>()
    for (const name of FieldName.options) {
      const wire = names[name] ?? name
      const other = owners.get(wire)
      // Told at the name that the profile gives, not at the one that stays as it is.
      const at = names[name] === undefined && other !== undefined ? other : name
      const message = `two fields, one name: ${other} and ${name} would both be "${wire.slice(0, 40)}"`
      if (other !== undefined) context.addIssue({ code: 'custom', path: [at], message })
      owners.set(wire, name)
    }
  })
export type FieldNames = z.infer<typeof FieldNames>

const StatusMeaning = z.enum(['in-review', 'live', 'paused', 'rejected', 'withdrawn'])
/** Without a word for what is on sale no product would ever be seen to be so. A marketplace may well have no review. */
const StatusWords = z.record(z.string().min(1).max(100), StatusMeaning).superRefine((words, context) => {
  if (!Object.values(words).includes('live'))
    context.addIssue({ code: 'custom', message: 'no word means live' })
})

/** What the marketplace takes, of a product and of requests. `mark` and `source` as for every rule: `V` where the contract says so. */
export const Limits = strictSettings({
  ...RequestLimits.shape,
  source: z.string().min(1),
  mark: z.enum(['V', 'C', '2', '?']),
  checkedOn: z.iso.date(),
  nameMax: z.int().positive().nullable().default(null),
  descriptionMin: z.int().nonnegative().default(0),
  descriptionMax: z.int().positive().default(20_000),
  descriptionFormat: z.enum(['html', 'text']).default('text'),
  picturesMin: z.int().nonnegative().default(0),
  picturesMax: z.int().positive().nullable().default(null),
  /** Longest side of the pictures it is given, pixels; 2000 and null: as they are prepared. */
  pictureSide: z
    .union([z.literal(500), z.literal(1000), z.literal(2000)])
    .nullable()
    .default(null),
  /** Pixels of the shorter side; smaller pictures are not sent. */
  pictureSideMin: z.int().nonnegative().default(0),
  /** Null: all that we have. */
  pictureTypes: z.array(Image.shape.type).min(1).nullable().default(null),
  skuMax: z.int().min(20).max(45).default(45),
  priceMin: z.int().nonnegative().default(0),
  priceMax: z.int().positive().nullable().default(null),
  stockMax: z.int().positive().nullable().default(null),
  /** Whether a product without a category of the marketplace is refused; staff choose it in the map of categories. */
  categoryRequired: z.boolean().default(false),
  /** Codes of answers that mean "too many requests" where their HTTP status does not say so. */
  tooManyCodes: z.array(z.string().min(1)).default([]),
})
export type Limits = z.infer<typeof Limits>

/**
 * How the marketplace signs what it sends us: the header `signature` holds `prefix` and the HMAC-SHA256, in hex, of
 * `<timestamp>.<body>`; the header `timestamp` epoch seconds. Several secrets: an old and a new one while they change.
 */
const Webhook = strictSettings({
  secrets: z
    .array(z.string().min(16, { error: 'is too short: 16 characters at least' }))
    .min(1)
    .max(5),
  signature: HeaderName.default('X-Signature'),
  prefix: z.string().max(20).default(''),
  timestamp: HeaderName.default('X-Timestamp'),
  /** The header that is the same for a repetition of the same message; null where there is none. */
  delivery: HeaderName.nullable().default('X-Delivery-Id'),
  /** How many seconds old, or ahead of our clock, a message may be. */
  windowSeconds: z.int().min(10).max(3_600).default(300),
})
export type Webhook = z.infer<typeof Webhook>

/**
 * A contract profile: how one marketplace speaks our protocol. Supplied by an operator after a contract; there is no
 * default for where it is. A status word that is not listed is reported as unknown.
 */
export const PartnerProfile = strictSettings({
  baseUrl: BaseUrl,
  login: PartnerLogin,
  paths: Paths.prefault({}),
  fieldNames: FieldNames.default({}),
  /** Where a successful answer keeps what is answered; null where it is the answer itself. */
  answerField: z.string().min(1).nullable().default(null),
  statusWords: StatusWords,
  limits: Limits,
  /** Null: the marketplace sends us nothing. */
  webhook: Webhook.nullable().default(null),
  http: strictSettings(HttpSettings.shape).prefault({}),
})
export type PartnerProfile = z.infer<typeof PartnerProfile>
