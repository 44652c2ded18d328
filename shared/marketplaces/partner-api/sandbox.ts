import { sandboxText } from '../../domain/vietnamese/sandbox-text.ts'
import type { Sandbox, SandboxOptions } from '../../ports/sandbox.ts'
import {
  type Behaviour,
  type BehaviourTools,
  type SandboxAnswer,
  type SandboxRequest,
  sandboxHttp,
} from '../sandbox/behaviour.ts'
import type { Operation } from '../sandbox/faults.ts'
import { startServer } from '../sandbox/server.ts'
import { viewOf } from '../sandbox/view.ts'
import { PartnerProfile } from './profile.ts'
import { refused } from './sandbox-answers.ts'
import { carryOut } from './sandbox-calls.ts'
import { createGate } from './sandbox-gate.ts'
import { hintAbout } from './sandbox-hint.ts'
import { matchCall } from './sandbox-routes.ts'
import { isFields } from './wire.ts'

/** Starts a server that speaks our protocol as `profile` bends it. */
export function startPartnerSandbox(options: SandboxOptions, profile: object): Promise<Sandbox> {
  const parsed = PartnerProfile.parse({ ...profile, baseUrl: 'http://127.0.0.1' })
  return startServer(options, (tools) => createBehaviour(tools, parsed, profile))
}

function createBehaviour(tools: BehaviourTools, profile: PartnerProfile, raw: object): Behaviour {
  const { webhook, fieldNames } = profile
  const gate = createGate(profile.login, tools.now)

  function operation(request: SandboxRequest): Operation {
    if (gate.isLogin(request)) return 'login'
    const call = matchCall(profile, request)?.call
    if (call === undefined) return 'other'
    if (call === 'changes') return 'changes'
    if (call === 'readById' || call === 'readBySku') return 'find'
    return call === 'upsert' && !(isFields(request.body) && (fieldNames.id ?? 'id') in request.body)
      ? 'create'
      : 'update'
  }

  return {
    operation,
    answer(request, orders): SandboxAnswer {
      if (gate.isLogin(request)) return gate.logIn(request.body)
      if (!gate.accepts(request.headers)) return refused(profile, 401, 'unauthorized')
      const match = matchCall(profile, request)
      if (!match) return refused(profile, 404, 'unknown-call')
      return carryOut({ ...tools, profile, orders }, match, request)
    },
    failure: (status) => refused(profile, status, `error-${status}`),
    tooManyInBody: () => refused(profile, 200, profile.limits.tooManyCodes[0] ?? 'too-many'),
    taken: () => refused(profile, 409, 'sku-taken'),
    partial: () =>
      refused(profile, 422, 'invalid', [
        { field: profile.fieldNames.price ?? 'price', reason: sandboxText.rejected },
      ]),
    forgetLogins: () => gate.forget(),
    ...(webhook && {
      hint: (records) => hintAbout(records, webhook, { fieldNames, now: tools.now() }),
    }),
    offerWords: (offer) => offer,
    // `sent` is kept in the protocol's names: the names on the wire are only for the wire.
    view: (record) => viewOf(record, tools.now()),
    settings: (url) => ({ http: sandboxHttp, ...raw, baseUrl: url }),
  }
}
