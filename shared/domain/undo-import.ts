import { afterSheet, type Desired, hashOf, nextVersion, type Targets } from './desired.ts'
import { editableParts } from './edit.ts'
import type { MarketplaceId } from './ids.ts'
import {
  type Before,
  beforeOf,
  changedParts,
  type ImportStep,
  nobodysOrder,
  withStep,
} from './import-step.ts'
import type { Listing } from './listing.ts'

/** `order`: the ULID of the undoing. `ways`: how a marketplace can be rid of a product; it is withdrawn where nothing is said. */
export type Undoing = { importId: string; order: string; ways: Record<string, 'withdrawn' | 'paused'> }

/** What stays as the import left it: a part of the listing or a marketplace, and whose later word it was. */
export type Kept = { what: keyof Listing | MarketplaceId; why: 'person' | 'import' }

/** What undoing an import does to one listing. `forgotten`: what was before is not known any more. */
export type Undone = {
  kind: 'changes' | 'nothing' | 'forgotten'
  next: Desired | null
  /** Parts that go back to what they said before. */
  back: (keyof Listing)[]
  /** Where it is taken down. */
  down: MarketplaceId[]
  kept: Kept[]
}

/**
 * Decides what undoing an import does to a listing: the same for the preview and the deed. Values and targets become those that
 * they would be without it; what a person or a later import said stays. Pure, and done twice it changes nothing.
 */
export function undoImport(current: Desired, undoing: Undoing, now: number): Undone {
  const steps = current.imports ?? []
  const step = steps.find(({ order }) => order === undoing.importId)
  const nothing = { next: null, back: [], down: [], kept: [] }
  if (!step) return { kind: isOlder(current, undoing) ? 'forgotten' : 'nothing', ...nothing }
  if (step.undone) return { kind: 'nothing', ...nothing }
  const others = steps.filter((one) => one !== step && !one.undone)
  const content = undoContent(current, step, others)
  const places = undoPlaces(current, step, content.others, undoing)
  const marked: ImportStep = {
    ...{ order: step.order, at: now, wanted: [], added: [], before: null, undone: true },
  }
  const kept = steps.map((one) => places.others.find(({ order }) => order === one.order) ?? one)
  const said = {
    ...current,
    ...content.content,
    ...places.places,
    imports: withStep(kept, marked, now),
  }
  const hash = hashOf(said)
  const isChanged = hash !== current.hash
  const next = isChanged
    ? { ...said, hash, version: nextVersion(current, said.targets), changedAt: now }
    : said
  return {
    kind: 'changes',
    next,
    back: content.back,
    down: places.down,
    kept: [...content.kept, ...places.kept],
  }
}

/** It was here before the oldest import that is remembered, or remembers none at all. */
function isOlder(current: Desired, { importId }: Undoing): boolean {
  return current.order !== nobodysOrder && current.version > 0 && importId <= current.order
}

type Content = Pick<Desired, 'listing' | 'order' | 'origin' | 'stated'>
type Steps = readonly ImportStep[]

function undoContent(current: Desired, step: ImportStep, others: Steps) {
  const heir = others
    .filter((one) => one.order > step.order && (one.before !== null || one.brought))
    .sort((a, b) => (a.order < b.order ? -1 : 1))[0]
  const nothing = { content: {} as Partial<Content>, back: [], kept: [] as Kept[], others }
  if (step.before === null && !step.brought) return nothing
  if (heir) {
    const bequeathed = inherit(heir, step)
    const kept = step.before ? changedParts(step.before).map((what): Kept => ({ what, why: 'import' })) : []
    return { ...nothing, kept, others: others.map((one) => (one === heir ? bequeathed : one)) }
  }
  const restored =
    step.before === null
      ? { content: { order: nobodysOrder }, back: [], kept: [] }
      : restore(current, step, step.before)
  return withLate(current, restored, others)
}

type Restored = { content: Partial<Content>; back: (keyof Listing)[]; kept: Kept[] }

/** A sheet that was overtaken by the one that is undone says now what it would have said. */
function withLate(current: Desired, restored: Restored, others: Steps): Restored & { others: Steps } {
  const base: Desired = { ...current, ...restored.content }
  const step = others
    .filter(({ late, order }) => late !== undefined && order > base.order)
    .sort((a, b) => (a.order < b.order ? 1 : -1))[0]
  if (!step?.late) return { ...restored, others }
  const { late, ...about } = step
  const { listing, stated } = afterSheet(base, { order: step.order, listing: late.listing }, true)
  const takesEffect: ImportStep =
    base.order === nobodysOrder
      ? { ...about, brought: true }
      : { ...about, before: beforeOf(base, { listing, stated }) }
  return {
    content: { order: step.order, origin: late.origin, listing, ...(stated && { stated }) },
    back: changedParts(beforeOf(current, { listing, stated })),
    kept: restored.kept,
    others: others.map((one) => (one === step ? takesEffect : one)),
  }
}

const isLater = (stated: Record<string, string> | undefined, part: string, order: string): boolean =>
  (editableParts as readonly string[]).includes(part) && (stated?.[part] ?? '') > order

/** The parts say what they said before, but for what a person said since. */
function restore(current: Desired, { order }: ImportStep, before: Before) {
  const parts = changedParts(before)
  const kept = parts.filter((part) => isLater(current.stated, part, order))
  const back = parts.filter((part) => !kept.includes(part))
  const stated = { ...before.stated, ...current.stated }
  const content: Partial<Content> = {
    listing: withParts(current.listing, before, back),
    order: before.order,
    origin: before.origin,
    ...(Object.keys(stated).length > 0 && { stated }),
  }
  return { content, back, kept: kept.map((what): Kept => ({ what, why: 'person' })) }
}

function withParts(listing: Listing, before: Before, parts: readonly (keyof Listing)[]): Listing {
  const there = Object.fromEntries(parts.map((part) => [part, before.listing[part]]))
  return Object.fromEntries(
    Object.entries({ ...listing, ...there }).filter(([, value]) => value !== undefined),
  ) as Listing
}

/** What was before the later import is now what was before this one. */
function inherit(heir: ImportStep, { order, before, brought }: ImportStep): ImportStep {
  if (heir.before === null || before === null) return brought ? { ...heir, before: null, brought } : heir
  const mine = changedParts(before).filter((part) => !isLater(heir.before?.stated, part, order))
  const absent = [...mine, ...changedParts(heir.before)].filter((part) =>
    mine.includes(part) ? before.listing[part] === undefined : heir.before?.listing[part] === undefined,
  )
  const listing = {
    ...heir.before.listing,
    ...Object.fromEntries(mine.map((part) => [part, before.listing[part]])),
  }
  const stated = { ...before.stated, ...heir.before.stated }
  return {
    ...heir,
    before: {
      order: before.order,
      origin: before.origin,
      listing,
      ...(absent.length > 0 && { absent: [...new Set(absent)] }),
      ...(Object.keys(stated).length > 0 && { stated }),
    },
  }
}

/** Taken down where nobody else wanted it and no person has said anything since. */
function undoPlaces(current: Desired, step: ImportStep, others: Steps, { order, ways }: Undoing) {
  const standing = step.added.filter(
    (id) => (current.targets[id] ?? 'withdrawn') !== 'withdrawn' && current.takenDown?.[id] === undefined,
  )
  const byPerson = standing.filter((id) => (current.stated?.[`target:${id}`] ?? '') > step.order)
  const heirOf = (id: MarketplaceId) => others.find(({ wanted }) => wanted.includes(id))
  const byImport = standing.filter((id) => !byPerson.includes(id) && heirOf(id))
  const down = standing.filter((id) => !byPerson.includes(id) && !byImport.includes(id))
  const inherited = others.map((one) => {
    const mine = byImport.filter((id) => heirOf(id) === one && !one.added.includes(id))
    return mine.length > 0 ? { ...one, added: [...one.added, ...mine] } : one
  })
  const targets: Targets = {
    ...current.targets,
    ...Object.fromEntries(down.map((id) => [id, ways[id] ?? 'withdrawn'])),
  }
  const takenDown = { ...current.takenDown, ...Object.fromEntries(down.map((id) => [id, order])) }
  return {
    places: { targets, ...(down.length > 0 && { takenDown }) },
    down,
    kept: [
      ...byPerson.map((what): Kept => ({ what, why: 'person' })),
      ...byImport.map((what): Kept => ({ what, why: 'import' })),
    ],
    others: inherited,
  }
}
