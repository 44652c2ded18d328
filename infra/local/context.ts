import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'

const minutes = 15

/** What Lambda tells a function about its run. Local mode does not cut a run short. */
export function localContext(functionName: string): Context {
  const deadline = Date.now() + minutes * 60_000
  return {
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:ap-southeast-1:000000000000:function:${functionName}`,
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: functionName,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => deadline - Date.now(),
    done: () => {},
    fail: () => {},
    succeed: () => {},
  }
}
