import { connect } from 'node:net'

/** What came back: its status and, of a problem, its code. `problem` and `page` say what it was for people or programs. */
export type Told = { status: number; code: string | null; kind: 'problem' | 'page' | 'other'; text: string }

export async function told(answer: Response): Promise<Told> {
  const text = await answer.text()
  return toldOf(answer.status, answer.headers.get('content-type') ?? '', text)
}

function toldOf(status: number, type: string, text: string): Told {
  if (!type.includes('application/problem+json'))
    return { status, code: null, kind: type.includes('text/html') ? 'page' : 'other', text }
  const { code } = JSON.parse(text) as { code: string }
  return { status, code, kind: 'problem', text }
}

/** Writes bytes as no client would, and reads until the server closes the line. */
export function tell(url: string, ...pieces: (string | Buffer)[]): Promise<Told> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(port), hostname, () => {
      for (const piece of pieces) socket.write(piece)
    })
    socket.on('data', (chunk) => chunks.push(chunk))
    // What the server has said counts, also where it cuts the line while we are still writing.
    socket.on('error', () => {})
    socket.on('close', () => {
      const [head = '', ...body] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n')
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1])
      if (!status) return reject(new Error(`no answer but "${head.slice(0, 100)}"`))
      try {
        resolve(toldOf(status, /content-type: (.*)/i.exec(head)?.[1] ?? '', body.join('\r\n\r\n')))
      } catch (error) {
        reject(error)
      }
    })
  })
}

/** A request head of these lines. */
export const head = (...lines: string[]): string => `${lines.join('\r\n')}\r\n\r\n`
