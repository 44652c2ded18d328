import * as z from 'zod'
import { secretHookKey } from '../adapters/hints/hook-key.ts'
import { lambdaHints } from '../adapters/hints/lambda-hints.ts'
import { lambdaClient } from '../adapters/pictures/lambda-studio.ts'
import type { Connections } from '../ports/connections.ts'
import type { CheckHint } from '../ports/hints.ts'
import type { ConnectorTools } from '../ports/marketplace.ts'
import type { AnyMarketplace } from '../ports/opened-marketplace.ts'
import type { Budget } from '../ports/pace.ts'
import * as e from './env.ts'
import { type OpenedShops, openShops } from './open-marketplace.ts'

/** Both tries together take less than the function that asks may. */
const patient = { maxAttempts: 2, requestTimeout: 12_000 }

/** For the function that takes hints: whom it asks, and the secret in the addresses. */
export function hintsPart(env: e.Env): { checkHint: CheckHint; hookKey: () => Promise<string> } {
  const of = e.HooksEnv.parse(env)
  const { HOOK_KEY: key } = of
  return {
    checkHint: lambdaHints(lambdaClient(of.LAMBDA_ENDPOINT, patient), of.CHECK_HINT),
    hookKey: key ? async () => key : secretHookKey(z.string().parse(of.HOOK_KEY_SECRET)),
  }
}

const closed: Budget = {
  take: () => Promise.reject(new Error('nothing is sent to a marketplace from where hints are read')),
  report: async () => {},
}

/** The shops of a marketplace, opened to read what it sent: nothing can be sent to it from here. */
export function shopsForHints(
  marketplace: AnyMarketplace,
  connections: Connections,
  now: () => number,
): OpenedShops {
  const tools: ConnectorTools = {
    now,
    budgetFor: () => ({ requests: closed, logins: closed }),
    shelf: { read: async () => null, put: async () => {}, claim: async () => false, release: async () => {} },
  }
  return openShops(marketplace, connections, () => tools)
}
