import * as z from 'zod'

/**
 * Names of everything a function is told from outside. The infrastructure sets them, `parts.ts` reads them, each part
 * parsing only what it needs, so that a function without a right never learns the name of the thing.
 */
export type Env = Readonly<Record<string, string | undefined>>

/** Table names. `DYNAMODB_ENDPOINT` only in local mode. */
export const StoresEnv = z.object({
  TABLE_TENANTS: z.string(),
  TABLE_ROWS: z.string(),
  TABLE_DESIRED: z.string(),
  TABLE_STATUS: z.string(),
  TABLE_LEDGER: z.string(),
  DYNAMODB_ENDPOINT: z.url().optional(),
})

/** Queue URLs. `LANE_QUEUES` is a JSON object from marketplace id to queue URL, in registry order. */
export const QueuesEnv = z.object({
  QUEUE_IMPORT: z.url().optional(),
  QUEUE_INTAKE: z.url().optional(),
  QUEUE_INTAKE_EXPRESS: z.url().optional(),
  QUEUE_DIGEST: z.url().optional(),
  LANE_QUEUES: z.string().optional(),
  /** The same for what a person waits for. */
  EXPRESS_QUEUES: z.string().optional(),
  SQS_ENDPOINT: z.url().optional(),
})

/** Bucket for sheets and pictures. `FILES_DIR` only in local mode, then `BUCKET` is absent. */
export const FilesEnv = z.object({
  BUCKET: z.string().optional(),
  FILES_DIR: z.string().optional(),
  /** Where pictures are served from, without a slash at the end. */
  PICTURE_BASE_URL: z.url(),
  /** Only in local mode: where uploads are sent to. */
  UPLOAD_BASE_URL: z.url().optional(),
  /** Only in local mode: signs upload addresses. */
  UPLOAD_KEY: z.string().optional(),
})

/** The function that prepares pictures. `LAMBDA_ENDPOINT` only in local mode. */
export const PicturesEnv = z.object({
  PREPARE_PICTURE: z.string(),
  LAMBDA_ENDPOINT: z.url().optional(),
})

/** The function that knows the connections of marketplaces. `LAMBDA_ENDPOINT` only in local mode. */
export const ConsultEnv = z.object({
  CONSULT_MARKETPLACE: z.string(),
  LAMBDA_ENDPOINT: z.url().optional(),
})

/** `MAIL_DIR` only in local mode. */
export const MailEnv = z.object({
  MAIL_FROM: z.string().optional(),
  MAIL_DIR: z.string().optional(),
  /** Address of the pages, for links in mails, without a slash at the end. */
  PUBLIC_URL: z.url(),
  /** Whom to ring up: shown at the end of every mail. */
  HELP_PHONE: z.string().optional(),
})

/** Connection settings per marketplace: a secret named prefix + id, or a file in a folder (local mode). */
export const ConnectionsEnv = z.object({
  CONNECTION_SECRET_PREFIX: z.string().optional(),
  CONNECTIONS_DIR: z.string().optional(),
})

/** The user pool. `JWKS` and `SIGN_IN_URL` only in local mode. */
export const IdentityEnv = z.object({
  USER_POOL_ID: z.string(),
  CLIENT_ID: z.string(),
  JWKS: z.string().optional(),
  SIGN_IN_URL: z.url().optional(),
})

/** How long things take here. Seconds. Local mode is more impatient than production. */
export const PatienceEnv = z.object({
  /** First wait after a retryable failure; doubles each time. */
  RETRY_SECONDS: z.coerce.number().positive().default(30),
  /** Failed tries before a listing is stuck. */
  RETRY_LIMIT: z.coerce.number().int().positive().default(10),
  /** How long a listing belongs to one worker. Longer than the longest function. */
  LEASE_SECONDS: z.coerce.number().positive().default(180),
  /** Shortest wait between two looks at a listing in review. Later looks wait half as long as it has been there, an hour at most. Absent: what the marketplace's manifest says, else five minutes. */
  REVIEW_SECONDS: z.coerce.number().positive().optional(),
  /** How long a listing in review keeps its import, and its email, waiting. */
  SETTLE_SECONDS: z.coerce.number().positive().default(7200),
  /** When a listing that is held because of its connection is tried again. */
  CONNECTION_SECONDS: z.coerce.number().positive().default(3600),
  /** When a lane that has not answered is told again. */
  RESEND_SECONDS: z.coerce.number().positive().default(300),
})

/** How often marketplaces that tell of changes are asked for them. Seconds. */
export const ReconcileEnv = z.object({
  RECONCILE_SECONDS: z.coerce.number().int().positive().default(900),
  /** How far back behind what is known a walk begins: as far as their clocks and ours may be apart. */
  RECONCILE_OVERLAP_SECONDS: z.coerce.number().nonnegative().default(600),
})

/** The function that reads hints; the secret in their addresses: the name of a secret, or itself in local mode. */
export const HooksEnv = z.object({
  CHECK_HINT: z.string(),
  HOOK_KEY_SECRET: z.string().optional(),
  HOOK_KEY: z.string().optional(),
  LAMBDA_ENDPOINT: z.url().optional(),
})

/** When a marketplace counts as out of order: nothing is sent to it for a while then. */
export const OutageEnv = z.object({
  /** Requests in a row without an answer of the marketplace. */
  OUTAGE_LIMIT: z.coerce.number().int().positive().default(5),
  /** How long nothing is sent the first time; doubles each time it is still out of order. */
  OUTAGE_SECONDS: z.coerce.number().positive().default(60),
  /** How long nothing is sent at most. */
  OUTAGE_LONGEST_SECONDS: z.coerce.number().positive().default(3600),
})

/** How much is logged; and whether this is a developer's machine. */
export const RuntimeEnv = z.object({
  LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR', 'CRITICAL']).default('INFO'),
  LOCAL: z.literal('yes').optional(),
})

/** The marketplace a `publish` function is for. */
export const LaneEnv = z.object({ MARKETPLACE: z.string() })

/**
 * Bytes of the largest sheet, and of the largest that a page form may carry (a Lambda takes less than the bucket); rows with
 * values in one file, of which a function with 1769 MB has time for 100,000.
 */
export const LimitsEnv = z.object({
  UPLOAD_MAX_BYTES: z.coerce.number().int().positive().default(26_214_400),
  FORM_MAX_BYTES: z.coerce.number().int().positive().default(4_000_000),
  SHEET_MAX_ROWS: z.coerce.number().int().positive().max(100_000).default(50_000),
})
