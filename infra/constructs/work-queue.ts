import { Duration } from 'aws-cdk-lib'
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { deadLetters, maxReceives, type QueuePlan, visibilityFactor } from '../plan.ts'
import { type Alarms, alarmPeriod, type Consequence } from './alarms.ts'
import type { Fn } from './fn.ts'

export type QueueConsequences = {
  /** What it means when a message could not be worked off. */
  dead: Consequence
  /** What it means when messages wait longer than planned. */
  late: Consequence
}

export type WorkQueueProps = {
  prefix: string
  /** Name without the environment: `import`, `lane-<marketplace>`. */
  name: string
  plan: QueuePlan
  consumer: Fn
  /** Takes what the consumer could not. */
  deadLetterFn: Fn
  alarms: Alarms
  consequences: QueueConsequences
}

/** A queue that is never without consumer, dead letters, and alarms on both. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  readonly dead: Queue

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id)
    this.dead = deadLetterQueue(this, `${props.prefix}-${props.name}-dead`, props.deadLetterFn)
    this.queue = new Queue(this, 'Queue', {
      queueName: `${props.prefix}-${props.name}`,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: visibilityFor(props.consumer),
      deadLetterQueue: { queue: this.dead, maxReceiveCount: maxReceives },
    })
    props.consumer.lambda.addEventSource(source(this.queue, props.plan))
    props.deadLetterFn.lambda.addEventSource(source(this.dead, deadLetters))
    alarmOnDeadLetters(props.alarms, this, this.dead, props.consequences.dead)
    this.alarmOnDelay(props)
  }

  private alarmOnDelay(props: WorkQueueProps): void {
    props.alarms.add(this, 'Late', {
      ...props.consequences.late,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: alarmPeriod, statistic: 'Maximum' }),
      threshold: props.plan.lateAfterSeconds,
      periods: 2,
    })
  }
}

/** A queue for what failed; the visibility allows `consumer` to read it, where it has one. */
export function deadLetterQueue(scope: Construct, queueName: string, consumer: Fn | null): Queue {
  return new Queue(scope, 'Dead', {
    queueName,
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(deadLetters.retentionDays),
    ...(consumer === null ? {} : { visibilityTimeout: visibilityFor(consumer) }),
  })
}

/**
 * Goes off at the first dead letter. It counts receives as well as what is there, because the `dead-letter` function
 * takes most of them before anybody measures, and SQS does not count a move by redrive policy as sent.
 */
export function alarmOnDeadLetters(
  alarms: Alarms,
  scope: Construct,
  dead: Queue,
  consequence: Consequence,
): void {
  const there = dead.metricApproximateNumberOfMessagesVisible({ period: alarmPeriod, statistic: 'Maximum' })
  const taken = dead.metricNumberOfMessagesReceived({ period: alarmPeriod, statistic: 'Sum' })
  alarms.add(scope, 'DeadLetters', {
    ...consequence,
    metric: new MathExpression({
      expression: 'FILL(there, 0) + FILL(taken, 0)',
      usingMetrics: { there, taken },
      label: 'Dead letters',
      period: alarmPeriod,
    }),
    threshold: 1,
  })
}

function visibilityFor(consumer: Fn): Duration {
  return Duration.seconds(consumer.timeout.toSeconds() * visibilityFactor)
}

function source(queue: Queue, plan: { batchSize: number; maxConcurrency: number }): SqsEventSource {
  return new SqsEventSource(queue, {
    batchSize: plan.batchSize,
    maxConcurrency: plan.maxConcurrency,
    reportBatchItemFailures: true,
  })
}
