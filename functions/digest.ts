// Stage 5: an import has settled → one email. Writes its settlement and a mail claim.
import { DigestMessage } from '../shared/domain/messages.ts'
import { enabledManifests } from '../shared/runtime/enabled.ts'
import { onFirstEvent, queueFunction } from '../shared/runtime/handlers.ts'
import { mailingParts } from '../shared/runtime/mailing-parts.ts'
import { clockPart } from '../shared/runtime/parts.ts'
import { digest } from '../shared/steps/digest.ts'

export const create = queueFunction({
  name: 'digest',
  schema: DigestMessage,
  parts: (env) => ({ ...mailingParts(env, clockPart()), marketplaces: enabledManifests(env) }),
  step: digest,
})

export const handler = onFirstEvent(create)
