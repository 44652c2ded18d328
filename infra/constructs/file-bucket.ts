import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  HttpMethods,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'

/** Uploaded sheets lie under `sheets/<tenant>/<importId>`. */
export const sheetPrefix = 'sheets'
/** Sheets handed back lie under `marked/<tenant>/<importId>`. */
export const markedPrefix = 'marked'
/** Pictures as they came lie under `raw/<sha256>`, until they are prepared. */
export const rawPicturePrefix = 'raw'
/** Packages for desks lie under `handovers/<id>/`. */
export const handOverPrefix = 'handovers'
/** Pictures lie under `pictures/<sha256>`, made smaller under `pictures/<sha256>-<longest side>`. */
export const picturePrefix = 'pictures'
/** Files of papers lie under `papers/<sha256>`. */
export const paperPrefix = 'papers'

/**
 * Sheets for a week, pictures for good, papers until they are removed. Browsers send sheets here themselves, hence CORS; where the pages' address is
 * not known before the first deployment any origin may, since it is the signed address that lets a request in.
 */
export function fileBucket(scope: Construct, pages: string | null): Bucket {
  const bucket = new Bucket(scope, 'Files', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [
      { id: 'sheets', prefix: `${sheetPrefix}/`, expiration: Duration.days(7) },
      { id: 'marked', prefix: `${markedPrefix}/`, expiration: Duration.days(7) },
      // As long as anybody asks what a desk was given.
      { id: 'handovers', prefix: `${handOverPrefix}/`, expiration: Duration.days(400) },
      { id: 'raw-pictures', prefix: `${rawPicturePrefix}/`, expiration: Duration.days(1) },
      { id: 'unfinished-uploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ],
    cors: [
      {
        allowedOrigins: [pages ?? '*'],
        allowedMethods: [HttpMethods.PUT],
        allowedHeaders: ['Content-Type', 'x-amz-*'],
        maxAge: 3600,
      },
    ],
  })
  tellEventBridge(bucket)
  return bucket
}

/** Set on the raw resource: the construct's own property brings a custom resource with a function of its own. */
function tellEventBridge(bucket: Bucket): void {
  const raw = bucket.node.defaultChild
  if (!(raw instanceof CfnBucket)) return
  raw.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } }
  raw.overrideLogicalId('Files')
}
