import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** What a socket that others may send to is in, by table: TCP that listens, UDP that is bound and not connected. */
const openStates = { tcp: '0A', tcp6: '0A', udp: '07', udp6: '07' }

/**
 * Where a process listens for TCP or UDP, as `address:port`; an address is four or sixteen bytes as they are written in Linux'
 * tables, so 127.0.0.1 is `0100007F`. Null where this machine does not tell.
 */
export function listeningAddresses(pid: number): string[] | null {
  try {
    const mine = new Set(socketsOf(pid))
    return Object.entries(openStates).flatMap(([table, state]) => listenersIn(pid, table, state, mine))
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

function listenersIn(pid: number, table: string, state: string, sockets: ReadonlySet<string>): string[] {
  const lines = readFileSync(`/proc/${pid}/net/${table}`, 'utf8').trim().split('\n').slice(1)
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === state && sockets.has(fields[9] ?? ''))
    .map((fields) => fields[1] ?? '')
}
