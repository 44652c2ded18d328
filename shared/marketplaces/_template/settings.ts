import * as z from 'zod'
import { RequestLimits } from '../../domain/pace/limits.ts'
import { BaseUrl, HttpSettings } from '../http.ts'
import { strictSettings } from '../strict.ts'

/** What an operator gives to reach one shop: replace `clientId` and `clientSecret` by the keys that it logs in with. */
export const OwnApiSettings = strictSettings({
  /** Where it is. The documented address stands here as a comment, never as a default. */
  baseUrl: BaseUrl,
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  http: HttpSettings.prefault({}),
  /** The documented limits as defaults, with their source; `{}` where none is documented. */
  limits: RequestLimits.prefault({}),
})
export type OwnApiSettings = z.infer<typeof OwnApiSettings>
