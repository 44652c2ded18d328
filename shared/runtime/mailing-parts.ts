import type { Clock } from '../ports/clock.ts'
import { type Env, MailEnv } from './env.ts'
import { mailerPart, patiencePart, storesPart } from './parts.ts'

/** What every function needs that writes to people by mail. */
export function mailingParts(env: Env, clock: Clock) {
  const mail = MailEnv.parse(env)
  return {
    stores: storesPart(env, clock),
    mailer: mailerPart(env, clock),
    publicUrl: mail.PUBLIC_URL,
    helpPhone: mail.HELP_PHONE ?? null,
    patience: patiencePart(env),
    clock,
  }
}
