import { done, type Outcome, refused } from '../outcome.ts'

/**
 * The streams at the root of a compound file by their names in lower case, since names are told apart without capitals. A
 * stream is only put together when it is asked for.
 */
export type Compound = { names: string[]; stream: (name: string) => Outcome<Buffer | null> }

type Header = { sector: number; mini: number; directory: number; cutoff: number; miniFat: number }
type Entry = {
  name: string
  type: number
  left: number
  right: number
  child: number
  start: number
  size: number
}
type Chains = { bytes: Buffer; header: Header; fat: Int32Array }

const ENTRY = 128
const HEADER = 512
const STREAM = 2
/** Sectors of the table of sectors that the header itself lists. */
const LISTED = 109
const FREE = -1

/**
 * Opens a compound file (MS-CFB), the packing of .xls. Every chain of sectors is followed for no longer than the file has
 * sectors; anything that points outside is `file.damaged`. Source: docs/sources.md#workbooks-before-2007.
 */
export function openCompound(bytes: Buffer): Outcome<Compound> {
  if (bytes.length < HEADER) return refused('file.damaged')
  const header = readHeader(bytes)
  const fat = header && readFat(bytes, header)
  if (!header || !fat) return refused('file.damaged')
  const chains = { bytes, header, fat }
  const directory = readChain(chains, header.directory)
  const entries = directory && listEntries(directory)
  const root = entries?.[0]
  if (!entries || !root) return refused('file.damaged')
  const streams = rootStreams(entries, root)
  return done({
    names: [...streams.keys()],
    stream: (name) => {
      const entry = streams.get(name)
      if (!entry) return done(null)
      const data = readStream(chains, root, entry)
      return data === null ? refused('file.damaged') : done(data)
    },
  })
}

function readHeader(bytes: Buffer): Header | null {
  const shift = bytes.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return null
  return {
    sector: 1 << shift,
    mini: 64,
    directory: bytes.readInt32LE(48),
    cutoff: bytes.readUInt32LE(56),
    miniFat: bytes.readInt32LE(60),
  }
}

/** The bytes of a sector; the last one of a file may be short. Null outside the file. */
function sectorAt(bytes: Buffer, size: number, index: number): Buffer | null {
  const start = (index + 1) * size
  return index < 0 || start >= bytes.length ? null : bytes.subarray(start, start + size)
}

/** The table of sectors: those that the header lists, and those that the list behind it does. */
function readFat(bytes: Buffer, header: Header): Int32Array | null {
  const { sector } = header
  const most = Math.ceil(bytes.length / sector)
  const places: number[] = []
  for (let at = 0; at < LISTED; at += 1) places.push(bytes.readInt32LE(76 + at * 4))
  let next = bytes.readInt32LE(68)
  for (let step = 0; next >= 0 && step < most; step += 1) {
    const list = sectorAt(bytes, sector, next)
    if (list?.length !== sector) return null
    for (let at = 0; at < sector - 4; at += 4) places.push(list.readInt32LE(at))
    next = list.readInt32LE(sector - 4)
  }
  const used = places.filter((place) => place >= 0).slice(0, most)
  const fat = new Int32Array((used.length * sector) / 4).fill(FREE)
  for (const [n, place] of used.entries()) {
    const table = sectorAt(bytes, sector, place)
    if (!table) return null
    for (let at = 0; at + 4 <= table.length; at += 4) fat[(n * sector + at) / 4] = table.readInt32LE(at)
  }
  return fat
}

/** All sectors of a chain in one buffer, `length` bytes of it. Null where the chain leaves the file or never ends. */
function readChain({ bytes, header, fat }: Chains, start: number, length?: number): Buffer | null {
  const pieces: Buffer[] = []
  const wanted = length === undefined ? fat.length : Math.ceil(length / header.sector)
  const seen = new Set<number>()
  for (let next = start; next >= 0 && pieces.length < wanted; next = fat[next] ?? FREE) {
    const piece = seen.has(next) ? null : sectorAt(bytes, header.sector, next)
    if (!piece) return null
    seen.add(next)
    pieces.push(piece)
  }
  const whole = Buffer.concat(pieces)
  if (length === undefined) return whole
  return whole.length < length ? null : whole.subarray(0, length)
}

function listEntries(directory: Buffer): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const letters = Math.min(Math.max(directory.readUInt16LE(at + 64) - 2, 0), 62)
    entries.push({
      name: directory.toString('utf16le', at, at + letters),
      type: directory[at + 66] ?? 0,
      left: directory.readInt32LE(at + 68),
      right: directory.readInt32LE(at + 72),
      child: directory.readInt32LE(at + 76),
      start: directory.readInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    })
  }
  return entries
}

/** Streams of embedded documents have the same names, but stand in folders of their own: only the root's are taken. */
function rootStreams(entries: Entry[], root: Entry): Map<string, Entry> {
  const streams = new Map<string, Entry>()
  const seen = new Set<number>()
  const open = [root.child]
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const entry = entries[index]
    if (!entry || seen.has(index)) continue
    seen.add(index)
    if (entry.type === STREAM) streams.set(entry.name.toLowerCase(), entry)
    open.push(entry.left, entry.right)
  }
  return streams
}

/** A stream from sectors of its own, or, if it is small, from the small sectors within the root's stream. */
function readStream(chains: Chains, root: Entry, { start, size }: Entry): Buffer | null {
  const { bytes, header } = chains
  if (size > bytes.length) return null
  if (size >= header.cutoff) return readChain(chains, start, size)
  const container = readChain(chains, root.start)
  const table = readChain(chains, header.miniFat)
  if (!container || !table) return null
  const pieces: Buffer[] = []
  for (let next = start; next >= 0 && pieces.length * header.mini < size; ) {
    const piece = container.subarray(next * header.mini, (next + 1) * header.mini)
    if (piece.length === 0) return null
    pieces.push(piece)
    next = next * 4 + 4 <= table.length ? table.readInt32LE(next * 4) : FREE
  }
  const whole = Buffer.concat(pieces)
  return whole.length < size ? null : whole.subarray(0, size)
}
