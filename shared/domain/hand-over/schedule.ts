import { type HandOverPackage, openLines } from './package.ts'
import type { HandOverSettings } from './settings.ts'

const minute = 60_000
const dayMs = 86_400_000
const vietnamMs = 7 * 3_600_000

/**
 * Whether it is time for another package: once a day after the time of the day (Viet Nam), or every few minutes where
 * the settings say so. `last`: when the newest package of this desk was begun.
 */
export function isPackingTime(
  { timeOfDay, everyMinutes }: Pick<HandOverSettings, 'timeOfDay' | 'everyMinutes'>,
  now: number,
  last: number | null,
): boolean {
  if (everyMinutes !== undefined) return last === null || now - last >= everyMinutes * minute
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number)
  const midnight = Math.floor((now + vietnamMs) / dayMs) * dayMs - vietnamMs
  const opens = midnight + (hours * 60 + minutes) * minute
  return now >= opens && (last === null || last < opens)
}

/** Whether the desk is to be reminded of a package now. Only one that was mailed, and has products without an answer. */
export function isReminderDue(
  of: HandOverPackage,
  { remindAfterDays, maxReminders }: Pick<HandOverSettings, 'remindAfterDays' | 'maxReminders'>,
  now: number,
): boolean {
  if (of.mailedAt === null || openLines(of) === 0 || of.reminders >= maxReminders) return false
  const since = Math.max(of.mailedAt, of.remindedAt ?? 0)
  return now - since >= remindAfterDays * dayMs
}
