import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { SandboxRecord } from './record.ts'

/** Where the records of a sandbox survive its process. */
export type Journal = { records: SandboxRecord[]; append(record: SandboxRecord): void; close(): void }

/**
 * A file of JSON lines, one whole record per commit; the last line of an id counts. A commit is handed to the system
 * before `append` returns, so a killed process loses nothing that was answered; at most the last line is torn, and that
 * one was never answered. Read once at the start and written anew without the superseded lines.
 */
export function openJournal(file: string | null): Journal {
  if (file === null) return { records: [], append: () => {}, close: () => {} }
  mkdirSync(dirname(file), { recursive: true })
  const records = existsSync(file) ? replay(readFileSync(file, 'utf8')) : []
  compact(file, records)
  const descriptor = openSync(file, 'a')
  return {
    records,
    append: (record) => {
      writeSync(descriptor, `${JSON.stringify(record)}\n`)
    },
    close: () => closeSync(descriptor),
  }
}

function replay(text: string): SandboxRecord[] {
  const records = new Map<string, SandboxRecord>()
  const lines = text.split('\n')
  // What follows the last line end is empty, or a line torn by a kill.
  for (const line of lines.slice(0, -1)) {
    const record = SandboxRecord.parse(JSON.parse(line))
    records.set(record.id, record)
  }
  return [...records.values()]
}

function compact(file: string, records: SandboxRecord[]): void {
  const fresh = `${file}.new`
  writeFileSync(fresh, records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  renameSync(fresh, file)
}
