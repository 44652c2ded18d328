import { join } from 'node:path'
import { type Api, eventually, logIn, samplesFolder } from '../api-client.ts'

export type HandOver = {
  id: string
  marketplace: string
  state: string
  mail: string
  counts: Record<string, number>
  open: number
  lines: {
    key: string
    task: string
    name: string
    answer: { result: string; link: string | null } | null
    isReplaced: boolean
  }[]
}
export type Returned = {
  counts: Record<string, number>
  issues: { severity: string; code: string; cell: string | null; key: string; message: string }[]
  handOver: HandOver
}

/** Hand-overs as people with curl see them: a seller who confirms, staff who take packages and hand workbooks in. */
export async function handOverCalls(url: string) {
  const seller = await logIn(url, 'htx')
  const staff = await logIn(url, 'canbo')
  const { token } = await staff.json<{ token: string }>('POST', '/local/token', { user: 'canbo' })
  const packages = async () => (await staff.get<{ handOvers: HandOver[] }>('/api/hand-overs')).handOvers
  const sendBack = (id: string, bytes: Uint8Array<ArrayBuffer>, filename = 'ban-giao.xlsx') => {
    const body = new FormData()
    body.append('file', new File([bytes], filename))
    const headers = { authorization: `Bearer ${token}` }
    return fetch(`${url}/api/hand-overs/${id}/return`, { method: 'POST', headers, body })
  }
  return {
    seller,
    staff,
    packages,
    sendBack,
    detail: (id: string) => staff.get<HandOver>(`/api/hand-overs/${id}`),
    file: async (id: string, name: 'package' | 'workbook') => {
      const answer = await staff.call('GET', `/api/hand-overs/${id}/${name}`)
      if (answer.status !== 200) throw new Error(await answer.text())
      return new Uint8Array(await answer.arrayBuffer())
    },
    giveBack: async (id: string, bytes: Uint8Array<ArrayBuffer>, filename?: string) => {
      const answer = await sendBack(id, bytes, filename)
      if (answer.status !== 200) throw new Error(await answer.text())
      return (await answer.json()) as Returned
    },
    confirmed: (sample: string, marketplace: string) =>
      confirmed({ seller, staff, packages }, sample, marketplace),
  }
}

/** The packages of a sample, oldest first, once all its products were handed over and mailed. */
async function confirmed(
  { seller, staff, packages }: { seller: Api; staff: Api; packages: () => Promise<HandOver[]> },
  sample: string,
  marketplace: string,
): Promise<HandOver[]> {
  await staff.json('POST', `/local/marketplaces/${marketplace}/mode`, { mode: 'hand-over' })
  const id = await seller.uploadFile(join(samplesFolder, sample))
  const { counts } = await seller.until(id, ['ready'])
  await seller.confirm(id, [marketplace])
  const all = await eventually(
    packages,
    (some) =>
      some.reduce((sum, one) => sum + one.open, 0) === counts.accepted &&
      some.every(({ mail }) => mail === 'sent'),
  )
  return all.reverse()
}
