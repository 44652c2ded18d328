import { fold, toneKey } from '../text.ts'
import { COMMUNES_BEFORE, COMMUNES_TODAY } from './communes.ts'

/** A commune of today in province 08. `code` is the official five-digit code. */
export type Commune = { code: string; name: string; province: 'Tuyên Quang' }
/** A commune of before 2025-07-01; `codes` are the communes of today that it went into. */
export type FormerCommune = { name: string; district: string; province: string; codes: string[] }

const lines = (text: string): string[] => text.trim().split('\n')

export const COMMUNES: readonly Commune[] = lines(COMMUNES_TODAY).map((line) => ({
  code: line.slice(0, 5),
  name: line.slice(6),
  province: 'Tuyên Quang',
}))

export const FORMER_COMMUNES: readonly FormerCommune[] = lines(COMMUNES_BEFORE).map((line) => {
  const [province = '', district = '', name = '', codes = ''] = line.split(';')
  return { name, district, province, codes: codes.split(',') }
})

/** A unit with the keys of its bare name, made once: comparing folds would otherwise fold all units for every row. */
export type Keyed<T> = { unit: T; folded: string; tones: string }
const keyed = <T extends { name: string }>(unit: T): Keyed<T> => {
  const bare = bareName(unit.name)
  return { unit, folded: fold(bare), tones: toneKey(bare) }
}
export const KEYED_COMMUNES: readonly Keyed<Commune>[] = COMMUNES.map(keyed)
export const KEYED_FORMER: readonly Keyed<FormerCommune>[] = FORMER_COMMUNES.map(keyed)
/** Former communes by the folded bare name of their district. */
export const BY_DISTRICT: ReadonlyMap<string, readonly Keyed<FormerCommune>[]> = Map.groupBy(
  KEYED_FORMER,
  ({ unit }) => fold(bareName(unit.district)),
)

const BY_CODE = new Map(COMMUNES.map((commune) => [commune.code, commune]))
const BY_NAME = new Map(
  COMMUNES.flatMap((commune) => [
    [fold(commune.name), commune] as const,
    [fold(bareName(commune.name)), commune] as const,
  ]),
)

/** The commune of today with this code; codes of before are not looked at, since 39 of them were given again. */
export function communeByCode(code: string): Commune | null {
  return BY_CODE.get(code) ?? null
}

/** The commune of today with this name, with or without Xã or Phường, with or without marks. No two names are alike. */
export function communeByName(name: string): Commune | null {
  return BY_NAME.get(fold(name)) ?? null
}

/** A unit's name without the word for what it is. */
export function bareName(name: string): string {
  return name.replace(/^(?:Xã|Phường|Thị trấn|Huyện|Thành phố|Tỉnh) /, '')
}
