import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openZip } from '../../shared/sheet/zip.ts'
import { samplesFolder } from '../api-client.ts'
import { partOf } from '../hand-over/hand-over-world.ts'
import { type HandOver, handOverCalls } from '../hand-over/over-http.ts'
import { readCells } from '../hand-over/read-cells.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { madePdf } from '../papers/made-pdf.ts'
import { sendPaper } from '../papers/send-paper.ts'

type Sent = { url: string; file: { type: string } }

const sample = '4-anh-dan-trong-o.xlsx'

let system: TestSystem
let packages: HandOver[]
let zips: Uint8Array[]
/** Rows of the workbooks inside the packages, by key, cells by heading. */
const rows = new Map<string, Record<string, string>>()
const sent: Record<'pdf' | 'photo', Sent | null> = { pdf: null, photo: null }

beforeAll(async () => {
  system = await startTestSystem()
  const desk = await handOverCalls(system.url)
  const { token } = await desk.staff.json<{ token: string }>('POST', '/local/token', { user: 'htx' })
  // Papers are for products that are there.
  await desk.seller.until(await desk.seller.uploadFile(join(samplesFolder, sample)), ['ready'])
  const send = async (name: string, bytes: Uint8Array<ArrayBuffer>, fields: Record<string, string>) => {
    const answer = await sendPaper(system.url, token, { name, bytes }, { kind: 'quality', ...fields })
    if (answer.status !== 201) throw new Error(await answer.text())
    return (await answer.json()) as Sent
  }
  const photo = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#ba7' } })
    .jpeg()
    .toBuffer()
  sent.photo = await send('Giấy ATTP.jpg', new Uint8Array(photo), { number: '12/VD' })
  sent.pdf = await send('Công bố.pdf', madePdf(), { kind: 'self-declaration', skus: 'KM1' })
  await send('Cũ.pdf', madePdf('% older'), { number: '01/CU', expiresOn: '01/01/2020' })
  packages = await desk.confirmed(sample, 'voso')
  zips = await Promise.all(packages.map(({ id }) => desk.file(id, 'package')))
  for (const [at, { id }] of packages.entries()) {
    const workbook = partOf(zips[at] ?? new Uint8Array(), `ban-giao-${id}.xlsx`)
    for (const [key, cells] of await readCells(workbook ?? new Uint8Array())) rows.set(key, cells)
  }
})
afterAll(() => system?.stop())

const namesIn = (zip: Uint8Array): string[] => {
  const archive = openZip(Buffer.from(zip))
  if (!archive.ok) throw new Error(archive.code)
  return [...archive.value.entries.keys()]
}
/** The file of a package that a cell names. */
const fileOf = (name: string) => zips.map((zip) => partOf(zip, name)).find((part) => part !== null)
const served = async (url: string | undefined) => {
  const path = new URL(url ?? '', system.url)
  return Buffer.from(await (await fetch(new URL(path.pathname, system.url))).arrayBuffer())
}
const hashOf = (url: string | undefined) => /([0-9a-f]{64})$/.exec(url ?? '')?.[1] ?? ''

test('pictures stand in a folder of their product, and the workbook names each', async () => {
  const named = (key: string) => (rows.get(key)?.Ảnh ?? '').split('\n').filter(Boolean)
  expect(named('htxvidu-KM1')).toEqual(['anh/htxvidu-KM1/1.jpg'])
  expect(named('htxvidu-TC1')).toEqual(['anh/htxvidu-TC1/1.jpg', 'anh/htxvidu-TC1/2.jpg'])
  expect(named('htxvidu-QT1')).toEqual([])
  for (const name of [...named('htxvidu-KM1'), ...named('htxvidu-TC1')]) {
    const { width, format } = await sharp(fileOf(name)).metadata()
    expect([name, format, (width ?? 0) > 100]).toEqual([name, 'jpeg', true])
  }
})

test('papers stand once, byte for byte as they are kept, and only those that speak for a product today', async () => {
  const pdfName = `giay-to/${hashOf(sent.pdf?.url).slice(0, 16)}.pdf`
  const photoName = `giay-to/${hashOf(sent.photo?.url).slice(0, 16)}.jpg`
  for (const [name, paper] of [
    [pdfName, sent.pdf],
    [photoName, sent.photo],
  ] as const)
    expect(fileOf(name)?.equals(await served(paper?.url)), name).toBe(true)
  expect(fileOf(pdfName)?.equals(Buffer.from(madePdf()))).toBe(true)
  expect(rows.get('htxvidu-KM1')?.['Giấy tờ']).toContain(`bản tự công bố (${pdfName})`)
  for (const key of ['htxvidu-KM1', 'htxvidu-TC1', 'htxvidu-QT1'])
    expect(rows.get(key)?.['Giấy tờ']).toContain(`giấy chứng nhận chất lượng số 12/VD (${photoName})`)
  expect(rows.get('htxvidu-TC1')?.['Giấy tờ']).not.toContain('.pdf')
  for (const zip of zips) {
    const papers = namesIn(zip).filter((name) => name.startsWith('giay-to/'))
    expect(papers.length).toBe(new Set(papers).size)
    expect(papers.every((name) => [pdfName, photoName].includes(name))).toBe(true)
  }
})

test('nothing is in a package that its workbook does not name', () => {
  const cells = [...rows.values()].flatMap((row) => [row.Ảnh, row['Giấy tờ']]).join('\n')
  for (const zip of zips)
    for (const name of namesIn(zip).filter((one) => !one.endsWith('.xlsx')))
      expect(cells.toLowerCase()).toContain(name.toLowerCase())
})
