import * as z from 'zod'
import { systemClock } from '../adapters/clock.ts'
import { folderConnections } from '../adapters/connections/folder.ts'
import { secretConnections } from '../adapters/connections/secrets.ts'
import { lambdaConsult } from '../adapters/consult/lambda-consult.ts'
import { type Database, documentClient } from '../adapters/dynamodb/client.ts'
import { dynamoStores } from '../adapters/dynamodb/stores.ts'
import { walkStore } from '../adapters/dynamodb/walks.ts'
import { diskFiles } from '../adapters/files/disk.ts'
import { diskHandOverFiles } from '../adapters/files/hand-over-disk.ts'
import { s3HandOverFiles } from '../adapters/files/hand-over-s3.ts'
import { paperAddress, pictureAddress } from '../adapters/files/keys.ts'
import { s3Files } from '../adapters/files/s3.ts'
import { poolIdentity } from '../adapters/identity/cognito.ts'
import { cognitoSignIn, localSignIn } from '../adapters/identity/sign-in.ts'
import { mailboxMailer } from '../adapters/mail/mailbox.ts'
import { sesMailer } from '../adapters/mail/ses.ts'
import { lambdaClient, lambdaStudio, whileSomebodyWaits } from '../adapters/pictures/lambda-studio.ts'
import { orderedPapers, orderedPictures } from '../adapters/pictures/ordered.ts'
import { sqsClient, sqsQueues } from '../adapters/sqs/queues.ts'
import type { Patience } from '../domain/retry.ts'
import type { Clock } from '../ports/clock.ts'
import type { Connections } from '../ports/connections.ts'
import type { Consult } from '../ports/consult.ts'
import type { Files } from '../ports/files.ts'
import type { HandOverFiles } from '../ports/hand-over.ts'
import type { Identity } from '../ports/identity.ts'
import type { Mailer } from '../ports/mailer.ts'
import type { Manifest } from '../ports/manifest.ts'
import type { PictureUrl } from '../ports/marketplace.ts'
import type { PaperPhotos, Pictures } from '../ports/pictures.ts'
import type { Queues } from '../ports/queues.ts'
import type { Stores } from '../ports/stores.ts'
import type { WalkStore } from '../ports/walks.ts'
import * as e from './env.ts'
import { pictureShelfPart } from './picture-shelf-part.ts'

/** What the system is made of, built from the environment once per cold start. Only what a function asks for is built. */

export const clockPart = (): Clock => systemClock()

export function databasePart(env: e.Env): Database {
  const names = e.StoresEnv.parse(env)
  return {
    client: documentClient(names.DYNAMODB_ENDPOINT),
    names: {
      tenants: names.TABLE_TENANTS,
      rows: names.TABLE_ROWS,
      desired: names.TABLE_DESIRED,
      status: names.TABLE_STATUS,
      ledger: names.TABLE_LEDGER,
    },
  }
}

export const storesPart = (env: e.Env, clock: Clock): Stores => dynamoStores(databasePart(env), clock.now)

export const walksPart = (env: e.Env): WalkStore => walkStore(databasePart(env))

export const lanesOf = (env: e.Env): Record<string, string> => addresses(e.QueuesEnv.parse(env).LANE_QUEUES)

const addresses = (text: string | undefined): Record<string, string> =>
  text ? z.record(z.string(), z.url()).parse(JSON.parse(text)) : {}

export function queuesPart(env: e.Env): Queues {
  const urls = e.QueuesEnv.parse(env)
  return sqsQueues(sqsClient(urls.SQS_ENDPOINT), {
    import: urls.QUEUE_IMPORT,
    intake: urls.QUEUE_INTAKE,
    intakeExpress: urls.QUEUE_INTAKE_EXPRESS,
    digest: urls.QUEUE_DIGEST,
    lanes: lanesOf(env),
    express: addresses(urls.EXPRESS_QUEUES),
  })
}

/** On this machine, storing a sheet tells the reader what the bucket's event tells it on AWS. */
export function filesPart(env: e.Env, clock: Clock, queues: Pick<Queues, 'read'>): Files {
  const of = e.FilesEnv.parse(env)
  if (of.BUCKET) return s3Files(of.BUCKET, of.PICTURE_BASE_URL)
  return diskFiles({
    folder: z.string().parse(of.FILES_DIR),
    pictureBaseUrl: of.PICTURE_BASE_URL,
    uploadBaseUrl: of.UPLOAD_BASE_URL ?? of.PICTURE_BASE_URL,
    uploadKey: of.UPLOAD_KEY ?? '',
    now: clock.now,
    onSheet: (tenant, importId) => queues.read([{ kind: 'read', tenant, importId }]),
  })
}

/** Pictures are prepared by a function of their own, never here: see docs/adr/0010. */
export function picturesPart(env: e.Env): Pictures {
  const of = e.PicturesEnv.parse(env)
  const studio = lambdaStudio(lambdaClient(of.LAMBDA_ENDPOINT), of.PREPARE_PICTURE)
  return orderedPictures(pictureShelfPart(env), studio)
}

/** Photos of papers are prepared where pictures are. */
export function paperPhotosPart(env: e.Env): PaperPhotos {
  const of = e.PicturesEnv.parse(env)
  const studio = lambdaStudio(lambdaClient(of.LAMBDA_ENDPOINT, whileSomebodyWaits), of.PREPARE_PICTURE)
  return orderedPapers(pictureShelfPart(env), studio)
}

/** Packages for desks, and the pictures and papers that go into them. */
export function handOverFilesPart(env: e.Env): HandOverFiles {
  const of = e.FilesEnv.parse(env)
  return of.BUCKET ? s3HandOverFiles(of.BUCKET) : diskHandOverFiles(z.string().parse(of.FILES_DIR))
}

export function consultsPart(env: e.Env): Consult {
  const of = e.ConsultEnv.parse(env)
  return lambdaConsult(lambdaClient(of.LAMBDA_ENDPOINT, whileSomebodyWaits), of.CONSULT_MARKETPLACE)
}

/** For a function that names pictures but may not touch them. */
export function pictureUrlPart(env: e.Env): PictureUrl {
  return pictureAddress(e.FilesEnv.parse(env).PICTURE_BASE_URL)
}

/** The same for papers. */
export function paperUrlPart(env: e.Env): (sha256: string) => string {
  return paperAddress(e.FilesEnv.parse(env).PICTURE_BASE_URL)
}

export function mailerPart(env: e.Env, clock: Clock): Mailer {
  const of = e.MailEnv.parse(env)
  return of.MAIL_DIR ? mailboxMailer(of.MAIL_DIR, clock.now) : sesMailer(z.string().parse(of.MAIL_FROM))
}

export function identityPart(env: e.Env): Identity {
  const of = e.IdentityEnv.parse(env)
  return poolIdentity({
    userPoolId: of.USER_POOL_ID,
    clientId: of.CLIENT_ID,
    jwks: of.JWKS ? JSON.parse(of.JWKS) : undefined,
    signIn: of.SIGN_IN_URL ? localSignIn(of.SIGN_IN_URL) : cognitoSignIn(of.CLIENT_ID),
  })
}

export function connectionsPart(env: e.Env, clock: Clock): Connections {
  const of = e.ConnectionsEnv.parse(env)
  if (of.CONNECTIONS_DIR) return folderConnections(of.CONNECTIONS_DIR)
  return secretConnections(z.string().parse(of.CONNECTION_SECRET_PREFIX), clock.now)
}

const reviewSeconds = 300

/** `manifest` where the function is for one marketplace. */
export function patiencePart(env: e.Env, manifest?: Pick<Manifest, 'reviewSeconds'>): Patience {
  const of = e.PatienceEnv.parse(env)
  return {
    retryMs: of.RETRY_SECONDS * 1000,
    retryLimit: of.RETRY_LIMIT,
    leaseMs: of.LEASE_SECONDS * 1000,
    reviewMs: (of.REVIEW_SECONDS ?? manifest?.reviewSeconds ?? reviewSeconds) * 1000,
    settleMs: of.SETTLE_SECONDS * 1000,
    connectionMs: of.CONNECTION_SECONDS * 1000,
    resendMs: of.RESEND_SECONDS * 1000,
  }
}
