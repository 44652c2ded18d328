import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Hint, HintRequest } from '../../ports/marketplace.ts'
import type { PartnerProfile, Webhook } from './profile.ts'
import { PartnerHint } from './protocol.ts'
import { itemsFromWire } from './wire.ts'

/** Checks what came to our address for hints. Only signature and age are believed, never what it says of a product. */
export function readHint(
  { headers, body }: HintRequest,
  { webhook, fieldNames }: PartnerProfile,
  now: number,
): Hint {
  if (!webhook) return refused('the contract profile has no webhook')
  const timestamp = headers[webhook.timestamp.toLowerCase()] ?? ''
  if (!/^\d{1,12}$/.test(timestamp)) return refused(`${webhook.timestamp} is no time in epoch seconds`)
  if (!isSigned(webhook, timestamp, headers, body)) return refused('the signature is not one of ours')
  const awayMs = Math.abs(now - Number(timestamp) * 1000)
  if (awayMs > webhook.windowSeconds * 1000)
    return refused(
      `${Math.round(awayMs / 1000)} s away from our clock, ${webhook.windowSeconds} s are allowed`,
    )
  const products = readProducts(body, fieldNames)
  if (!products) return refused('signed, but the body names no products as the protocol does')
  const delivery = webhook.delivery === null ? undefined : headers[webhook.delivery.toLowerCase()]
  return { kind: 'products', products, delivery: delivery?.slice(0, 200) ?? null }
}

const refused = (why: string): Hint => ({ kind: 'refused', refused: why })

/** Compared in constant time, with every secret: how long it takes tells nothing. */
function isSigned(
  webhook: Webhook,
  timestamp: string,
  headers: HintRequest['headers'],
  body: string,
): boolean {
  const given = Buffer.from(headers[webhook.signature.toLowerCase()] ?? '')
  const matches = webhook.secrets.map((secret) => {
    const expected = Buffer.from(signatureOf(webhook.prefix, secret, timestamp, body))
    return expected.length === given.length && timingSafeEqual(expected, given)
  })
  return matches.includes(true)
}

export const signatureOf = (prefix: string, secret: string, timestamp: string, body: string): string =>
  prefix + createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')

function readProducts(body: string, names: PartnerProfile['fieldNames']) {
  const parsed = PartnerHint.safeParse(withOwnNames(body, names))
  if (!parsed.success) return null
  return parsed.data.items.map(({ id, sku }) => ({ externalId: id, shopSku: sku ?? null }))
}

function withOwnNames(body: string, names: PartnerProfile['fieldNames']): unknown {
  try {
    return itemsFromWire(JSON.parse(body), names)
  } catch {
    return null
  }
}
