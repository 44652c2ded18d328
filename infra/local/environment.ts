import { join } from 'node:path'
import { tables } from '../../shared/adapters/dynamodb/tables.ts'
import type { Env } from '../../shared/runtime/env.ts'
import type { Issuer } from './issuer.ts'
import type { LocalQueue } from './queue-engine.ts'

export type LocalParts = {
  url: string
  dataFolder: string
  databaseEndpoint: string
  queueEndpoint: string
  functionEndpoint: string
  queues: Record<'import' | 'intake' | 'intake-express' | 'digest', LocalQueue>
  lanes: Record<string, LocalQueue>
  express: Record<string, LocalQueue>
  issuer: Issuer
  uploadKey: string
  hookKey: string
  logLevel: string
  changesEverySeconds: number
}

/**
 * Everything on this machine happens within seconds. The lease outlasts six requests of the four seconds that the
 * sandboxes' settings allow each; a try makes no more, but where it logs in again or looks through a category tree.
 */
const patience = {
  RETRY_SECONDS: '1',
  RETRY_LIMIT: '12',
  LEASE_SECONDS: '30',
  REVIEW_SECONDS: '1',
  SETTLE_SECONDS: '180',
  CONNECTION_SECONDS: '5',
  RESEND_SECONDS: '5',
  // Sandboxes and functions go by the same clock.
  RECONCILE_OVERLAP_SECONDS: '2',
  // A sandbox counts its faults by requests: to send fewer of them only makes an outage last longer here.
  OUTAGE_LIMIT: '1000',
  OUTAGE_SECONDS: '1',
  OUTAGE_LONGEST_SECONDS: '2',
}

/** Local tables have the plain names. */
export const tableNames = (): Env =>
  Object.fromEntries(Object.keys(tables).map((name) => [`TABLE_${name.toUpperCase()}`, name]))

/** What every function of local mode is told; each reads only its own part. */
export function localEnvironment(parts: LocalParts): Env {
  const urlsOf = (queues: Record<string, LocalQueue>) =>
    JSON.stringify(Object.fromEntries(Object.entries(queues).map(([id, queue]) => [id, queue.url])))
  return {
    ...patience,
    ...tableNames(),
    RECONCILE_SECONDS: String(parts.changesEverySeconds),
    LOCAL: 'yes',
    DYNAMODB_ENDPOINT: parts.databaseEndpoint,
    SQS_ENDPOINT: parts.queueEndpoint,
    LAMBDA_ENDPOINT: parts.functionEndpoint,
    PREPARE_PICTURE: 'prepare-picture',
    CHECK_HINT: 'check-hint',
    HOOK_KEY: parts.hookKey,
    CONSULT_MARKETPLACE: 'consult-marketplace',
    QUEUE_IMPORT: parts.queues.import.url,
    QUEUE_INTAKE: parts.queues.intake.url,
    QUEUE_INTAKE_EXPRESS: parts.queues['intake-express'].url,
    QUEUE_DIGEST: parts.queues.digest.url,
    LANE_QUEUES: urlsOf(parts.lanes),
    EXPRESS_QUEUES: urlsOf(parts.express),
    FILES_DIR: join(parts.dataFolder, 'files'),
    PICTURE_BASE_URL: parts.url,
    UPLOAD_BASE_URL: `${parts.url}/local/uploads`,
    UPLOAD_KEY: parts.uploadKey,
    MAIL_DIR: join(parts.dataFolder, 'mail'),
    PUBLIC_URL: parts.url,
    HELP_PHONE: '0912 000 999',
    CONNECTIONS_DIR: join(parts.dataFolder, 'connections'),
    USER_POOL_ID: parts.issuer.userPoolId,
    CLIENT_ID: parts.issuer.clientId,
    JWKS: parts.issuer.jwks,
    SIGN_IN_URL: `${parts.url}/local/token`,
    FORM_MAX_BYTES: '26214400',
    LOG_LEVEL: parts.logLevel,
  }
}
