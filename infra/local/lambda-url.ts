import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Handler } from '../../shared/runtime/handlers.ts'
import { localContext } from './context.ts'

/** Hands an HTTP request to a function in the form in which API Gateway does, and its answer back. */
export async function callHttpFunction(
  handler: Handler<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>,
  request: Request,
): Promise<Response> {
  const answer = await handler(await eventOf(request), localContext('web'))
  const headers = new Headers()
  for (const [name, value] of Object.entries(answer.headers ?? {})) headers.set(name, String(value))
  for (const cookie of answer.cookies ?? []) headers.append('set-cookie', cookie)
  const body = answer.isBase64Encoded ? Buffer.from(answer.body ?? '', 'base64') : (answer.body ?? '')
  const status = answer.statusCode ?? 200
  const bodiless = status === 204 || status === 304 || request.method === 'HEAD'
  return new Response(bodiless ? null : body, { status, headers })
}

async function eventOf(request: Request): Promise<APIGatewayProxyEventV2> {
  const url = new URL(request.url)
  const { cookie, ...headers } = Object.fromEntries(request.headers)
  const body = Buffer.from(await request.arrayBuffer())
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: gatewayPath(url.pathname),
    rawQueryString: url.search.slice(1),
    ...(cookie && { cookies: cookie.split('; ') }),
    headers,
    requestContext: requestContext(request, url),
    ...(body.length > 0 && { body: body.toString('base64') }),
    isBase64Encoded: body.length > 0,
  }
}

/** API Gateway hands the path on decoded, and cut off where that brings a question mark. */
function gatewayPath(pathname: string): string {
  try {
    return decodeURIComponent(pathname).split('?', 1)[0] ?? '/'
  } catch {
    return pathname
  }
}

function requestContext(request: Request, url: URL): APIGatewayProxyEventV2['requestContext'] {
  return {
    accountId: '000000000000',
    apiId: 'local',
    domainName: url.host,
    domainPrefix: 'local',
    http: {
      method: request.method,
      path: url.pathname,
      protocol: 'HTTP/1.1',
      sourceIp: '127.0.0.1',
      userAgent: request.headers.get('user-agent') ?? '',
    },
    requestId: crypto.randomUUID(),
    routeKey: '$default',
    stage: '$default',
    time: new Date().toISOString(),
    timeEpoch: Date.now(),
  }
}
