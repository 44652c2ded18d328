import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { anyReach, guardedSend, publicReach, type SendRules } from '../../shared/adapters/outgoing/send.ts'
import { readLimited } from '../../shared/marketplaces/http-body.ts'
import { rawServer } from './raw-server.ts'

const MEGABYTE = 1024 * 1024

const ask = (url: string, rules: SendRules = anyReach(), ms = 5000) =>
  guardedSend(rules)(url, { method: 'GET', headers: {}, body: null, signal: AbortSignal.timeout(ms) })

/** The text of an answer that these bytes are; at most so many bytes of it. */
async function textOf(bytes: Buffer | string, { most = MEGABYTE, ms = 5000 } = {}): Promise<string | null> {
  const { port } = await rawServer((socket) => socket.end(bytes))
  const answer = await ask(`http://127.0.0.1:${port}/`, anyReach(), ms)
  if (answer === 'forbidden') throw new Error('not sent')
  return readLimited(answer, most)
}

const packed = (encoding: string, body: Buffer) =>
  Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\ncontent-encoding: ${encoding}\r\ncontent-length: ${body.length}\r\n\r\n`),
    body,
  ])

describe('production asks nothing but the public Internet over https', () => {
  it.each([
    'http://127.0.0.1:8080/',
    'http://93.184.216.34/',
    'https://127.0.0.1/',
    'https://127.0.0.1:9001/2018-06-01/runtime/invocation/next',
    'https://169.254.169.254/latest/meta-data/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://10.0.0.1/',
    'https://100.64.0.1/',
    'https://224.0.0.1/',
    'https://user:word@a.example/',
    'file:///etc/passwd',
    'gopher://a.example/',
    'a.example',
    '',
  ])('not %s', async (url) => {
    expect(await ask(url, publicReach())).toBe('forbidden')
  })

  it.each([
    ['this machine', ['127.0.0.1']],
    ['the addresses that a cloud gives to its machines', ['169.254.169.254']],
    ['a public machine and one inside', ['93.184.216.34', '10.0.0.1']],
    ['one inside, written as IPv6', ['::ffff:10.0.0.1']],
  ])('not a name that means %s', async (_, addresses) => {
    const resolve = async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    expect(await ask('https://a.example/', { ...publicReach(), resolve })).toBe('forbidden')
  })

  it('a name is looked up once, and what was judged is what is connected to', async () => {
    const { port, asked } = await rawServer((socket) =>
      socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'),
    )
    const meant = ['127.0.0.1', '10.0.0.1']
    let looked = 0
    const resolve = async () => [{ address: meant[looked++] ?? '', family: 4 }]
    const rules = { ...anyReach(), resolve, allows: (address: string) => address === '127.0.0.1' }
    const answer = await ask(`http://a.example:${port}/`, rules)
    expect([answer !== 'forbidden' && answer.status, looked, asked.length]).toEqual([200, 1, 1])
    // Kept lines lead to where they led; a new one is judged anew.
    expect(await ask(`http://b.example:${port}/`, rules)).toBe('forbidden')
    expect(asked).toHaveLength(1)
  })
})

describe('an answer', () => {
  it('that leads elsewhere is not followed', async () => {
    const { port, asked } = await rawServer((socket) =>
      socket.end('HTTP/1.1 302 Found\r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n'),
    )
    const answer = await ask(`http://127.0.0.1:${port}/x`)
    expect(answer !== 'forbidden' && answer.status).toBe(302)
    expect(asked).toHaveLength(1)
  })

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ] as const)('in %s is unpacked, and no further than it may be long', async (encoding, pack) => {
    expect(await textOf(packed(encoding, pack('{"a":1}')))).toBe('{"a":1}')
    expect(await textOf(packed(encoding, pack(Buffer.alloc(64 * MEGABYTE))))).toBeNull()
  })

  it('in gzip that is none, or ends too soon, is a broken line', async () => {
    await expect(textOf(packed('gzip', Buffer.from('{"a":1}')))).rejects.toThrow()
    await expect(textOf(packed('gzip', gzipSync('{"a":1}').subarray(0, 15)))).rejects.toThrow()
  })

  it.each([
    ['of another protocol', 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'],
    ['that is none', 'hello\r\n\r\n'],
    ['with a head without end', `HTTP/1.1 200 OK\r\n${`a: ${'b'.repeat(1000)}\r\n`.repeat(100)}\r\n`],
    [
      'of two lengths',
      'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    ],
    ['of a length that is none', 'HTTP/1.1 200 OK\r\ncontent-length: -2\r\n\r\n{}'],
    ['that ends too soon', 'HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{}'],
    ['of a status that is none', 'HTTP/1.1 999 Odd\r\ncontent-length: 2\r\n\r\n{}'],
    ['that says a hundred thousand times that it will come', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100_000)],
  ])('%s is a broken line', async (_, bytes) => {
    await expect(textOf(bytes)).rejects.toThrow()
  })

  it('that comes one byte at a time is given up', async () => {
    const { port } = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n')
      const drip = setInterval(() => socket.write('a'), 5)
      socket.on('close', () => clearInterval(drip))
    })
    const answer = await ask(`http://127.0.0.1:${port}/`, anyReach(), 100)
    await expect(answer === 'forbidden' ? answer : readLimited(answer, MEGABYTE)).rejects.toThrow()
  })

  it('whose head comes one byte at a time is given up', async () => {
    const { port } = await rawServer((socket) => {
      const drip = setInterval(() => socket.write('H'), 5)
      socket.on('close', () => clearInterval(drip))
    })
    await expect(ask(`http://127.0.0.1:${port}/`, anyReach(), 100)).rejects.toThrow()
  })
})
