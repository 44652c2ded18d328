// The hand-over, on a schedule: packages for the desks of marketplaces without a contract, and what reminds of them.
// Writes hand-overs and mail claims in the Ledger, files of packages, and mails.
import { desksPart } from '../shared/runtime/desks-part.ts'
import { onFirstEvent, scheduleFunction } from '../shared/runtime/handlers.ts'
import { mailingParts } from '../shared/runtime/mailing-parts.ts'
import { clockPart, handOverFilesPart } from '../shared/runtime/parts.ts'
import { handOver } from '../shared/steps/hand-over.ts'

export const create = scheduleFunction({
  name: 'hand-over',
  parts: (env) => {
    const clock = clockPart()
    return {
      ...mailingParts(env, clock),
      desks: desksPart(env, clock),
      files: handOverFilesPart(env),
    }
  },
  step: handOver,
})

export const handler = onFirstEvent(create)
