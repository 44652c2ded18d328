// Stage 5: an import has settled → one email. Writes its settlement and a mail claim.
import { DigestMessage } from '../shared/domain/messages.ts'
import { enabledManifests } from '../shared/runtime/enabled.ts'
import { MailEnv } from '../shared/runtime/env.ts'
import { onFirstEvent, queueFunction } from '../shared/runtime/handlers.ts'
import { clockPart, mailerPart, patiencePart, storesPart } from '../shared/runtime/parts.ts'
import { digest } from '../shared/steps/digest.ts'

export const create = queueFunction({
  name: 'digest',
  schema: DigestMessage,
  parts: (env) => {
    const clock = clockPart()
    const mail = MailEnv.parse(env)
    return {
      stores: storesPart(env, clock),
      mailer: mailerPart(env, clock),
      marketplaces: enabledManifests(env),
      publicUrl: mail.PUBLIC_URL,
      helpPhone: mail.HELP_PHONE ?? null,
      patience: patiencePart(env),
      clock,
    }
  },
  step: digest,
})

export const handler = onFirstEvent(create)
