import { apiClient, eventually } from '../api-client.ts'
import { startTestSystem, type TestSystem } from '../local-system.ts'
import { madePdf } from '../papers/made-pdf.ts'
import { sendPaper } from '../papers/send-paper.ts'
import { communes, type Tokens, tokenOf, tokensOf } from './people.ts'

/** Stands in whatever belongs to the seller; nobody who may not see it may ever be answered with it. */
export const mark = 'Dauhieurieng'

const sheet = [
  'Mã hàng,Tên sản phẩm,Giá bán,ĐVT,Số lượng,Đếm được',
  `MK1,Măng khô ${mark},320.000đ,kg,45,3`,
  `RN1,Rượu ngô ${mark},90.000đ,chai,10,3`,
].join('\n')

const list = [
  'Tên cơ sở,Xã,SĐT,Tên sản phẩm,Giá bán,ĐVT,Số lượng',
  'Hộ Ví Dụ Ở Xã Khác,Xã Thông Nguyên,0912000777,Chè Ví Dụ,100.000đ,kg,5',
].join('\n')

export type Scene = {
  system: TestSystem
  tokens: Tokens
  /** The account of the other seller. */
  other: string
  importId: string
  /** An import of which every row is still to be confirmed. */
  heldLine: { sheet: string; line: number; ordinal: number }
  jobId: string
  packageId: string
  packageKey: string
  workbook: Uint8Array<ArrayBuffer>
  /** The path of a hint for a marketplace that has them. */
  hook: string
  /** The name of a stored paper. */
  paperFile: string
  /** Another paper of the seller: its id. */
  newPaper(): Promise<string>
  categoryRevision(): Promise<number>
}

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text))

/** The whole system with one thing of every kind that belongs to the seller. */
export async function startScene(): Promise<Scene> {
  const system = await startTestSystem()
  const { url, dataFolder } = system
  const province = await tokenOf(dataFolder, {
    ...{ user: 'canbo', tenant: 'xavidu', role: 'staff', communes: ['*'] },
  })
  const other = await producerOf(url, province)
  const tokens = await tokensOf(dataFolder, other)
  const seller = apiClient(url, tokens.seller ?? '')
  const importId = await seller.upload('bang.csv', bytesOf(sheet))
  await seller.until(importId, ['ready'])
  const rows = await seller.rows(importId)
  const held = rows.findIndex(({ issues }) => issues.some(({ code }) => code === 'alcohol.confirm'))
  const { sheet: name = '', line = 0 } = rows[held] ?? {}
  const newPaper = async () => {
    const pdf = { name: `${mark}.pdf`, bytes: madePdf(`% ${Math.random()}`) }
    const answer = await sendPaper(url, tokens.seller ?? '', pdf, { kind: 'other', number: mark })
    return ((await answer.json()) as { id: string }).id
  }
  await newPaper()
  const { papers } = await seller.get<{ papers: { url: string }[] }>('/api/papers')
  return {
    ...{ system, tokens, other, importId, newPaper },
    heldLine: { sheet: name, line, ordinal: held },
    jobId: await cancelledJob(url, tokens.officerHere ?? ''),
    ...(await handOver(url, tokens, importId)),
    hook: await hookOf(url),
    paperFile: new URL(papers[0]?.url ?? url).pathname,
    categoryRevision: async () =>
      (
        await apiClient(url, tokens.operator ?? '').get<{ revision: number }>(
          '/api/marketplaces/voso/categories',
        )
      ).revision,
  }
}

/** A producer in the other commune becomes an account by a list of the office. */
async function producerOf(url: string, province: string): Promise<string> {
  const office = apiClient(url, province)
  const id = await office.upload('danh-sach.csv', bytesOf(list))
  await office.until(id, ['ready'])
  const { rows } = await office.get<{ rows: { tenant: string }[] }>(`/api/imports/${id}/rows`)
  return rows[0]?.tenant ?? ''
}

/** A job that is stopped before it is through: stopping it again is no news. */
async function cancelledJob(url: string, officer: string): Promise<string> {
  const office = apiClient(url, officer)
  for (let n = 0; n < 50; n += 1) {
    const scope = { commune: communes.here }
    const { jobId } = await office.json<{ jobId: string }>('POST', '/api/bulk', {
      ...{ scope, action: 'publish', marketplaces: ['postmart'] },
    })
    if ((await office.call('POST', `/api/bulk/${jobId}/cancel`)).ok) return jobId
  }
  throw new Error('every job was through before it could be stopped')
}

async function handOver(url: string, tokens: Tokens, importId: string) {
  const local = apiClient(url)
  await local.json('POST', '/local/marketplaces/shop-vnexpress/mode', { mode: 'hand-over' })
  const seller = apiClient(url, tokens.seller ?? '')
  await seller.confirm(importId, ['shop-vnexpress'])
  const mails = await eventually(local.mails, (all) => all.some(({ text }) => /[?&]key=/.test(text)))
  const link = mails.map(({ text }) => /\/hand-overs\/(\S+?)\/package\?key=(\S+)/.exec(text)).find(Boolean)
  const [packageId = '', packageKey = ''] = link?.slice(1) ?? []
  const staff = apiClient(url, tokens.province ?? '')
  const answer = await staff.call('GET', `/api/hand-overs/${packageId}/workbook`)
  return { packageId, packageKey, workbook: new Uint8Array(await answer.arrayBuffer()) }
}

async function hookOf(url: string): Promise<string> {
  const { hook } = await apiClient(url).get<{ hook: string }>('/local/marketplaces/voso/products')
  return new URL(hook).pathname
}
