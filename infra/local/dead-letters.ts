// `npm run dead-letters -- list | redrive …`: what queues gave up on, through the API. `URL` and `TOKEN` point it at another
// system than the one that `npm start` runs here.
import { parseArgs } from 'node:util'

const usage = `npm run dead-letters -- list
npm run dead-letters -- redrive --all
npm run dead-letters -- redrive --cause <kind>#<marketplace>#<code>     as list shows it
npm run dead-letters -- redrive --id <id> [--id <id>]`

type Cause = { kind: string; marketplace: string | null; code: string }
type Letter = { id: string; times: number; lastAt: number }
type Listed = {
  causes: (Cause & { message: string; count: number; firstAt: number; lastAt: number; example: Letter })[]
  letters: Letter[]
  more: boolean
}

const url = process.env.URL ?? `http://127.0.0.1:${process.env.PORT ?? '8080'}`
const keyOf = ({ kind, marketplace, code }: Cause) => `${kind}#${marketplace ?? ''}#${code}`
const timeOf = (at: number) => new Date(at).toISOString()

async function call<T>(path: string, body?: unknown, token?: string): Promise<T> {
  const answer = await fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** Here the operator needs no password. */
const tokenOf = async (): Promise<string> =>
  process.env.TOKEN ?? (await call<{ token: string }>('/local/token', { user: 'quantri' })).token

async function list(token: string): Promise<void> {
  const { causes, letters, more } = await call<Listed>('/api/dead-letters?limit=500', undefined, token)
  for (const cause of causes) {
    console.log(`${keyOf(cause)}  ${cause.count}  ${timeOf(cause.firstAt)} – ${timeOf(cause.lastAt)}`)
    console.log(`  ${cause.message}\n  for example ${cause.example.id}`)
  }
  for (const letter of letters)
    console.log(`${letter.id}  ${letter.times} times, last ${timeOf(letter.lastAt)}`)
  if (causes.length === 0) console.log('Nothing: no queue has given up on a message.')
  if (more) console.log('There are more than are shown.')
}

type Chosen = { all?: boolean | undefined; cause?: string | undefined; id?: string[] | undefined }

async function redrive(token: string, { all, cause, id }: Chosen): Promise<void> {
  const [kind, marketplace, code] = (cause ?? '').split('#')
  const body = {
    ...(all && { all }),
    ...(cause && { cause: { kind, marketplace: marketplace || null, code } }),
    ...(id && { ids: id }),
  }
  const sent = await call<{ redriven: number; left: number }>('/api/dead-letters/redrive', body, token)
  console.log(`${sent.redriven} sent again, ${sent.left} left`)
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean' },
    cause: { type: 'string' },
    id: { type: 'string', multiple: true },
  },
})
const [what] = positionals
try {
  if (what === 'list') await list(await tokenOf())
  else if (what === 'redrive') await redrive(await tokenOf(), values)
  else throw new Error(usage)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
