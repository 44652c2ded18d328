import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { RowResult } from '../shared/domain/row.ts'
import { marketplaces } from '../shared/marketplaces/registry.ts'
import type { SandboxFault, SandboxProduct } from '../shared/ports/sandbox.ts'

type Counts = Record<string, number>
export type ImportView = {
  state: string
  counts: { rows: number; accepted: number; needsFix: number; skipped: number }
  marketplaces: Record<string, Counts>
  error?: { code: string; message: string }
}
export type Mail = { to: string; subject: string; text: string; html: string }

export const samplesFolder = join(import.meta.dirname, 'samples')
export const marketplaceIds = marketplaces.map(({ manifest }) => manifest.id)

/** The documented API as a person with curl would use it. */
export function apiClient(url: string, token?: string) {
  const call = (method: string, path: string, body?: unknown) =>
    fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  const json = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await call(method, path, body)
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return JSON.parse(text)
  }
  const get = <T>(path: string) => json<T>('GET', path)
  return { url, call, json, get, ...importCalls(json), ...localCalls(json) }
}

type Json = <T>(method: string, path: string, body?: unknown) => Promise<T>

function importCalls(json: Json) {
  const upload = async (filename: string, bytes: Uint8Array<ArrayBuffer>) => {
    const started = await json<{
      importId: string
      upload: { method: string; url: string; headers: Record<string, string> }
    }>('POST', '/api/imports', { filename, size: bytes.length })
    const { method, url, headers } = started.upload
    const sent = await fetch(url, { method, headers, body: bytes })
    if (!sent.ok) throw new Error(`upload: ${sent.status} ${await sent.text()}`)
    return started.importId
  }
  const view = (id: string) => json<ImportView>('GET', `/api/imports/${id}`)
  const until = async (id: string, states: string[], seconds = 40): Promise<ImportView> => {
    for (let n = 0; n < seconds * 5; n += 1) {
      const seen = await view(id)
      if (states.includes(seen.state)) return seen
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    throw new Error(`import ${id} is ${JSON.stringify(await view(id))}, not ${states}`)
  }
  return {
    upload,
    uploadFile: async (path: string) => upload(basename(path), new Uint8Array(await readFile(path))),
    view,
    until,
    confirm: (id: string, marketplaces?: string[]) =>
      json('POST', `/api/imports/${id}/confirm`, marketplaces ? { marketplaces } : {}),
    rows: async (id: string): Promise<RowResult[]> => {
      const rows: RowResult[] = []
      for (let after = ''; ; ) {
        const page = await json<{ rows: RowResult[]; next: string | null }>(
          'GET',
          `/api/imports/${id}/rows?limit=200${after && `&after=${after}`}`,
        )
        rows.push(...page.rows)
        if (page.next === null) return rows
        after = encodeURIComponent(page.next)
      }
    },
  }
}

function localCalls(json: Json) {
  return {
    products: async (id: string) =>
      (await json<{ products: SandboxProduct[] }>('GET', `/local/marketplaces/${id}/products`)).products,
    requests: async (id: string) =>
      (await json<{ requests: Counts }>('GET', `/local/marketplaces/${id}/products`)).requests,
    faults: (id: string, faults: SandboxFault[]) =>
      json('POST', `/local/marketplaces/${id}/faults`, { faults }),
    mails: async () => (await json<{ mails: Mail[] }>('GET', '/local/mail')).mails,
  }
}

export type Api = ReturnType<typeof apiClient>

/** The API as a seeded user. */
export async function logIn(url: string, user: string): Promise<Api> {
  const { token } = await apiClient(url).json<{ token: string }>('POST', '/local/token', { user })
  return apiClient(url, token)
}

/** Waits until something is so; the machine may be slow, so long. */
export async function eventually<T>(
  look: () => Promise<T>,
  isSo: (seen: T) => boolean,
  { seconds = 90, pauseMs = 200 } = {},
): Promise<T> {
  let seen = await look()
  for (let n = 0; n < (seconds * 1000) / pauseMs && !isSo(seen); n += 1) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    seen = await look()
  }
  if (!isSo(seen)) throw new Error(`not so after ${seconds} s: ${JSON.stringify(seen).slice(0, 2000)}`)
  return seen
}
