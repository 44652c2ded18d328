import { Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { sheetPrefix } from './file-bucket.ts'
import type { WorkQueue } from './work-queue.ts'

/**
 * Tells the import queue of every sheet that arrives. A message body is then an event as EventBridge writes it:
 * `{ source: 'aws.s3', 'detail-type': 'Object Created', detail: { bucket: { name }, object: { key, size } } }`, with
 * `key` = `sheets/<tenant>/<importId>`, not URL-encoded. The sweep sends `ReadMessage` bodies to the same queue.
 * An event that EventBridge cannot deliver becomes a dead letter of that queue.
 */
export function announceSheets(scope: Construct, bucket: Bucket, to: WorkQueue): Rule {
  return new Rule(scope, 'SheetArrived', {
    description: 'Sheets that sellers have sent, to the import queue',
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [bucket.bucketName] }, object: { key: [{ prefix: `${sheetPrefix}/` }] } },
    },
    targets: [new SqsQueue(to.queue, { deadLetterQueue: to.dead })],
  })
}
