// Part of the hand-over, writes items, lines and files of packages: what is due becomes one package.
import { randomBytes } from 'node:crypto'
import { imageName, needsFiles, paperName, sha256Of } from '../domain/hand-over/file-names.ts'
import { type HandOverItem, isOut, taskOf, withPacked } from '../domain/hand-over/item.ts'
import { countTasks, type HandOverPackage, type PackageLine, packageId } from '../domain/hand-over/package.ts'
import { isPackingTime } from '../domain/hand-over/schedule.ts'
import { handOverBook } from '../domain/vietnamese/hand-over.ts'
import { vietnamDay } from '../ports/clock.ts'
import type { Desk, DueNote, HandOverFiles } from '../ports/hand-over.ts'
import { type HandOverRow, makeHandOverBook } from '../sheet/hand-over/hand-over-book.ts'
import { type PackedFile, packFiles } from '../sheet/write/pack-files.ts'
import type { HandOverParts } from './hand-over.ts'
import { recount } from './hand-over-lines.ts'

/** How long the link in the mail opens a package. */
const linkMs = 30 * 86_400_000

/** Pictures and papers of one package, bytes; what is beyond is named by its address. */
const filesMaxBytes = 100_000_000

/**
 * Finishes a package that was begun, then begins others while something is due and it is time: one a day, and as many
 * as it takes where more is due than one may hold.
 */
export async function packDue(
  parts: HandOverParts,
  desk: Desk,
  known: readonly HandOverPackage[],
): Promise<void> {
  const { now } = parts.clock
  const own = known.filter((one) => one.marketplace === desk.marketplace && one.shop === desk.shop)
  for (const begun of own.filter(({ files }) => files === null)) await fill(parts, desk, begun)
  const last = own.reduce<number | null>((latest, { createdAt }) => Math.max(latest ?? 0, createdAt), null)
  if (!isPackingTime(desk.settings, now(), last)) return
  const day = vietnamDay(now())
  let number = own.filter((one) => one.day === day).length
  while ((await firstDue(parts, desk)) !== null) {
    number += 1
    const begun = await begin(parts, desk, { day, number })
    if (begun === null) return
    await fill(parts, desk, begun)
  }
}

/** A note with something to do; notes of what is done already are removed on the way. */
async function firstDue({ stores }: HandOverParts, desk: Desk): Promise<DueNote | null> {
  for (;;) {
    const [note] = await stores.handOvers.due(desk, 1)
    if (!note) return null
    const item = await stores.handOvers.items(desk).get(note.key)
    if (item && taskOf(item) !== null) return note
    await stores.handOvers.settle(desk, note)
  }
}

async function begin(
  { stores, clock }: HandOverParts,
  { marketplace, shop, settings }: Desk,
  { day, number }: { day: string; number: number },
): Promise<HandOverPackage | null> {
  const createdAt = clock.now()
  const begun: HandOverPackage = {
    id: packageId({ day, marketplace, shop, number }),
    marketplace,
    shop,
    day,
    createdAt,
    desk: settings.desk,
    linkToken: randomBytes(24).toString('base64url'),
    linkUntil: createdAt + linkMs,
    counts: null,
    files: null,
    mail: 'none',
    mailedAt: null,
    answered: 0,
    replaced: 0,
    answeredAt: null,
    reminders: 0,
    remindedAt: null,
    revision: 0,
  }
  return (await stores.handOvers.putPackage(begun, null)) ? { ...begun, revision: 1 } : null
}

/** Takes what is due into the package, then writes its files: from then on it is closed. */
async function fill(parts: HandOverParts, desk: Desk, begun: HandOverPackage): Promise<void> {
  const { handOvers } = parts.stores
  const replaced = new Set<string>()
  let taken = (await handOvers.lines(begun.id)).length
  for (;;) {
    const notes = await handOvers.due(desk, 25)
    if (notes.length === 0 || taken >= desk.settings.maxItems) break
    for (const note of notes.slice(0, desk.settings.maxItems - taken)) {
      if (await take(parts, desk, begun.id, note, replaced)) taken += 1
    }
  }
  const lines = await handOvers.lines(begun.id)
  const items = await itemsOf(parts, desk, begun.id, lines)
  const files = await writeFiles(parts.files, begun, desk.marketplaceName, items)
  await handOvers.putPackage({ ...begun, counts: countTasks(lines), files }, begun)
  await recountAll(parts, replaced)
}

/** Packages that wait for less now. Whoever is cut off before leaves it to the next reminder, which counts anew. */
async function recountAll(parts: HandOverParts, ids: ReadonlySet<string>): Promise<void> {
  for (const id of ids) {
    const of = await parts.stores.handOvers.package(id)
    if (of) await recount(parts, of)
  }
}

/**
 * One product into the package: on its record first, then as a line, then the note goes. Whoever is cut off in between
 * finds the note again and goes on from there. False where nothing is to be done, or somebody else wrote the record.
 * A package that asked for it and got no answer joins `replaced`.
 */
async function take(
  parts: HandOverParts,
  desk: Desk,
  id: string,
  note: DueNote,
  replaced: Set<string>,
): Promise<boolean> {
  const { handOvers } = parts.stores
  const items = handOvers.items(desk)
  const item = await items.get(note.key)
  const packed = item && (await packInto(items, item, id))
  if (packed === undefined) return false
  if (packed !== null) await handOvers.putLine(id, packed)
  await handOvers.settle(desk, note)
  if (packed !== null && item?.packed && isOut(item)) replaced.add(item.packed.packageId)
  return packed !== null
}

/** The line of an item that is in the package now; null where it has nothing to do there, undefined where it was lost. */
async function packInto(
  items: ReturnType<HandOverParts['stores']['handOvers']['items']>,
  item: HandOverItem,
  id: string,
): Promise<PackageLine | null | undefined> {
  const task = taskOf(item)
  const next = task === null ? item : withPacked(item, id, task)
  if (task !== null && !(await items.put(next, item))) return undefined
  const { packed } = next
  if (packed?.packageId !== id) return null
  return { key: next.key, number: packed.number, task: packed.task, name: packed.product.name, answer: null }
}

async function itemsOf(
  { stores }: HandOverParts,
  desk: Desk,
  id: string,
  lines: readonly PackageLine[],
): Promise<HandOverItem[]> {
  const found = await Promise.all(lines.map(({ key }) => stores.handOvers.items(desk).get(key)))
  return found.filter((item) => item?.packed?.packageId === id).filter((item) => item !== null)
}

async function writeFiles(
  files: HandOverFiles,
  of: HandOverPackage,
  marketplace: string,
  items: readonly HandOverItem[],
): Promise<NonNullable<HandOverPackage['files']>> {
  const room = { bytes: filesMaxBytes }
  const beside: PackedFile[] = []
  const rows: HandOverRow[] = []
  for (const item of items) {
    const { packed } = item
    if (!packed) continue
    const { task, product, changes } = packed
    const left = needsFiles(task) ? await addFiles(files, product, beside, room) : new Set<string>()
    rows.push({ task, product, left, changes })
  }
  const workbook = makeHandOverBook({ ...of, marketplace }, rows)
  const zip = packFiles([{ name: handOverBook.filename(of.id), bytes: workbook, isPacked: true }, ...beside])
  await files.put(of.id, 'workbook.xlsx', workbook)
  await files.put(of.id, 'package.zip', zip)
  return { workbookBytes: workbook.length, packageBytes: zip.length }
}

/** Adds the pictures and papers of a product; answers the addresses of those that are not there, or for which there is no room. */
async function addFiles(
  files: HandOverFiles,
  product: HandOverRow['product'],
  beside: PackedFile[],
  room: { bytes: number },
): Promise<Set<string>> {
  const left = new Set<string>()
  const add = async (name: string, url: string, read: Promise<Uint8Array | null>) => {
    if (beside.some((one) => one.name === name)) return
    const bytes = await read
    if (bytes === null || bytes.length > room.bytes) left.add(url)
    else {
      room.bytes -= bytes.length
      beside.push({ name, bytes, isPacked: true })
    }
  }
  for (const [at, { sha256, type, url }] of product.images.entries())
    await add(imageName(product.key, at, type), url, files.picture(sha256))
  for (const paper of product.papers) {
    const sha256 = sha256Of(paper.url)
    await add(paperName(paper), paper.url, sha256 === null ? Promise.resolve(null) : files.paper(sha256))
  }
  return left
}
