// People's stage: pages and HTTP API. Writes import requests, confirmations, edits, preferences, papers, bulk jobs, open work, audit entries,
// and what desks answered to hand-overs.

import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { getConnInfo, handle } from 'hono/aws-lambda'
import { problems } from '../shared/domain/vietnamese/problems.ts'
import { enabledManifests, registeredManifests } from '../shared/runtime/enabled.ts'
import { LimitsEnv, MailEnv, RuntimeEnv } from '../shared/runtime/env.ts'
import { httpFunction, onFirstEvent } from '../shared/runtime/handlers.ts'
import { hintsPart } from '../shared/runtime/hints-part.ts'
import {
  clockPart,
  consultsPart,
  filesPart,
  handOverFilesPart,
  identityPart,
  paperPhotosPart,
  queuesPart,
  storesPart,
} from '../shared/runtime/parts.ts'
import { progressMemo } from '../shared/steps/progress-memo.ts'
import { createWebApp } from './web/app.ts'
import { problemBody, problemType } from './web/problem.ts'
import { troubleOf } from './web/trouble.ts'

export const create = httpFunction({
  name: 'web',
  app: (env, report) => {
    const clock = clockPart()
    const queues = queuesPart(env)
    const limits = LimitsEnv.parse(env)
    const stores = storesPart(env, clock)
    const app = createWebApp({
      stores,
      progressOf: progressMemo(stores, clock),
      files: filesPart(env, clock, queues),
      paperPhotos: paperPhotosPart(env),
      handOverFiles: handOverFilesPart(env),
      queues,
      identity: identityPart(env),
      clock,
      marketplaces: enabledManifests(env),
      known: registeredManifests(),
      consult: consultsPart(env),
      limits: { uploadMaxBytes: limits.UPLOAD_MAX_BYTES, formMaxBytes: limits.FORM_MAX_BYTES },
      publicUrl: MailEnv.parse(env).PUBLIC_URL,
      ...hintsPart(env),
      local: RuntimeEnv.parse(env).LOCAL === 'yes',
      addressOf: (c) => getConnInfo(c).remote.address ?? '',
      report,
    })
    const answer = handle(app)
    // No authorizer stands before this function: it verifies tokens itself, so that pages and API do it alike.
    return async (event) => {
      // No request object can be made with it.
      if (['TRACE', 'TRACK', 'CONNECT'].includes(event.requestContext.http.method)) return methodRefused()
      const requestContext = { ...event.requestContext, authentication: null, authorizer: {} }
      const result = await answer({ ...event, body: event.body ?? null, requestContext })
      return result as APIGatewayProxyStructuredResultV2
    }
  },
})

function methodRefused(): APIGatewayProxyStructuredResultV2 {
  const body = problemBody(troubleOf(405, problems.methodUnknown()))
  const headers = { 'content-type': problemType, allow: 'GET, POST, PUT, PATCH, DELETE' }
  return { statusCode: 405, headers, body }
}

export const handler = onFirstEvent(create)
