import { createWebApp, type WebDeps } from '../../functions/web/app.ts'
import { TenantId } from '../../shared/domain/ids.ts'
import type { Role, Session } from '../../shared/domain/session.ts'
import { marketplaces } from '../../shared/marketplaces/registry.ts'
import { importProgress } from '../../shared/steps/import-progress.ts'
import type { World } from '../flow/step-world.ts'

/** Tokens that the pages of this world know: `<role>.<tenant>.x`, where a real one would say the same behind a signature. */
export const tokenFor = (role: Role, tenant: string): string => `${role}.${tenant}.x`

function sessionIn(token: string): Session | null {
  const [role, tenant] = token.split('.') as [Role, string]
  if (!['owner', 'staff', 'operator'].includes(role)) return null
  const communes = role === 'owner' ? [] : ['*']
  return { user: `${role}1`, name: 'Ai đó', tenant: TenantId.parse(tenant), role, communes }
}

/** Pages and API over the stores of a world, at an address with https. */
export function webWorld(world: World, more: Partial<WebDeps> = {}) {
  const { stores, files, clock, queues } = world
  const url = 'https://ocop.example'
  const app = createWebApp({
    ...{ stores, files, clock, queues, publicUrl: url, local: false },
    marketplaces: marketplaces.map(({ manifest }) => manifest),
    known: marketplaces.map(({ manifest }) => manifest),
    consult: { preview: async () => null, connection: async () => null },
    progressOf: (of: Parameters<typeof importProgress>[1]) => importProgress(stores, of),
    handOverFiles: { get: async () => null },
    paperPhotos: async () => ({ ok: false, why: 'unreadable' }),
    checkHint: async () => null,
    hookKey: async () => 'a key of this test',
    identity: {
      verify: async (token: string) => sessionIn(token),
      signIn: async ({ user, password }: { user: string; password: string }) =>
        password === 'right' ? tokenFor('owner', user) : null,
    },
    limits: { uploadMaxBytes: 1_000_000, formMaxBytes: 1_000_000 },
    addressOf: () => '192.0.2.1',
    report: (error: Error) => console.error(error),
    ...more,
  } as WebDeps)
  const ask = (token: string, method: string, path: string, body?: RequestInit['body']) =>
    app.request(`${url}${path}`, {
      method,
      headers: {
        origin: url,
        cookie: `__Host-session=${token}`,
        authorization: `Bearer ${token}`,
        accept: 'text/html',
      },
      ...(body !== undefined && { body }),
    })
  return { app, url, ask }
}
