import * as z from 'zod'
import { RequestLimits } from '../../domain/pace/limits.ts'
import { BaseUrl, HttpSettings } from '../http.ts'

/** A shop's connection to Sendo. Keys come from the shop's own page "Kết nối API" (HS-17990422078361). */
export const SendoSettings = z.object({
  /** `https://open.sendo.vn` in its documentation; whether it still answers is unknown. */
  baseUrl: BaseUrl,
  shopKey: z.string().min(1),
  secretKey: z.string().min(1),
  /** The number of the store; where it is given, hints for another one are refused. */
  storeId: z.int().positive().optional(),
  http: HttpSettings.prefault({}),
  /**
   * Five logins a second and address are documented (HS-17990422078361), nothing of other calls: we are as careful with
   * those, until Sendo allows more.
   */
  limits: RequestLimits.prefault({ perSecond: 5, loginsPerSecond: 5 }),
  /** How long to leave a product alone that cannot be updated because it is in review. */
  reviewWaitSeconds: z.int().positive().default(300),
  /** Sends only the fields that changed. Off: the documentation of the call is known in part only (README.md). */
  fieldMask: z.boolean().default(false),
  /** Parcel weight where a listing does not tell. */
  defaultWeightGrams: z.int().positive().default(500),
  /**
   * Level-4 categories that a person chose: by OCOP group number, before our own choice; and under `other`, for the
   * products whose words do not tell. Without `other` such a product waits for a person.
   */
  categoryIds: z.record(z.string().regex(/^([1-9]|1\d|2[0-6]|other)$/), z.int().positive()).default({}),
})
export type SendoSettings = z.infer<typeof SendoSettings>
