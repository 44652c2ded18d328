// The hand-over, on a schedule: packages for the desks of marketplaces without a contract, and what reminds of them.
// Writes hand-overs and mail claims in the Ledger, files of packages, and mails.
import { desksPart } from '../shared/runtime/desks-part.ts'
import { MailEnv } from '../shared/runtime/env.ts'
import { onFirstEvent, scheduleFunction } from '../shared/runtime/handlers.ts'
import {
  clockPart,
  handOverFilesPart,
  mailerPart,
  patiencePart,
  storesPart,
} from '../shared/runtime/parts.ts'
import { handOver } from '../shared/steps/hand-over.ts'

export const create = scheduleFunction({
  name: 'hand-over',
  parts: (env) => {
    const clock = clockPart()
    const mail = MailEnv.parse(env)
    return {
      stores: storesPart(env, clock),
      desks: desksPart(env, clock),
      files: handOverFilesPart(env),
      mailer: mailerPart(env, clock),
      publicUrl: mail.PUBLIC_URL,
      helpPhone: mail.HELP_PHONE ?? null,
      patience: patiencePart(env),
      clock,
    }
  },
  step: handOver,
})

export const handler = onFirstEvent(create)
