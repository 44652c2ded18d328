import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logIn } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { zip } from '../sheet/build.ts'

let system: TestSystem
beforeAll(async () => {
  system = await startTestSystem()
})
afterAll(() => system.stop())

const heic = readFileSync(join(import.meta.dirname, '../pictures/small.heic'))
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

async function widthOf(name: string): Promise<number | undefined> {
  const answer = await fetch(`${system.url}/pictures/${name}`)
  return (await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).width
}

test('a zip with a sheet: its pictures are served as JPEG, a link that points inside is not opened', async () => {
  const create = { width: 2400, height: 1200, channels: 3 as const, background: 'orange' }
  const large = await sharp({ create }).png().toBuffer()
  const sheet = [
    'Mã SP;Tên sản phẩm;ĐVT;Giá bán;Tồn kho;Ảnh',
    'V1;Cam sành Ví Dụ;kg;20.000;9;',
    'V2;Mật ong Ví Dụ;chai;200.000;9;anh-2',
    `V3;Chè Ví Dụ;gói;90.000;9;${system.url.replace('http:', 'https:')}/local/users https://127.0.0.1/a.jpg`,
  ].join('\n')
  const file = zip([
    { name: 'bang/hang.csv', data: sheet },
    { name: 'bang/V1.png', data: large },
    { name: 'bang/anh-2.HEIC', data: heic },
  ])

  const api = await logIn(system.url, 'htx')
  const id = await api.upload('hang.zip', new Uint8Array(file))
  await api.until(id, ['ready'])
  const rows = await api.rows(id)
  expect(rows.map(({ listing }) => listing?.images)).toMatchObject([
    [{ source: 'upload', width: 2000, height: 1000, sha256: sha256(large) }],
    [{ source: 'upload', width: 64, height: 48, sha256: sha256(heic) }],
    [],
  ])
  const told = rows[2]?.issues.map(({ code }) => code).filter((code) => code.startsWith('images'))
  expect(told).toEqual(['images.link', 'images.link', 'images.missing'])
  for (const bytes of [large, heic]) {
    const answer = await fetch(`${system.url}/pictures/${sha256(bytes)}`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
  }
  expect(await widthOf(`${sha256(large)}-1000`)).toBe(1000)
  expect(await widthOf(`${sha256(heic)}-1000`)).toBe(64)
  // As pictures lie there that were prepared before there were smaller ones.
  await rm(join(system.dataFolder, 'files', 'pictures', `${sha256(large)}-500`))
  expect(await widthOf(`${sha256(large)}-500`)).toBe(2000)
  for (const name of [`${'0'.repeat(64)}-500`, `${sha256(large)}-`, '..%2Fsheets'])
    expect((await fetch(`${system.url}/pictures/${name}`)).status).toBe(404)
})
