import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, apiClient, logIn } from '../api-client.ts'
import { root } from '../docs/documents.ts'
import { type Child, startChild } from '../flow/child-system.ts'
import { emptyFolder, freePort } from '../local-system.ts'
import { madePdf } from '../papers/made-pdf.ts'
import { sendPaper } from '../papers/send-paper.ts'

// The whole system says everything that it may say, lives through a day with every kind of trouble, and is then read line by line.
const phone = '0912000654'
const mail = 'nguoi-ban-rieng@vidu.example'
const password = 'mat-khau-rieng-654'
const sheet = [
  'Tên cơ sở,Xã,SĐT,Email,Mã hàng,Tên sản phẩm,Giá bán,ĐVT,Số lượng,Mô tả',
  `Hộ Ví Dụ Riêng,Xã Mèo Vạc,${phone},${mail},LG1,Măng khô,320.000đ,kg,45,Gọi ${phone} hoặc ${mail}`,
  `Hộ Ví Dụ Riêng,Xã Mèo Vạc,${phone},${mail},LG2,Chè xanh,Liên hệ ${phone},kg,45,`,
].join('\n')

let child: Child
let url = ''
let dataFolder = ''
const secrets = new Map<string, string>()
const keep = (what: string, secret: string) => secrets.set(what, secret)

beforeAll(async () => {
  const port = await freePort()
  dataFolder = await emptyFolder()
  url = `http://127.0.0.1:${port}`
  child = startChild({ project: root, port, dataFolder, logLevel: 'DEBUG' })
  await child.ready
})
afterAll(async () => {
  child?.kill('SIGTERM')
  await child?.ended
  await rm(dataFolder, { recursive: true, force: true })
})

async function liveADay(): Promise<void> {
  const [office, seller] = await Promise.all([logIn(url, 'canbo'), logIn(url, 'htx')])
  const { token } = await apiClient(url).json<{ token: string }>('POST', '/local/token', { user: 'canbo' })
  keep('a token', token)
  await signIn()
  await strangeRequests(token)
  for (const id of ['voso', 'postmart', 'sendo'])
    await office.faults(id, [
      { kind: '500', times: 2 },
      { kind: 'malformed-json', times: 1 },
      { kind: 'expired-token', times: 1 },
      { kind: 'reject', times: 1 },
    ])
  await apiClient(url).json('POST', '/local/marketplaces/shop-vnexpress/mode', { mode: 'hand-over' })
  await office.confirm(await sendSheet(office))
  await seller.upload('hong.xlsx', Uint8Array.from(Buffer.from(`PK no workbook ${phone}`)))
  await sendPaper(
    url,
    token,
    { name: `${phone}.pdf`, bytes: madePdf() },
    { kind: 'other', tenant: 'htxvidu', number: phone },
  )
  await hint()
  await untilMailed(office)
}

async function sendSheet(office: Api): Promise<string> {
  const started = await office.json<{
    importId: string
    upload: { url: string; headers: Record<string, string> }
  }>(
    ...([
      'POST',
      '/api/imports',
      { filename: `danh-sach-${phone}.csv`, size: Buffer.byteLength(sheet) },
    ] as const),
  )
  keep('the signature of an upload', new URL(started.upload.url).searchParams.get('signature') ?? '')
  // Once too much, then as it should be.
  await fetch(started.upload.url, { method: 'PUT', body: `${sheet}${phone}` })
  await fetch(started.upload.url, { method: 'PUT', headers: started.upload.headers, body: sheet })
  await office.until(started.importId, ['ready'])
  return started.importId
}

async function signIn(): Promise<void> {
  for (const user of ['htx', 'khongco', mail]) {
    const answer = await fetch(`${url}/login`, {
      ...{ method: 'POST', redirect: 'manual', headers: { origin: url } },
      body: new URLSearchParams({ user, password }),
    })
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0]
    if (cookie) keep('a cookie', cookie.replace('session=', ''))
  }
}

/** What is malformed is what errors like to repeat. */
async function strangeRequests(token: string): Promise<void> {
  const authorization = `Bearer ${token}`
  for (const body of [`{"password":"${password}"`, `{"filename":"${phone}","size":"${password}"}`, '[]'])
    await fetch(`${url}/api/imports`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body,
    })
  await fetch(`${url}/api/imports?tenant=${phone}&key=${password}`, { headers: { authorization } })
  await fetch(`${url}/api/imports/${phone}`, {
    headers: { authorization: `Bearer ${password}`, cookie: `session=${password}` },
  })
  await fetch(`${url}/papers`, {
    method: 'POST',
    headers: { origin: url, cookie: `session=${token}` },
    body: `--x\n${phone}`,
  })
}

async function hint(): Promise<void> {
  const { hook } = await apiClient(url).get<{ hook: string }>('/local/marketplaces/voso/products')
  keep('the key of an address for hints', hook.split('/').at(-1) ?? '')
  for (const body of ['{}', `{"phone":"${phone}"`, `{"sku":"${phone}"}`])
    await fetch(hook, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-signature': password },
      body,
    })
}

async function untilMailed(office: Api): Promise<void> {
  for (let n = 0; n < 150; n += 1) {
    const key = (await office.mails()).map(({ text }) => /[?&]key=(\S+)/.exec(text)?.[1]).find(Boolean)
    if (key) return void keep('the key of a package', key)
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  throw new Error('no package was mailed')
}

/** Every value of the settings that reach a marketplace, but what everybody may know. */
async function settingsSecrets(): Promise<void> {
  const folder = join(dataFolder, 'connections')
  for (const name of await readdir(folder)) walk(name, JSON.parse(await readFile(join(folder, name), 'utf8')))
  keep('the key of the hints', await readFile(join(dataFolder, 'identity', 'hook-key'), 'utf8'))
  const { d } = JSON.parse(await readFile(join(dataFolder, 'identity', 'key.json'), 'utf8')) as { d: string }
  keep('the key of the tokens', d)
}

function walk(path: string, value: unknown): void {
  if (typeof value === 'string' && value.length >= 4 && /key|secret|password|token|user/i.test(path))
    keep(path, value)
  if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) walk(`${path}.${name}`, one)
}

test('no line of the log holds a secret, a phone or an address of a person', async () => {
  await liveADay()
  await settingsSecrets()
  keep('a phone', phone)
  keep('a phone as it is kept', '+84912000654')
  keep('a mail address', mail)
  keep('a password', password)
  const { out, err } = child.output()
  const lines = `${out}\n${err}`.split('\n')
  if (process.env.SHOW_LOG) await writeFile(process.env.SHOW_LOG, lines.join('\n'))
  expect(secrets.size).toBeGreaterThan(10)
  expect(lines.filter((line) => line.startsWith('{"level"')).length).toBeGreaterThan(2)
  const told = [...secrets].filter(([, secret]) => lines.some((line) => line.includes(secret)))
  expect(told.map(([what]) => what)).toEqual([])
})
