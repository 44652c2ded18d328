import { Preferences } from '../../../shared/domain/preferences.ts'
import { readPreferences, savePreferences } from '../acts/preferences.ts'
import { done } from '../trouble.ts'
import { none, type Route, route } from './route.ts'
import { TenantQuery } from './schemas.ts'

const read = route({
  method: 'get',
  path: '/api/preferences',
  tag: 'preferences',
  summary: 'What an account wants done without being asked',
  who: 'everybody',
  params: none,
  query: TenantQuery,
  body: none,
  answer: { statuses: [200], description: 'The preferences', schema: Preferences },
  troubles: [403, 404],
  async handle({ deps, session, query }) {
    const preferences = await readPreferences(deps, session, query.tenant)
    return preferences.ok ? done({ status: 200, body: preferences.value }) : preferences
  },
})

const save = route({
  method: 'put',
  path: '/api/preferences',
  tag: 'preferences',
  summary: 'Say what an account wants done about changes by hand at a marketplace',
  who: 'everybody',
  params: none,
  query: TenantQuery,
  body: Preferences,
  answer: { statuses: [200], description: 'The preferences from now on', schema: Preferences },
  troubles: [400, 403, 404],
  async handle({ deps, session, query, body }) {
    const saved = await savePreferences(deps, session, query.tenant, body)
    return saved.ok ? done({ status: 200, body: saved.value }) : saved
  },
})

export const preferenceRoutes: readonly Route[] = [read, save]
