import * as z from 'zod'
import { Task } from '../../../shared/domain/hand-over/item.ts'
import { PackageLine, PackageState, TaskCounts } from '../../../shared/domain/hand-over/package.ts'
import { Time } from './schemas.ts'

export const HandOverView = z
  .object({
    id: z.string(),
    marketplace: z.string(),
    day: z.iso.date(),
    state: PackageState,
    desk: z.object({ name: z.string(), email: z.string() }),
    counts: TaskCounts.nullable().meta({ description: 'Products by what the desk is asked to do.' }),
    answered: z.int(),
    replaced: z.int().meta({ description: 'Without an answer, and asked about anew by a newer package.' }),
    open: z.int(),
    mail: z.enum(['none', 'sent', 'unclear']).meta({
      description: 'unclear: nobody knows whether it arrived; it is not sent again.',
    }),
    createdAt: Time,
    mailedAt: Time.nullable(),
    answeredAt: Time.nullable(),
    reminders: z.int(),
    remindedAt: Time.nullable(),
  })
  .meta({ id: 'HandOver' })

export const HandOverList = z.object({ handOvers: z.array(HandOverView), next: z.string().nullable() })

const HandOverLine = z
  .object({
    key: z.string(),
    task: Task,
    name: z.string(),
    answer: PackageLine.shape.answer,
    isReplaced: z.boolean().meta({ description: 'A newer package asks about it anew: nobody waits here.' }),
  })
  .meta({ id: 'HandOverLine' })

export const HandOverDetail = HandOverView.extend({ lines: z.array(HandOverLine) }).meta({
  id: 'HandOverDetail',
})

export const HandOverReturn = z
  .object({
    counts: z.object({
      rows: z.int(),
      live: z.int(),
      rejected: z.int(),
      hidden: z.int(),
      removed: z.int(),
      same: z.int().meta({ description: 'Answered the same before.' }),
      open: z.int().meta({ description: 'Rows that nobody filled in.' }),
    }),
    issues: z.array(
      z.object({
        severity: z.enum(['error', 'notice']).meta({ description: 'An error is not taken over.' }),
        code: z.string(),
        sheet: z.string(),
        line: z.int(),
        cell: z.string().nullable(),
        key: z.string(),
        message: z.string(),
      }),
    ),
    handOver: HandOverView,
  })
  .meta({ id: 'HandOverReturn' })
