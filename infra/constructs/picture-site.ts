import { Duration } from 'aws-cdk-lib'
import {
  CachePolicy,
  Distribution,
  HttpVersion,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { paperPrefix, picturePrefix } from './file-bucket.ts'

/** Serves pictures and papers to marketplaces and browsers, and nothing else of the bucket: the sheets lie beside them. */
export class PictureSite extends Construct {
  /** What an object key is put behind, without a slash at the end. */
  readonly url: string

  constructor(scope: Construct, id: string, bucket: Bucket) {
    super(scope, id)
    const serving = {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    }
    // A paper may be a PDF of a stranger: a browser opens it apart from everything else.
    const papers = this.headers('PaperHeaders', "default-src 'none'; sandbox")
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'OCOP pictures',
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_200,
      defaultBehavior: { ...serving, responseHeadersPolicy: this.headers('Headers', "default-src 'none'") },
      additionalBehaviors: { [`${paperPrefix}/*`]: { ...serving, responseHeadersPolicy: papers } },
    })
    bucket.addToResourcePolicy(denyOutsidePictures(bucket))
    this.url = `https://${distribution.distributionDomainName}`
  }

  private headers(id: string, contentSecurityPolicy: string): ResponseHeadersPolicy {
    return new ResponseHeadersPolicy(this, id, {
      securityHeadersBehavior: {
        contentTypeOptions: { override: true },
        contentSecurityPolicy: { contentSecurityPolicy, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
      },
    })
  }
}

/** The construct lets the distribution read the whole bucket; this takes back all but pictures and papers. */
function denyOutsidePictures(bucket: Bucket): PolicyStatement {
  return new PolicyStatement({
    sid: 'PicturesOnly',
    effect: Effect.DENY,
    principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
    actions: ['s3:GetObject'],
    notResources: [bucket.arnForObjects(`${picturePrefix}/*`), bucket.arnForObjects(`${paperPrefix}/*`)],
  })
}
