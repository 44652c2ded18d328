// Who and what takes part: accounts, products, marketplaces and how patient the system is.
import { MarketplaceId, TenantId } from '../../shared/domain/ids.ts'
import type { Session } from '../../shared/domain/session.ts'
import type { Tenant } from '../../shared/domain/tenant.ts'
import { fold } from '../../shared/domain/text.ts'
import type { Manifest } from '../../shared/ports/manifest.ts'
import { PatienceEnv } from '../../shared/runtime/env.ts'
import { tooMuch } from './shops/open-shop.ts'

export const startOfRun = Date.parse('2026-11-21T08:00:00Z')

const office = TenantId.parse('xavidu')
export const tenantIds = ['htxmot', 'hohai'].map((id) => TenantId.parse(id))

export const accounts: Tenant[] = [
  ...tenantIds.map((tenant) => account(tenant, 'cooperative', `Hợp tác xã Ví Dụ ${tenant}`)),
  account(office, 'office', 'Tổ hỗ trợ xã Ví Dụ'),
]

function account(tenant: TenantId, kind: Tenant['kind'], name: string): Tenant {
  const email = `${tenant}@vidu.example`
  const about = { phone: null, email, commune: null, address: null, createdAt: 0, createdBy: null }
  return { tenant, kind, name, foldedName: fold(name), ...about }
}

export const owner = (tenant: TenantId): Session => ({
  ...{ user: tenant, name: 'Người Ví Dụ', tenant, role: 'owner', communes: [] },
})
export const staff: Session = {
  ...{ user: 'canbo', name: 'Cán bộ Ví Dụ', tenant: office, role: 'staff', communes: ['*'] },
}
export const operator: Session = { ...staff, user: 'quantri', role: 'operator' }

export const skuOf = (n: number): string => `SP${n + 1}`

/** -1: a name that is more than the marketplaces carry. */
export const nameOf = (sku: number, name: number): string =>
  `Măng khô loại ${sku + 1} ${name === -1 ? tooMuch : `gói ${'ABCDEFGHIJ'.charAt(name % 10)}`}`

const capabilities = [
  { priceStock: true, pause: true, withdraw: true, changes: true, hints: false },
  { priceStock: false, pause: true, withdraw: true, changes: false, hints: false },
]

/** The first tells what changed there; the second does not, and takes whole products only. */
export const manifests: Manifest[] = capabilities.map((able, n) => ({
  id: `cho-${n + 1}`,
  name: `Chợ ${n + 1}`,
  site: `https://cho-${n + 1}.example`,
  mode: 'partner-api',
  offByDefault: null,
  capabilities: able,
  limits: { says: 'none', source: null },
  lane: { batchSize: 1, maxConcurrency: 2, timeoutSeconds: 120 },
}))

export const laneIds = manifests.map(({ id }) => MarketplaceId.parse(id))

const env = PatienceEnv.parse({ RETRY_LIMIT: '4' })

/** As it is deployed, but sooner stuck, so that this is seen as well. */
export const patience = {
  retryMs: env.RETRY_SECONDS * 1000,
  retryLimit: env.RETRY_LIMIT,
  leaseMs: env.LEASE_SECONDS * 1000,
  reviewMs: 300_000,
  settleMs: env.SETTLE_SECONDS * 1000,
  connectionMs: env.CONNECTION_SECONDS * 1000,
  resendMs: env.RESEND_SECONDS * 1000,
}
export const reconcileSeconds = 900
