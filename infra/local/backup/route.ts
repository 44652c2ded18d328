import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { problemAnswer } from '../../../functions/web/problem.ts'
import { troubleOf } from '../../../functions/web/trouble.ts'
import { localProblems } from '../problems.ts'
import { LocalTrouble } from '../trouble.ts'
import { type SnapshotParts, takeSnapshot } from './snapshot.ts'

/** A page of another site cannot send this header without being asked first, and is refused then. */
export const backupHeader = 'x-local-backup'

/** The data folder as one archive, while the system runs. It holds keys: whoever has it can sign in as anybody here. */
export function backupRoute(parts: SnapshotParts): Hono {
  const app = new Hono()
  app.post('/local/backup', async (c) => {
    if (c.req.header(backupHeader) === undefined)
      return problemAnswer(c, troubleOf(403, localProblems.backupRefused(`send the header ${backupHeader}`)))
    const taken = await takeSnapshot(parts).catch((error: unknown) => {
      if (error instanceof LocalTrouble) return error
      throw error
    })
    if (taken instanceof LocalTrouble)
      return problemAnswer(c, troubleOf(409, localProblems.backupRefused(taken.message)))
    const stream = createReadStream(taken.file)
    stream.once('close', () => void taken.remove())
    return c.body(Readable.toWeb(stream) as ReadableStream, 200, { 'content-type': 'application/gzip' })
  })
  return app
}
