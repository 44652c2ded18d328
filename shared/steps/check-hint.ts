// People's stage: what a marketplace sent to its address, read where its secrets are known. Writes nothing.
import type { Failure } from '../domain/failure.ts'
import type { MarketplaceId } from '../domain/ids.ts'
import type { HintOrder } from '../ports/hints.ts'
import type { Hint } from '../ports/marketplace.ts'
import type { OpenedMarketplace } from '../ports/opened-marketplace.ts'

export type CheckHintParts = {
  /** Every connected shop of a marketplace; none where it is unknown. */
  shops(marketplace: MarketplaceId): Promise<{ shop: string; market: OpenedMarketplace | Failure }[]>
  /** Told why a hint is refused, for the log. */
  refused(of: { marketplace: string; why: string }): void
}

/** The first shop that recognises the hint speaks for all. */
export async function checkHint(parts: CheckHintParts, { marketplace, request }: HintOrder): Promise<Hint> {
  let why = 'no shop is connected'
  for (const { market } of await parts.shops(marketplace)) {
    const hint = hintOf(market, request)
    if (hint.kind === 'products') return hint
    why = hint.refused
  }
  parts.refused({ marketplace, why })
  return { kind: 'refused', refused: why }
}

function hintOf(market: OpenedMarketplace | Failure, request: HintOrder['request']): Hint {
  if ('kind' in market) return { kind: 'refused', refused: market.code }
  try {
    return market.hint?.(request) ?? { kind: 'refused', refused: 'this marketplace sends no hints' }
  } catch {
    // The error of a parser quotes what it could not read, and a hint may hold a secret.
    return { kind: 'refused', refused: 'it cannot be read' }
  }
}
