import type { Answered, Sent } from './door.ts'

type Got = { status: Answered; text: string; headers: Headers }

const methodOf = (route: string) => {
  const method = route.split(' ')[0] ?? ''
  return method === 'ALL' ? 'GET' : method
}

/** Sends a request as whoever holds the token: calls as a program does, pages as a browser does. */
export async function send(
  url: string,
  route: string,
  asked: Sent,
  { kind, token }: { kind: 'call' | 'page' | 'local'; token: string | null },
): Promise<Got> {
  const { json, form, body, path } = asked
  const headers = {
    ...(kind === 'page' ? { origin: url, accept: 'text/html' } : {}),
    ...(json !== undefined && { 'content-type': 'application/json' }),
    ...(token !== null &&
      (kind === 'page' ? { cookie: `session=${token}` } : { authorization: `Bearer ${token}` })),
    ...asked.headers,
  }
  const sent = json === undefined ? (form ? formOf(form) : body) : JSON.stringify(json)
  const answer = await fetch(`${url}${path}`, {
    method: methodOf(route),
    headers,
    redirect: 'manual',
    ...(sent !== undefined && { body: sent }),
  })
  const text = await answer.text()
  const isLogin = answer.status === 303 && /^\/login(\?|$)/.test(answer.headers.get('location') ?? '')
  return { status: isLogin ? 'login' : answer.status, text, headers: answer.headers }
}

function formOf(fields: Record<string, string | File>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

const usual: Record<string, RegExp> = {
  'x-content-type-options': /^nosniff$/,
  'content-security-policy': /default-src 'none'/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^(same-origin|no-referrer)$/,
}

/** Files that are the same for everybody may stay in a cache; nothing else may. */
const isPublic = (route: string, status: Answered) =>
  status === 200 && /^GET \/(style\.css|pictures\/|papers\/:sha256)/.test(route)

const isFile = (type: string) => /spreadsheetml|zip|octet-stream/.test(type)

/** What is wrong with the headers that every answer has to have. */
export function headerTrouble(route: string, status: Answered, headers: Headers): string[] {
  const said = (name: string) => headers.get(name) ?? ''
  const missing = Object.entries(usual).filter(([name, value]) => !value.test(said(name)))
  const type = said('content-type')
  return [
    ...missing.map(([name]) => `${name}: ${said(name)}`),
    ...(/public/.test(said('cache-control')) === isPublic(route, status) ? [] : ['cache-control']),
    ...(said('cache-control') === '' ? ['no cache-control'] : []),
    ...(isFile(type) && !/^attachment/.test(said('content-disposition')) ? ['a file to be shown'] : []),
    ...(/\/api\//.test(route) && type.includes('html') ? ['a page'] : []),
    ...(headers.has('access-control-allow-origin') ? ['open to other sites'] : []),
  ]
}
