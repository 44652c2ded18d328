import { request, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fetchPicture } from '../../shared/adapters/pictures/safe-fetch.ts'
import { rawServer } from '../outgoing/raw-server.ts'
import { type LocalWeb, startLocalWeb } from './local-web.ts'

const packed = gzipSync(Buffer.alloc(16 * 1024 * 1024))
const picture = Buffer.from('picture')
const largest = 8 * 1024 * 1024

/** What somebody may write to make us ask a machine that is not public. */
const inside = [
  'https://127.0.0.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://127.1/',
  'https://0/',
  'https://①②⑦.⓪.⓪.①/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[::ffff:a9fe:a9fe]/',
  'https://[::127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[fd00:ec2::254]/',
  'https://[fe80::1]/',
  'https://169.254.169.254/latest/meta-data/',
  'https://10.0.0.1/',
  'https://100.64.0.1/',
  'https://192.168.1.1/',
  'https://172.16.0.1/',
  'https://a.example@127.0.0.1/',
]
const wrongAddresses = [
  'http://a.example/ok',
  'https://a.example:8443/ok',
  'https://user@a.example/ok',
  'https://user:word@a.example/ok',
  'ftp://a.example/ok',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:image/png;base64,AAAA',
  '//a.example/ok',
  'https://',
  'ok.jpg',
]

/** What a redirect can say in full. */
const redirects = [...inside, ...wrongAddresses.slice(0, 8)]

/** Headers are bytes: letters beyond Latin 1 go as UTF-8. */
const go = (response: ServerResponse, to: string) =>
  void response.writeHead(302, { location: Buffer.from(to).toString('latin1') }).end()

let web: LocalWeb
beforeAll(async () => {
  web = await startLocalWeb({
    '/ok': (response) => response.end(picture),
    '/page': (response) => response.setHeader('content-type', 'image/jpeg').end('<html>'),
    '/packed': (response) => response.setHeader('content-encoding', 'gzip').end(packed),
    '/late': () => {},
    '/slow': (response) => void response.write('begins and never ends'),
    '/cut': (response) => {
      response.writeHead(200, { 'content-length': 100 })
      response.write('half')
      setTimeout(() => response.destroy(), 20)
    },
    '/large': (response) => response.writeHead(200, { 'content-length': largest + 1 }).end(),
    '/larger': (response) => {
      for (let n = 0; n < 9; n += 1) response.write(Buffer.alloc(1024 * 1024))
      response.end()
    },
    '/broken': (response) => response.writeHead(500).end(picture),
    '/circle': (response) => go(response, '/circle'),
    '/three': (response) => go(response, '/two'),
    '/two': (response) => go(response, 'https://b.example/one'),
    '/one': (response) => go(response, '/ok'),
    ...Object.fromEntries(
      redirects.map((url, n) => [`/redirect-${n}`, (response: ServerResponse) => go(response, url)]),
    ),
  })
})
afterAll(() => web.close())
beforeEach(() => {
  web.hits.length = 0
})

const open = (url: string) => fetchPicture(url, web.policy({ allows: () => true }))

describe('addresses that are not opened', () => {
  it.each([...inside, ...wrongAddresses])('%s', async (url) => {
    expect(await fetchPicture(url, web.policy())).toEqual({ ok: false, why: 'forbidden' })
    expect(web.hits).toEqual([])
  })

  it.each(redirects.map((url, n) => [url, n] as const))('not through a redirect either: %s', async (_, n) => {
    // The first host passes, as a public one would; what it points to has to fail by itself.
    const publicName = web.policy().allows
    let asked = 0
    const allows = (address: string) => (address === '127.0.0.1' && asked++ === 0) || publicName(address)
    const result = await fetchPicture(`https://a.example/redirect-${n}`, web.policy({ allows }))
    expect(result).toEqual({ ok: false, why: 'forbidden' })
    expect(web.hits).toEqual([`/redirect-${n}`])
  })

  it.each([
    ['a name of this machine', [['127.0.0.1', 4]]],
    [
      'one address of several',
      [
        ['93.184.216.34', 4],
        ['::1', 6],
      ],
    ],
    ['a mapped address', [['::ffff:10.0.0.1', 6]]],
    ['the functions of Lambda themselves', [['169.254.100.1', 4]]],
  ] as const)('a name that means %s', async (_, found) => {
    const resolve = async () => found.map(([address, family]) => ({ address, family }))
    expect(await fetchPicture('https://a.example/ok', web.policy({ resolve }))).toEqual({
      ok: false,
      why: 'forbidden',
    })
    expect(web.hits).toEqual([])
  })

  it('a name that means another machine the second time: it is looked up once, by the socket', async () => {
    let asked = 0
    const resolve = async () => [{ address: asked++ === 0 ? '192.0.2.1' : '127.0.0.1', family: 4 }]
    const allows = (address: string) => address === '192.0.2.1'
    const policy = web.policy({ resolve, allows, timeoutMs: 200 })
    expect((await fetchPicture('https://a.example/ok', policy)).ok).toBe(false)
    expect({ asked, hits: web.hits }).toEqual({ asked: 1, hits: [] })
  })
})

describe('addresses that are opened', () => {
  it('answer their bytes, whatever their headers say', async () => {
    expect(await open('https://a.example/ok')).toEqual({ ok: true, bytes: picture })
    expect(await open('https://a.example/page')).toEqual({ ok: true, bytes: Buffer.from('<html>') })
  })

  it('may send us on three times, not four, and not for ever', async () => {
    expect(await open('https://a.example/three')).toEqual({ ok: true, bytes: picture })
    expect(await open('https://a.example/circle')).toEqual({ ok: false, why: 'unreachable' })
    expect(web.hits.filter((path) => path === '/circle')).toHaveLength(4)
  })

  it.each(['/missing', '/broken', '/cut'])('%s: unreachable', async (path) => {
    expect(await open(`https://a.example${path}`)).toEqual({ ok: false, why: 'unreachable' })
  })

  it.each(['/late', '/slow'])('%s: given up in time', async (path) => {
    const policy = web.policy({ allows: () => true, timeoutMs: 100 })
    expect(await fetchPicture(`https://a.example${path}`, policy)).toEqual({ ok: false, why: 'unreachable' })
  })

  it.each([
    ['in another protocol', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'],
    ['that is none', 'hello\r\n\r\n'],
    ['with a head without end', `HTTP/1.1 200 OK\r\n${`a: ${'b'.repeat(1000)}\r\n`.repeat(100)}\r\n`],
    [
      'of two lengths',
      'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n',
    ],
  ])('an answer %s: unreachable', async (_, bytes) => {
    const { port } = await rawServer((socket) => socket.end(bytes))
    const policy = web.policy({
      allows: () => true,
      request: (options, onAnswer) => request({ ...options, protocol: 'http:', port } as object, onAnswer),
    })
    expect(await fetchPicture('https://a.example/', policy)).toEqual({ ok: false, why: 'unreachable' })
  })

  it('what is packed stays packed: small cannot become large', async () => {
    expect(await open('https://a.example/packed')).toEqual({ ok: true, bytes: packed })
  })

  it('a name that nobody knows: unreachable', async () => {
    const policy = web.policy({ resolve: () => Promise.reject(new Error('ENOTFOUND')) })
    expect(await fetchPicture('https://a.example/ok', policy)).toEqual({ ok: false, why: 'unreachable' })
  })

  it.each(['/large', '/larger'])('%s: no more than eight megabytes', async (path) => {
    expect(await open(`https://a.example${path}`)).toEqual({ ok: false, why: 'too-large' })
  })
})

describe('links of sharing pages', () => {
  const drive = '/uc?export=download&id=1aB_c-D'
  it.each([
    ['https://drive.google.com/file/d/1aB_c-D/view?usp=sharing', drive],
    ['https://drive.google.com/file/u/0/d/1aB_c-D/preview', drive],
    ['https://drive.google.com/open?id=1aB_c-D', drive],
    ['https://drive.google.com/uc?id=1aB_c-D&export=view', drive],
    ['https://drive.google.com/file/d/1aB_c-D/view?resourcekey=0-k', `${drive}&resourcekey=0-k`],
    ['https://www.dropbox.com/s/x/a.jpg?dl=0', '/s/x/a.jpg?dl=1'],
    ['https://www.dropbox.com/scl/fi/x/a.jpg?rlkey=k&dl=0', '/scl/fi/x/a.jpg?rlkey=k&dl=1'],
    ['https://1drv.ms/i/s!abc', '/i/s!abc'],
  ])('%s is asked for the file', async (url, path) => {
    await open(url)
    expect(web.hits).toEqual([path])
  })

  it.each([
    'https://drive.google.com/drive/folders/1aB_c-D?usp=sharing',
    'https://www.dropbox.com/scl/fo/x/y?rlkey=k&dl=0',
    'https://www.dropbox.com/sh/x/y?dl=0',
  ])('%s is a folder', async (url) => {
    expect(await open(url)).toEqual({ ok: false, why: 'not-a-picture' })
    expect(web.hits).toEqual([])
  })
})
