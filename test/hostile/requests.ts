// What somebody may send to make the service fall over, hang, or do what it should not.
import { head, type Told, tell, told } from './ask.ts'

/** A running system, and what a seller sends along: to the API, and from a page. */
export type Target = { url: string; token: string; cookie: string }

/** `answer`: status and, of a problem, its code. */
export type HostileRequest = { name: string; answer: string; send(of: Target): Promise<Told> }

const json = 'application/json'
const many = (count: number, of: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => of(n)).join('')

type Sent = { method?: string; type?: string; more?: Record<string, string> }

const api =
  (path: string, body?: string | Buffer, { method = 'POST', type = json, more = {} }: Sent = {}) =>
  async ({ url, token }: Target): Promise<Told> => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(type && body !== undefined && { 'content-type': type }),
      ...more,
    }
    const sent = typeof body === 'string' ? body : body && new Uint8Array(body)
    return told(
      await fetch(url + path, {
        method,
        headers,
        ...(sent !== undefined && { body: sent }),
        redirect: 'manual',
      }),
    )
  }

const page =
  (path: string, body: string | Buffer, type: string) =>
  async ({ url, cookie }: Target): Promise<Told> => {
    const headers = { cookie, origin: url, accept: 'text/html', ...(type && { 'content-type': type }) }
    const sent = typeof body === 'string' ? Buffer.from(body) : body
    return told(
      await fetch(url + path, { method: 'POST', headers, body: new Uint8Array(sent), redirect: 'manual' }),
    )
  }

/** `HOST` stands for the name of the machine. */
const raw =
  (...pieces: string[]) =>
  ({ url }: Target): Promise<Told> =>
    tell(url, ...pieces.map((piece) => piece.replaceAll('HOST', new URL(url).host)))

const newImport = (filename: string): string => `{"filename":${filename},"size":1}`
const part = (n: number): string => `--B\r\nContent-Disposition: form-data; name="f${n}"\r\n\r\nx\r\n`
const multipart = 'multipart/form-data; boundary=B'

export const BODIES: HostileRequest[] = [
  {
    name: 'JSON that says it is text',
    answer: '415 request.media-type',
    send: api('/api/imports', '{}', { type: 'text/plain' }),
  },
  {
    name: 'XML',
    answer: '415 request.media-type',
    send: api('/api/imports', '<a/>', { type: 'application/xml' }),
  },
  {
    name: 'JSON, packed',
    answer: '415 request.media-type',
    send: api('/api/imports', '{}', { more: { 'content-encoding': 'gzip' } }),
  },
  {
    name: 'a form where JSON is wanted',
    answer: '415 request.media-type',
    send: api('/api/imports', 'a=b', { type: 'application/x-www-form-urlencoded' }),
  },
  { name: 'JSON where a form is wanted', answer: '415 request.media-type', send: api('/api/papers', '{}') },
  { name: 'JSON from a page', answer: '415', send: page('/papers', '{}', json) },
  { name: 'a form that does not say that it is one', answer: '415', send: page('/papers', 'a=b', '') },
  { name: 'half of its JSON', answer: '400 request.malformed', send: api('/api/imports', '{"filename":') },
  {
    name: '60,000 open brackets',
    answer: '400 request.malformed',
    send: api('/api/imports', '['.repeat(60_000)),
  },
  {
    name: '30,000 lists, one in the other',
    answer: '422 request.invalid',
    send: api('/api/imports', '['.repeat(30_000) + ']'.repeat(30_000)),
  },
  {
    name: '10,000 objects, one in the other',
    answer: '422 request.invalid',
    send: api('/api/imports', newImport(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)),
  },
  {
    name: '30,000 lists, one in the other, with half a letter inside',
    answer: '400 request.malformed',
    send: api('/api/imports', `${'['.repeat(30_000)}"\\ud800"${']'.repeat(30_000)}`),
  },
  {
    name: '6,000 unknown fields',
    answer: '422 request.invalid',
    send: api('/api/imports', `{${many(6_000, (n) => `"k${n}":1,`)}"size":1}`),
  },
  {
    name: 'fields named like prototypes',
    answer: '422 request.invalid',
    send: api(
      '/api/imports',
      '{"__proto__":{"filename":"a","size":1},"constructor":{"prototype":{"filename":"a"}}}',
    ),
  },
  {
    name: 'a number beyond all numbers',
    answer: '422 request.invalid',
    send: api('/api/imports', '{"filename":"a","size":1e999}'),
  },
  {
    name: 'half a letter',
    answer: '400 request.malformed',
    send: api('/api/imports', newImport('"\\ud800.xlsx"')),
  },
  {
    name: 'NUL in a text',
    answer: '400 request.malformed',
    send: api('/api/imports', newImport('"a\\u0000.xlsx"')),
  },
  {
    name: 'bytes that are no UTF-8',
    answer: '400 request.malformed',
    send: api('/api/imports', Buffer.from(newImport('"a\xff\xfe"'), 'latin1')),
  },
  {
    name: 'a name of nothing that is seen',
    answer: '422 request.invalid',
    send: api('/api/imports', newImport('"\\u202e\\u200b"')),
  },
  {
    name: 'a body over 64 KB',
    answer: '413 request.too-large',
    send: api('/api/imports', newImport(`"${'a'.repeat(70_000)}"`)),
  },
  { name: 'a form without a boundary', answer: '400', send: page('/papers', 'x', 'multipart/form-data') },
  { name: 'a form that is cut short', answer: '400', send: page('/papers', part(1), multipart) },
  { name: '60,000 parts', answer: '413', send: page('/papers', `${many(60_000, part)}--B--\r\n`, multipart) },
  {
    name: '60,000 parts, to the API',
    answer: '413 request.too-many-fields',
    send: api('/api/papers', Buffer.from(`${many(60_000, part)}--B--\r\n`), { type: multipart }),
  },
  {
    name: '30,000 fields',
    answer: '413',
    send: page(
      '/login',
      many(30_000, () => 'a&'),
      'application/x-www-form-urlencoded',
    ),
  },
  {
    name: 'NUL in a field',
    answer: '400',
    send: page('/login', 'user=htx%00', 'application/x-www-form-urlencoded'),
  },
  {
    name: 'a field twice',
    answer: '422 request.invalid',
    send: api('/api/papers', Buffer.from(`${part(1).replace('f1', 'kind').repeat(2)}--B--\r\n`), {
      type: multipart,
    }),
  },
  {
    name: 'an upload to an address that we did not give out',
    answer: '403 upload.expired',
    send: api('/local/uploads/sheets/..%2f..%2fa?size=1&expires=9e15&signature=a', 'x', { method: 'PUT' }),
  },
]

export const ADDRESSES: HostileRequest[] = [
  {
    name: 'a path out of the folder',
    answer: '404 request.unknown-path',
    send: api('/api/imports/..%2f..%2fetc%2fpasswd', undefined, { method: 'GET' }),
  },
  {
    name: 'a path out of the folder, in dots',
    answer: '404 request.unknown-path',
    send: raw(head('GET /../../etc/passwd HTTP/1.1', 'Host: HOST', 'Connection: close')),
  },
  {
    name: 'a picture out of the folder',
    answer: '404 picture.unknown',
    send: raw(
      head('GET /pictures/..%2f..%2fidentity%2fkey.json HTTP/1.1', 'Host: HOST', 'Connection: close'),
    ),
  },
  {
    name: 'a file of a mail out of the folder',
    answer: '404 attachment.unknown',
    send: raw(
      head(
        'GET /local/mail/attachments/..%2f..%2fidentity%2fkey.json HTTP/1.1',
        'Host: HOST',
        'Connection: close',
      ),
    ),
  },
  {
    name: 'a sign of letters that is none',
    answer: '404 listing.unknown',
    send: api('/api/listings/%', undefined, { method: 'GET' }),
  },
  {
    name: 'NUL in a path',
    answer: '404 request.unknown-path',
    send: api('/api/listings/%00', undefined, { method: 'GET' }),
  },
  {
    name: 'a product whose name fills no key',
    answer: '404 listing.unknown',
    send: api(`/api/listings/${'a'.repeat(5_000)}`, undefined, { method: 'GET' }),
  },
  {
    name: 'a cursor that fills no key',
    answer: '422 request.invalid-cursor',
    send: api(
      `/api/listings?after=${Buffer.from(JSON.stringify([null, 'htxvidu', 'a'.repeat(3_000)])).toString('base64url')}`,
      undefined,
      { method: 'GET' },
    ),
  },
  {
    name: 'a cursor of another kind',
    answer: '422 request.invalid-cursor',
    send: api(`/api/listings?after=${Buffer.from('{"__proto__":[]}').toString('base64url')}`, undefined, {
      method: 'GET',
    }),
  },
  {
    name: 'an address over 16 KB',
    answer: '431 request.head-too-large',
    send: api(`/api/imports?${'a'.repeat(20_000)}`, undefined, { method: 'GET' }),
  },
  {
    name: 'a header over 16 KB',
    answer: '431 request.head-too-large',
    send: api('/api/imports', undefined, { method: 'GET', more: { 'x-a': 'b'.repeat(20_000) } }),
  },
  {
    name: 'the name of another site',
    answer: '421 request.other-name',
    send: raw(head('GET /local/users HTTP/1.1', 'Host: vi-du.example', 'Connection: close')),
  },
  {
    name: 'a name that begins like ours',
    answer: '421 request.other-name',
    send: raw(head('GET /local/users HTTP/1.1', 'Host: 127.0.0.1.vi-du.example', 'Connection: close')),
  },
  {
    name: 'no name',
    answer: '421 request.other-name',
    send: raw(head('GET /healthz HTTP/1.1', 'Connection: close')),
  },
  {
    name: 'a name that is none',
    answer: '421 request.other-name',
    send: raw(head('GET /healthz HTTP/1.1', 'Host: a b/c@d', 'Connection: close')),
  },
  {
    name: 'a whole address, as to a proxy',
    answer: '400 request.unreadable',
    send: raw(head('GET http://vi-du.example/ HTTP/1.1', 'Host: HOST', 'Connection: close')),
  },
]

export const METHODS: HostileRequest[] = [
  {
    name: 'TRACE',
    answer: '405 request.method',
    send: raw(head('TRACE /api/imports HTTP/1.1', 'Host: HOST', 'Connection: close')),
  },
  {
    name: 'CONNECT',
    answer: '405 request.method',
    send: raw(head('CONNECT vi-du.example:443 HTTP/1.1', 'Host: HOST')),
  },
  {
    name: 'a method that the call does not have',
    answer: '405 request.method',
    send: api('/api/imports', '{}', { method: 'PUT' }),
  },
  {
    name: 'a method that a page does not have',
    answer: '405 request.method',
    send: raw(head('DELETE /papers HTTP/1.1', 'Host: HOST', 'Connection: close')),
  },
  {
    name: 'another method in a header',
    answer: '422 request.invalid',
    send: api('/api/imports', '{}', {
      more: { 'x-http-method-override': 'GET', 'x-http-method': 'GET', 'x-method-override': 'GET' },
    }),
  },
  {
    name: 'another method in the address',
    answer: '422 request.invalid',
    send: api('/api/imports?_method=GET', '{}'),
  },
  { name: 'what is no HTTP', answer: '400 request.unreadable', send: raw('hello\r\n\r\n') },
  {
    name: 'two lengths',
    answer: '400 request.unreadable',
    send: raw(
      head('POST /api/imports HTTP/1.1', 'Host: HOST', 'Content-Length: 2', 'Transfer-Encoding: chunked'),
      '0\r\n\r\n',
    ),
  },
  {
    name: 'a length that is none',
    answer: '400 request.unreadable',
    send: raw(head('POST /api/imports HTTP/1.1', 'Host: HOST', 'Content-Length: -2')),
  },
  {
    name: 'a line break in a header',
    answer: '400 request.unreadable',
    send: raw('GET / HTTP/1.1\r\nHost: HOST\r\nX-A: a\rb: c\r\n\r\n'),
  },
]
