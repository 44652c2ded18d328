import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { apiClient, logIn, samplesFolder } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { madePdf } from './made-pdf.ts'
import { sendPaper } from './send-paper.ts'

let system: TestSystem
const tokens: Record<string, string> = {}
beforeAll(async () => {
  system = await startTestSystem()
  for (const user of ['htx', 'canbo']) {
    const answer = await apiClient(system.url).json<{ token: string }>('POST', '/local/token', { user })
    tokens[user] = answer.token
  }
  const seller = await logIn(system.url, 'htx')
  const id = await seller.uploadFile(join(samplesFolder, '1-htx-mat-ong.xlsx'))
  await seller.until(id, ['ready'])
})
afterAll(() => system.stop())

type View = {
  id: string
  url: string
  expired: boolean
  issuedOn: string | null
  expiresOn: string | null
  skus: string[]
  file: { name: string; type: string; size: number }
}

const pdf = (name: string, bytes = madePdf()) => ({ name, bytes })
const send = (
  file: Parameters<typeof sendPaper>[2],
  fields: Record<string, string | string[]>,
  user = 'htx',
) => sendPaper(system.url, tokens[user] ?? '', file, { kind: 'food-safety', ...fields })
const listed = async (user = 'htx', tenant = '') => {
  const api = apiClient(system.url, tokens[user])
  return (await api.get<{ papers: View[] }>(`/api/papers${tenant}`)).papers
}
const remove = (id: string, user = 'htx', tenant = '') =>
  apiClient(system.url, tokens[user]).call('DELETE', `/api/papers/${id}${tenant}`)
const codeOf = async (answer: Response) => ({
  status: answer.status,
  ...((await answer.json()) as { code: string; field?: string }),
})

describe('a PDF', () => {
  it('is listed with what was said of it, and served where it can do nothing', async () => {
    const answer = await send(pdf('Giấy ATTP.pdf'), {
      number: '12/ATTP',
      issuedOn: 'ngày 5 tháng 9 năm 2024',
      expiresOn: '05/09/2099',
      skus: ['MO1', 'MO1'],
    })
    expect(answer.status).toBe(201)
    const paper = (await answer.json()) as View
    expect(paper).toMatchObject({
      issuedOn: '2024-09-05',
      expiresOn: '2099-09-05',
      skus: ['MO1'],
      expired: false,
      file: { name: 'Giấy ATTP.pdf', type: 'application/pdf' },
    })
    expect(await listed()).toEqual([paper])
    const served = await fetch(paper.url)
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(madePdf())
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })

  it('sent twice is one paper', async () => {
    const one = await send(pdf('hai lan.pdf'), { kind: 'quality' })
    const again = await send(pdf('hai lan.pdf'), { kind: 'quality' })
    const { id } = (await one.json()) as View
    expect(((await again.json()) as View).id).toBe(id)
    const other = await send(pdf('hai lan.pdf', madePdf('4 0 obj (b) endobj')), { kind: 'quality' })
    expect(((await other.json()) as View).id).not.toBe(id)
  })

  it('goes with its file', async () => {
    const paper = (await (await send(pdf('bo di.pdf'), { kind: 'other' })).json()) as View
    const same = (await (await send(pdf('bo di.pdf'), { kind: 'other', number: '2' })).json()) as View
    expect(same.url).not.toBe(paper.url)
    expect((await remove(paper.id)).status).toBe(200)
    expect((await fetch(paper.url)).status).toBe(404)
    expect((await fetch(same.url)).status).toBe(200)
    expect((await listed()).map(({ id }) => id)).not.toContain(paper.id)
    expect((await remove(paper.id)).status).toBe(404)
  })

  it('that may do something is refused', async () => {
    const active = pdf('a.pdf', madePdf('', '/OpenAction <</S /JavaScript /JS (app.alert(1))>>'))
    expect(await codeOf(await send(active, {}))).toMatchObject({
      status: 422,
      code: 'paper.active',
      field: 'file',
    })
    const locked = pdf('b.pdf', madePdf('', '/Encrypt 4 0 R'))
    expect(await codeOf(await send(locked, {}))).toMatchObject({ status: 422, code: 'paper.locked' })
    const page = pdf('c.pdf', Uint8Array.from(Buffer.from('<script>alert(1)</script>          ')))
    expect(await codeOf(await send(page, {}))).toMatchObject({ status: 422, code: 'paper.unreadable' })
    const huge = pdf('d.pdf', new Uint8Array(5_242_881))
    expect(await codeOf(await send(huge, {}))).toMatchObject({ status: 413, code: 'paper.too-large' })
  })
})

describe('a photo', () => {
  it('becomes a JPEG that does not tell where it was taken', async () => {
    const bytes = await sharp({ create: { width: 2400, height: 1200, channels: 3, background: '#eee' } })
      .withExif({ IFD0: { Copyright: 'Ví Dụ' }, IFD3: { GPSLatitude: '22/1 49/1 0/1' } })
      .jpeg()
      .toBuffer()
    expect((await sharp(bytes).metadata()).exif).toBeDefined()
    const answer = await send({ name: 'giay.jpg', bytes: Uint8Array.from(bytes) }, {})
    const paper = (await answer.json()) as View
    expect(paper.file.type).toBe('image/jpeg')
    const served = Buffer.from(await (await fetch(paper.url)).arrayBuffer())
    expect(await sharp(served).metadata()).toMatchObject({ format: 'jpeg', width: 2000, height: 1000 })
    expect((await sharp(served).metadata()).exif).toBeUndefined()
  })

  it('of an iPhone is taken, one that is broken is not', async () => {
    const heic = Uint8Array.from(await readFile(join(import.meta.dirname, '../pictures/small.heic')))
    expect((await send({ name: 'a.heic', bytes: heic }, {})).status).toBe(201)
    const broken = await send({ name: 'b.heic', bytes: heic.slice(0, 400) }, {})
    expect(await codeOf(broken)).toMatchObject({ status: 422, code: 'paper.unreadable' })
  })
})

describe('what is said of a paper', () => {
  it.each([
    [{ issuedOn: 'hôm qua' }, 'paper.day', 'issuedOn'],
    [{ issuedOn: '01/01/2099' }, 'paper.day', 'issuedOn'],
    [{ expiresOn: '2027' }, 'paper.day', 'expiresOn'],
    [{ issuedOn: '05/09/2024', expiresOn: '04/09/2024' }, 'paper.day', 'expiresOn'],
    [{ skus: 'KHONG-CO' }, 'paper.products', 'skus'],
    [{ skus: Array.from({ length: 501 }, (_, n) => `S${n}`) }, 'paper.products', 'skus'],
    [{ kind: 'passport' }, 'request.invalid', 'kind'],
  ])('%o is not clear', async (fields, code, field) => {
    expect(await codeOf(await send(pdf('x.pdf'), fields))).toMatchObject({ status: 422, code, field })
  })

  it('may be that it has expired: it is shown so', async () => {
    const answer = await send(pdf('cu.pdf'), { expiresOn: '05/09/2020' })
    expect(await answer.json()).toMatchObject({ expired: true })
  })

  it('without a file is nothing', async () => {
    expect(await codeOf(await send(null, {}))).toMatchObject({ status: 422, code: 'paper.file-missing' })
  })
})

it('the description of the API says that it is a form with a file', async () => {
  const { paths } = await apiClient(system.url).get<{
    paths: Record<string, Record<string, { requestBody: { content: Record<string, { schema: object }> } }>>
  }>('/openapi.json')
  const { content } = paths['/api/papers']?.post?.requestBody ?? {}
  expect(Object.keys(content ?? {})).toEqual(['multipart/form-data'])
  expect(content?.['multipart/form-data']?.schema).toMatchObject({
    properties: { file: { type: 'string', format: 'binary' }, kind: { type: 'string' } },
    required: ['kind', 'file'],
  })
})

describe('staff', () => {
  it('name the account, within their communes', async () => {
    expect((await send(pdf('canbo.pdf'), {}, 'canbo')).status).toBe(422)
    const answer = await send(pdf('canbo.pdf'), { tenant: 'htxvidu' }, 'canbo')
    expect(answer.status).toBe(201)
    const { id } = (await answer.json()) as View
    expect((await listed('canbo', '?tenant=htxvidu')).map((one) => one.id)).toContain(id)
    expect((await remove(id, 'canbo', '?tenant=htxvidu')).status).toBe(200)
  })

  it('only: a seller names no other, and nobody comes without a token', async () => {
    expect((await send(pdf('a.pdf'), { tenant: 'honong' })).status).toBe(403)
    expect((await sendPaper(system.url, 'no token', pdf('a.pdf'), { kind: 'other' })).status).toBe(401)
  })
})
