import { Duration, Stack } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Construct } from 'constructs'
import { metricsNamespace, outageMetricName } from '../../shared/runtime/names.ts'

/** The headings of the runbook. A test keeps both lists the same. */
export const runbookAnchors = [
  'import-dead-letters',
  'import-late',
  'import-sheet-errors',
  'prepare-picture-errors',
  'intake-dead-letters',
  'intake-late',
  'intake-express-late',
  'declare-listings-errors',
  'lane-dead-letters',
  'lane-late',
  'express-late',
  'marketplace-outage',
  'publish-errors',
  'digest-dead-letters',
  'digest-late',
  'digest-errors',
  'sweep-silent',
  'sweep-dead-letters',
  'sweep-errors',
  'hand-over-silent',
  'hand-over-dead-letters',
  'hand-over-errors',
  'consult-marketplace-errors',
  'web-failing',
  'web-errors',
  'check-hint-errors',
  'dead-letter-errors',
] as const

type RunbookAnchor = (typeof runbookAnchors)[number]

/** What an alarm means to people, and where it says what to do. No alarm can be made without. */
export type Consequence = { impact: string; anchor: RunbookAnchor }

export type Trigger = Consequence & {
  metric: IMetric
  /** Goes off at this value or above; below it where `below` is set. */
  threshold: number
  below?: boolean
  /** Periods in a row; 1 unless told. */
  periods?: number
  /** Whether silence is the alarm; silence is fine unless told. */
  silenceAlarms?: boolean
}

/** Makes every alarm of the system: each says its impact and its place in the runbook, and tells the same people. */
export class Alarms extends Construct {
  readonly all: Alarm[] = []
  private readonly topic: Topic
  private readonly runbook: string

  constructor(scope: Construct, id: string, options: { runbook: string; mail: string | null }) {
    super(scope, id)
    this.runbook = options.runbook
    this.topic = new Topic(this, 'Topic', { enforceSSL: true })
    this.letAlarmsIn()
    if (options.mail !== null) this.topic.addSubscription(new EmailSubscription(options.mail))
  }

  /** A policy that asks for TLS takes the place of the default one, under which alarms of the account may publish. */
  private letAlarmsIn(): void {
    const account = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } }
    this.topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com', { conditions: account }))
  }

  add(scope: Construct, id: string, trigger: Trigger): Alarm {
    const alarm = new Alarm(scope, id, {
      metric: trigger.metric,
      threshold: trigger.threshold,
      evaluationPeriods: trigger.periods ?? 1,
      comparisonOperator: trigger.below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: trigger.silenceAlarms ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: `${trigger.impact} Runbook: ${this.runbook}#${trigger.anchor}`,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
    this.all.push(alarm)
    return alarm
  }
}

/** How often a marketplace was found out of order. */
export const outageMetric = (marketplace: string): Metric =>
  new Metric({
    namespace: metricsNamespace,
    metricName: outageMetricName,
    dimensionsMap: { service: 'publish', marketplace },
    period: Duration.minutes(15),
    statistic: 'Sum',
  })

/** The window over which alarms look, unless they say otherwise. */
export const alarmPeriod = Duration.minutes(5)
