import type { Ocop, Producer } from '../listing.ts'
import { resolvePlace } from '../place/resolve.ts'
import { oneLine } from '../text.ts'
import { readDay } from '../values/day.ts'
import { decisionBeside, judgeOcop, readDecision, readStars, starsInName } from '../values/ocop.ts'
import { phonesIn, readPhone } from '../values/phone.ts'
import { valueOrNull } from '../values/reading.ts'
import { type Found, found, issue } from './findings.ts'
import { content, type SheetLine, textOf } from './line.ts'

/** Who made the product, where, and how to reach them. Null where the sheet has nothing about it. */
export function producerOf(line: SheetLine): Found<Producer | null> {
  const { cells } = line
  const name = oneLine(textOf(cells.producer))
  const phone = readPhone(content(cells.phone))
  const place = placeOf(line)
  const issues = [
    ...(cells.producer && name === '' ? [issue('notice', 'producer.missing', cells.producer)] : []),
    ...(phone.kind === 'unreadable' ? [issue('notice', 'phone.unclear', cells.phone)] : []),
    ...(phone.kind === 'value' && phonesIn(content(cells.phone)).length > 1
      ? [issue('notice', 'phone.several', cells.phone)]
      : []),
    ...place.issues,
  ]
  const nothing = name === '' && phone.kind !== 'value' && place.value === null
  return { value: nothing ? null : { name, phone: valueOrNull(phone), address: place.value }, issues }
}

function placeOf(line: SheetLine): Found<Producer['address']> {
  const { address, hamlet, commune, district, province } = line.cells
  const cell = commune?.text ? commune : address
  const place = resolvePlace({
    address: oneLine(textOf(address)),
    hamlet: oneLine(textOf(hamlet)),
    commune: oneLine(textOf(commune)),
    district: oneLine(textOf(district)),
    province: oneLine(textOf(province)),
  })
  if (place.kind === 'unknown') return found(place.address, issue('notice', 'commune.unknown', cell))
  if (place.kind !== 'ambiguous') return found(place.address)
  return found(
    place.address,
    issue('notice', 'commune.ambiguous', cell, { choices: place.candidates.map(({ name }) => name) }),
  )
}

/** The OCOP recognition. Stars that cannot be proved, or whose time is over, are left out with a notice. */
export function ocopOf(line: SheetLine, today: string): Found<Ocop> {
  const { cells } = line
  const column = readStars(content(cells.stars))
  const stars = column.kind === 'missing' ? starsInName(textOf(cells.name)) : column
  const written = readDecision(content(cells.decision), today)
  const decision = valueOrNull(
    written.kind === 'missing' ? decisionBeside(textOf(cells.stars), today) : written,
  )
  const day = cells.issuedOn?.day
    ? ({ kind: 'value', value: cells.issuedOn.day } as const)
    : readDay(content(cells.issuedOn), today)
  const issuedOn = earlier(
    valueOrNull(day),
    day.kind === 'value' || day.kind === 'missing' ? (decision?.issuedOn ?? null) : null,
  )
  const latestIssue = day.kind === 'ambiguous' ? (day.suggestion[0] ?? null) : null
  const claim = { stars, decision: decision?.number ?? null, issuedOn, latestIssue }
  const { ocop, problem } = judgeOcop(claim, today)
  const cell = cells.stars?.text ? cells.stars : (cells.decision ?? cells.name)
  if (problem === 'expired')
    return found(ocop, issue('notice', 'ocop.expired', cell, issuedOn === null ? {} : { day: issuedOn }))
  if (problem === 'unproven') return found(ocop, issue('notice', 'ocop.unproven', cell))
  const unusual = ocop.state === 'valid' && decision !== null && !decision.usual
  return unusual ? found(ocop, issue('notice', 'ocop.decision', cells.decision)) : found(ocop)
}

/** Of two days of recognition the earlier one counts: no star is shown longer than it may be. */
function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
