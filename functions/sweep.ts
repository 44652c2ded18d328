// Stage 4: what is behind → queues again. Writes notes of open work in the Ledger.
import { MarketplaceId } from '../shared/domain/ids.ts'
import { enabledManifests } from '../shared/runtime/enabled.ts'
import { ReconcileEnv } from '../shared/runtime/env.ts'
import { onFirstEvent, scheduleFunction } from '../shared/runtime/handlers.ts'
import { clockPart, filesPart, patiencePart, queuesPart, storesPart } from '../shared/runtime/parts.ts'
import { sweep } from '../shared/steps/sweep.ts'

export const create = scheduleFunction({
  name: 'sweep',
  parts: (env) => {
    const clock = clockPart()
    const queues = queuesPart(env)
    const files = filesPart(env, clock, queues)
    const common = { stores: storesPart(env, clock), patience: patiencePart(env), clock }
    const reconciling = {
      marketplaces: enabledManifests(env)
        .filter(({ capabilities }) => capabilities.changes)
        .map(({ id }) => MarketplaceId.parse(id)),
      everySeconds: ReconcileEnv.parse(env).RECONCILE_SECONDS,
    }
    return { ...common, queues, files, reconciling }
  },
  step: sweep,
})

export const handler = onFirstEvent(create)
