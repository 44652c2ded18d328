import { Logger } from '@aws-lambda-powertools/logger'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { handOverStore } from '../adapters/dynamodb/hand-overs.ts'
import { paceStore } from '../adapters/dynamodb/paces.ts'
import { shelfStore } from '../adapters/dynamodb/shelf.ts'
import { openPacing } from '../adapters/pace/pacing.ts'
import type { Clock } from '../ports/clock.ts'
import type { PaceTools, Watch } from '../ports/pace.ts'
import * as e from './env.ts'
import { metricsNamespace, outageMetricName } from './names.ts'
import type { SharedParts } from './open-marketplace.ts'
import { sendPart } from './outgoing-part.ts'
import { databasePart } from './parts.ts'

/** How many outages may lie how far apart to be one and the same. */
const withinMs = 120_000

/** What the budgets of all connections of a lane work with. */
function pacePart(env: e.Env, clock: Clock): PaceTools {
  const outage = e.OutageEnv.parse(env)
  return {
    paces: paceStore(databasePart(env)),
    now: clock.now,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    rules: {
      limit: outage.OUTAGE_LIMIT,
      withinMs,
      openMs: outage.OUTAGE_SECONDS * 1000,
      longestMs: outage.OUTAGE_LONGEST_SECONDS * 1000,
    },
    watch: watchPart(env),
  }
}

/** What the workers of all connections of a lane share. */
export function sharedParts(env: e.Env, clock: Clock): SharedParts {
  const shelfOf = (connection: string) => shelfStore(databasePart(env), connection, clock.now)
  return {
    pace: openPacing(pacePart(env, clock)),
    send: sendPart(env),
    shelfOf,
    handOverOf: handOverStore(databasePart(env)).items,
  }
}

/** A log line for people who look, and a metric for the alarm. */
function watchPart(env: e.Env): Watch {
  const serviceName = 'publish'
  const logger = new Logger({ serviceName, logLevel: e.RuntimeEnv.parse(env).LOG_LEVEL })
  const metrics = new Metrics({ namespace: metricsNamespace, serviceName })
  return {
    outage({ marketplace, shop, until }) {
      const impact = 'nothing is sent to this marketplace until then; changes wait and no try is counted'
      logger.error('marketplace does not answer', {
        marketplace,
        shop,
        until: new Date(until).toISOString(),
        impact,
      })
      const metric = metrics.singleMetric()
      metric.addDimension('marketplace', marketplace)
      metric.addMetric(outageMetricName, MetricUnit.Count, 1)
    },
    recovery: ({ marketplace, shop }) =>
      logger.warn('marketplace answers again', { marketplace, shop, impact: 'what waited is sent now' }),
  }
}
