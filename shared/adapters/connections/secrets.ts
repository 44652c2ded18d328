import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import type { MarketplaceId } from '../../domain/ids.ts'
import type { Connection, Connections } from '../../ports/connections.ts'
import { parseSettings } from './settings.ts'

const keepMs = 300_000

/** The shared shop of each marketplace: one secret with the JSON settings. Kept for five minutes, so that a rotation is noticed. */
export function secretConnections(prefix: string, now: () => number): Connections {
  const client = new SecretsManagerClient({})
  const kept = new Map<string, { until: number; connection: Connection | null }>()
  const shared = async (marketplace: MarketplaceId): Promise<Connection | null> => {
    const known = kept.get(marketplace)
    if (known && known.until > now()) return known.connection
    const connection = await read(client, `${prefix}${marketplace}`, marketplace)
    kept.set(marketplace, { until: now() + keepMs, connection })
    return connection
  }
  return {
    get: (_tenant, marketplace) => shared(marketplace),
    shops: async (marketplace) => [await shared(marketplace)].filter((one) => one !== null),
  }
}

async function read(
  client: SecretsManagerClient,
  SecretId: string,
  shop: string,
): Promise<Connection | null> {
  try {
    const answer = await client.send(new GetSecretValueCommand({ SecretId }))
    return answer.SecretString ? { shop, settings: parseSettings(answer.SecretString) } : null
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return null
    throw error
  }
}
