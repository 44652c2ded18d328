// Part of stage 1: every picture of a sheet, prepared. Writes pictures, by way of whoever prepares them.
import type { Image } from '../domain/listing.ts'
import { issue } from '../domain/normalize/findings.ts'
import type { Issue, RowResult } from '../domain/row.ts'
import type { IssueCode } from '../domain/vietnamese/issues.ts'
import type { Clock } from '../ports/clock.ts'
import type { Pictures, PictureTrouble, Prepared } from '../ports/pictures.ts'
import type { PictureLinks, SheetReading } from '../sheet/contract.ts'
import { LIMITS } from '../sheet/limits.ts'

export type ImportPicturesParts = { pictures: Pictures; clock: Clock }

/** How many are worked on at a time, and how long after the beginning the last may begin (ms). */
const atOnce = 4
const budget = 150_000

/** Null: there was no time or place left for it. */
type Result = Prepared | null
type Row = { result: RowResult; images: Image[]; links: string[]; cell: string | null; tooMany: boolean }

/**
 * Gives each row the pictures that could be prepared, with the pixels of what is stored, and says of each of the others
 * why not. The same picture, and the same address, is worked on once. Nothing here stops an import.
 */
export async function importPictures(
  parts: ImportPicturesParts,
  reading: SheetReading,
): Promise<RowResult[]> {
  const rows = reading.rows.map((result, at) => choose(result, reading.pictureLinks[at]))
  const bytesOf = new Map(reading.pictures.map((picture) => [picture.sha256, picture]))
  const jobs = new Map<string, () => Promise<Prepared>>()
  for (const { sha256 } of rows.flatMap(({ images }) => images)) {
    const picture = bytesOf.get(sha256)
    if (picture) jobs.set(sha256, () => parts.pictures.prepare(picture))
  }
  for (const url of rows.flatMap(({ links }) => links)) {
    if (jobs.size < LIMITS.pictures || jobs.has(url)) jobs.set(url, () => parts.pictures.fetch(url))
  }
  const results = await workOff(jobs, parts.clock)
  return rows.map((row) => finish(row, results))
}

/** The first of a row's pictures. A row that is not sold needs none from elsewhere. */
function choose(result: RowResult, { cell, urls }: PictureLinks = { cell: null, urls: [] }): Row {
  const all = result.listing?.images ?? []
  const images = all.slice(0, LIMITS.rowPictures)
  const wanted = result.outcome === 'skipped' || !result.listing ? [] : urls
  const links = wanted.slice(0, LIMITS.rowPictures - images.length)
  const tooMany = all.length > images.length || wanted.length > links.length
  return { result, images, links, cell, tooMany }
}

async function workOff(
  jobs: Map<string, () => Promise<Prepared>>,
  clock: Clock,
): Promise<Map<string, Result>> {
  const results = new Map<string, Result>()
  const end = clock.now() + budget
  const waiting = jobs.entries()
  const worker = async () => {
    for (const [key, work] of waiting) results.set(key, clock.now() < end ? await work() : null)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}

function finish(row: Row, results: Map<string, Result>): RowResult {
  const { result } = row
  if (!result.listing) return result
  const taken = new Map<string, Image>()
  for (const image of row.images) take(taken, image.source, results.get(image.sha256))
  for (const url of row.links) take(taken, 'url', results.get(url))
  const images = [...taken.values()]
  const listing = { ...result.listing, images }
  if (result.outcome === 'skipped') return { ...result, listing }
  return { ...result, listing, issues: [...result.issues, ...issuesOf(row, images, results)] }
}

function take(taken: Map<string, Image>, source: Image['source'], result: Result | undefined): void {
  if (!result?.ok || taken.has(result.sha256)) return
  const { sha256, width, height } = result
  taken.set(sha256, { source, width, height, sha256, type: 'image/jpeg' })
}

const codes = {
  forbidden: 'images.link',
  unreachable: 'images.unreachable',
  'not-a-picture': 'images.not-a-picture',
  'too-large': 'images.too-large',
  unsupported: 'images.unsupported',
} as const satisfies Record<PictureTrouble, IssueCode>

/** One for each link, with the link; one of each kind for all pictures of the file; what the reader said is not repeated. */
function issuesOf(row: Row, images: Image[], results: Map<string, Result>): Issue[] {
  const said = new Set(row.result.issues.map(({ code }) => code))
  const tell = (code: IssueCode, text = '') =>
    issue('notice', code, row.cell === null ? undefined : { ...noCell, ref: row.cell, text })
  const ofLinks = row.links.flatMap((url) => {
    const result = results.get(url)
    return result && !result.ok ? [tell(codes[result.why], url)] : []
  })
  const ofFile = row.images.flatMap(({ sha256 }): IssueCode[] => {
    const result = results.get(sha256)
    if (!result || result.ok) return []
    return [result.why === 'not-a-picture' ? 'images.unsupported' : codes[result.why]]
  })
  const isShort =
    row.tooMany || [...row.links, ...row.images.map(({ sha256 }) => sha256)].some((key) => !results.get(key))
  const rest: IssueCode[] = [...ofFile, ...(isShort ? (['images.too-many'] as const) : [])]
  if (images.length === 0) rest.push('images.missing')
  return [...ofLinks, ...[...new Set(rest)].filter((code) => !said.has(code)).map((code) => tell(code))]
}

const noCell = { number: null, day: null, uncalculated: false }
