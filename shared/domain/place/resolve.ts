import type { Address } from '../listing.ts'
import { fold, toneKey } from '../text.ts'
import { rememberedBy } from '../text-table.ts'
import { isTooLong } from '../values/reading.ts'
import { communeOf, DISTRICTS, namesCommune, type PlaceParts, provinceOf, splitAddress } from './parts.ts'
import {
  BY_DISTRICT,
  type Commune,
  communeByCode,
  type FormerCommune,
  KEYED_COMMUNES,
  KEYED_FORMER,
  type Keyed,
} from './register.ts'

/** The columns that may say where a producer is, each as the sheet has it. */
export type PlaceText = {
  address?: string
  hamlet?: string
  commune?: string
  district?: string
  province?: string
}

/**
 * `found`: one commune. `ambiguous`: the old commune was split, or several have the name; `candidates` in code order.
 * `unknown`: a commune is named that province 08 never had. `unsaid`: no commune is named.
 */
export type PlaceReading =
  | { kind: 'found'; address: Address }
  | { kind: 'ambiguous'; address: Address; candidates: Commune[] }
  | { kind: 'unknown'; address: Address }
  | { kind: 'unsaid'; address: Address | null }

/**
 * Finds the commune of today for an address of today or of before 2025-07-01. Commune with an old district: the old table;
 * with Tuyên Quang and no district: today's table first; with Hà Giang: the old table; with neither: both tables, and
 * found only if they agree. `original` always keeps what the sheet says.
 * Source: docs/sources.md#communes (the order is ours).
 */
export const resolvePlace: (text: PlaceText) => PlaceReading = rememberedBy(
  (text) => JSON.stringify(partsOfText(text)),
  readPlace,
)

const partsOfText = ({ address, hamlet, commune, district, province }: PlaceText) => [
  address,
  hamlet,
  commune,
  district,
  province,
]

function readPlace(text: PlaceText): PlaceReading {
  const original = partsOfText(text)
    .filter((part) => part !== undefined && part !== '')
    .join(', ')
  const unsure: Address = { original, communeCode: null, commune: null, province: null }
  if (Object.values(text).some((part) => part !== undefined && isTooLong(part)))
    return { kind: 'unknown', address: unsure }
  const parts = partsOf(text)
  if (parts.commune === null) return { kind: 'unsaid', address: original === '' ? null : unsure }
  const [first, ...others] = isDistrictOnly(text, parts) ? inOldDistrict(parts) : candidatesOf(parts)
  if (!first) return { kind: 'unknown', address: unsure }
  if (others.length > 0) return { kind: 'ambiguous', address: unsure, candidates: [first, ...others] }
  return {
    kind: 'found',
    address: { original, communeCode: first.code, commune: first.name, province: first.province },
  }
}

function partsOf(text: PlaceText): PlaceParts {
  const hamlet = text.hamlet && namesCommune(text.hamlet) ? text.hamlet : ''
  const parts = splitAddress(text.address || hamlet)
  const district = text.district
    ? splitAddress(`huyện ${text.district.replace(DISTRICT_KIND, '')}`).district
    : null
  const commune = text.commune ? communeOf(text.commune) : parts
  const within = text.commune ? splitAddress(text.commune) : parts
  return {
    commune: commune.commune,
    communeKind: commune.communeKind,
    isElsewhere: within.isElsewhere,
    district: district ?? within.district ?? parts.district,
    province: (text.province ? provinceOf(fold(text.province)) : null) ?? within.province ?? parts.province,
  }
}

/** Huyện, thành phố or thị xã before the name in the column of districts. */
const DISTRICT_KIND = /^\s*(?:huyện|h\.|thành phố|tp\.?(?=\s|\p{Lu})|thị xã|tx\.?(?=\s|\p{Lu}))\s*/iu

/** `Yên Minh, Hà Giang` may be the old district as well as its town. */
function isDistrictOnly(text: PlaceText, { commune, communeKind, district, province }: PlaceParts): boolean {
  const bare = !text.commune && communeKind === null && district === null
  return bare && fold(province ?? '') === 'ha giang' && DISTRICTS.has(fold(commune ?? ''))
}

function inOldDistrict({ commune }: PlaceParts): Commune[] {
  return communes((BY_DISTRICT.get(fold(commune ?? '')) ?? []).flatMap(({ unit }) => unit.codes))
}

function candidatesOf(parts: PlaceParts): Commune[] {
  if (parts.isElsewhere) return []
  const name = parts.commune ?? ''
  const province = provinceOf(fold(parts.province ?? ''))
  if (province !== '' && province !== 'ha giang' && province !== 'tuyen quang') return []
  if (parts.district !== null) return inDistrict(name, parts.district, parts.communeKind)
  const both = named<Commune | FormerCommune>([...KEYED_COMMUNES, ...KEYED_FORMER], name, parts.communeKind)
  const today = both.filter((unit) => 'code' in unit)
  const before = both.filter((unit) => 'codes' in unit)
  if (province === 'tuyen quang' && today.length > 0) return today
  const inHaGiang = before.filter((former) => former.province === 'Hà Giang')
  if (province === 'ha giang' && inHaGiang.length > 0)
    return communes(inHaGiang.flatMap(({ codes }) => codes))
  return communes([...today.map(({ code }) => code), ...before.flatMap(({ codes }) => codes)])
}

/** With a district the old table decides; of today's communes only those count that parts of the district went into. */
function inDistrict(name: string, district: string, kind: PlaceParts['communeKind']): Commune[] {
  const there = BY_DISTRICT.get(fold(district)) ?? []
  const former = named(there, name, kind)
  if (former.length > 0) return communes(former.flatMap(({ codes }) => codes))
  const reached = new Set(there.flatMap(({ unit }) => unit.codes))
  return named(KEYED_COMMUNES, name, kind).filter(({ code }) => reached.has(code))
}

/** The units with this name: those with the same marks, and of the same kind, before the others. */
function named<T extends { name: string }>(
  units: readonly Keyed<T>[],
  name: string,
  kind: PlaceParts['communeKind'],
): T[] {
  const folded = fold(name)
  const tones = toneKey(name)
  const same = units.filter((one) => one.folded === folded)
  const marked = same.filter((one) => one.tones === tones)
  const spelt = (marked.length > 0 ? marked : same).map(({ unit }) => unit)
  const ofKind = spelt.filter((unit) => kind === null || unit.name.toLowerCase().startsWith(kind))
  return ofKind.length > 0 ? ofKind : spelt
}

function communes(codes: string[]): Commune[] {
  return [...new Set(codes)].sort().flatMap((code) => communeByCode(code) ?? [])
}
