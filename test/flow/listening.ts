import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const listeningState = '0A'

/**
 * Where a process listens for TCP, as `address:port`; an address is four or sixteen bytes as they are written in Linux'
 * tables, so 127.0.0.1 is `0100007F`. Null where this machine does not tell.
 */
export function listeningAddresses(pid: number): string[] | null {
  try {
    const mine = new Set(socketsOf(pid))
    return ['tcp', 'tcp6'].flatMap((table) => listenersIn(pid, table, mine))
  } catch {
    return null
  }
}

function socketsOf(pid: number): string[] {
  const folder = `/proc/${pid}/fd`
  return readdirSync(folder).flatMap((name) => {
    const found = /^socket:\[(\d+)\]$/.exec(linkOf(`${folder}/${name}`))
    return found?.[1] ?? []
  })
}

/** A descriptor may be closed while we look. */
function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

function listenersIn(pid: number, table: string, sockets: ReadonlySet<string>): string[] {
  const lines = readFileSync(`/proc/${pid}/net/${table}`, 'utf8').trim().split('\n').slice(1)
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === listeningState && sockets.has(fields[9] ?? ''))
    .map((fields) => fields[1] ?? '')
}
