import * as z from 'zod'
import { MarketplaceId } from '../domain/ids.ts'
import { type Hint, HintRequest } from './marketplace.ts'

/** What somebody sent to the address of a marketplace. */
export const HintOrder = z.object({ marketplace: MarketplaceId, request: HintRequest })
export type HintOrder = z.infer<typeof HintOrder>

/** Has a hint read where the secrets of the marketplace are known; null where nobody could be asked just now. */
export type CheckHint = (order: HintOrder) => Promise<Hint | null>
