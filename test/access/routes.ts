import type { Hono } from 'hono'
import { createWebApp } from '../../functions/web/app.ts'
import type { WebDeps } from '../../functions/web/deps.ts'
import { backupRoute } from '../../infra/local/backup/route.ts'
import { queueRoutes } from '../../infra/local/queue-routes.ts'
import { localRoutes } from '../../infra/local/routes.ts'

/** Enough to be built, nothing to be called. */
const noDeps = {
  files: { pictureUrl: () => 'http://pictures.example/0' },
  limits: { uploadMaxBytes: 1, formMaxBytes: 1 },
  publicUrl: 'http://pages.example',
  marketplaces: [],
} as unknown as WebDeps

/** Every route that the pages and the API have, as `METHOD /path`. */
export const webRoutes = (): string[] => routesOf(createWebApp(noDeps))

/** Those of local mode alone. */
export const localOnly = (): string[] =>
  [
    localRoutes({ sandboxes: new Map() } as unknown as Parameters<typeof localRoutes>[0]),
    queueRoutes(...([null, {}] as unknown as Parameters<typeof queueRoutes>)),
    backupRoute({} as unknown as Parameters<typeof backupRoute>[0]),
  ].flatMap(routesOf)

/** A pattern of a parameter says how it is read, not where it leads. */
const plain = (path: string): string => path.replace(/\{(?:[^{}]|\{[^{}]*\})*\}/g, '')

/** What is registered for every path is no door: it stands before them. */
const isDoor = ({ method, path }: { method: string; path: string }): boolean =>
  method !== 'ALL' || !path.endsWith('/*')

function routesOf(app: Hono): string[] {
  return [...new Set(app.routes.filter(isDoor).map(({ method, path }) => `${method} ${plain(path)}`))]
}
