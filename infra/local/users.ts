import { TenantId } from '../../shared/domain/ids.ts'
import type { Session } from '../../shared/domain/session.ts'
import type { Tenant } from '../../shared/domain/tenant.ts'
import { fold } from '../../shared/domain/text.ts'

/** A person who can log in on a fresh machine. All invented. */
export type LocalUser = Session & { about: string }

const cooperative = TenantId.parse('htxvidu')
const office = TenantId.parse('xavidu')
const operators = TenantId.parse('quantri')

export const localUsers: readonly LocalUser[] = [
  {
    user: 'htx',
    name: 'Hợp tác xã Ví Dụ',
    tenant: cooperative,
    role: 'owner',
    communes: [],
    about: 'Hợp tác xã',
  },
  {
    user: 'canbo',
    name: 'Cán bộ Ví Dụ',
    tenant: office,
    role: 'staff',
    communes: ['*'],
    about: 'Cán bộ khuyến nông',
  },
  {
    user: 'quantri',
    name: 'Quản trị Ví Dụ',
    tenant: operators,
    role: 'operator',
    communes: ['*'],
    about: 'Quản trị hệ thống',
  },
]

/** The accounts of the seeded users. `.example` addresses belong to nobody. */
export const seededTenants: readonly Tenant[] = [
  account(cooperative, 'cooperative', 'Hợp tác xã Ví Dụ', '00769'),
  account(office, 'office', 'Tổ hỗ trợ xã Ví Dụ', null),
  account(operators, 'office', 'Quản trị hệ thống', null),
]

function account(tenant: TenantId, kind: Tenant['kind'], name: string, commune: string | null): Tenant {
  return {
    tenant,
    kind,
    name,
    foldedName: fold(name),
    phone: null,
    email: `${tenant}@vidu.example`,
    commune,
    address: null,
    createdAt: 0,
    createdBy: null,
  }
}
