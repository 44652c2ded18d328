import * as z from 'zod'
import { TenantId } from './ids.ts'

export const Role = z.enum(['owner', 'staff', 'operator'])
export type Role = z.infer<typeof Role>

/** Who is asking, from the verified token only. `communes` is what staff may act in; `*` means the whole province. */
export const Session = z.object({
  user: z.string(),
  name: z.string(),
  tenant: TenantId,
  role: Role,
  communes: z.array(z.string()),
})
export type Session = z.infer<typeof Session>

/** Whether staff may act for a commune. A tenant whose commune is not certain is open to staff of the whole province only. */
export function mayActIn(session: Session, commune: string | null): boolean {
  if (session.role === 'owner') return false
  if (session.communes.includes('*')) return true
  return commune !== null && session.communes.includes(commune)
}
