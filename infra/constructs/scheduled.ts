import { Duration } from 'aws-cdk-lib'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler'
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Alarms, Consequence } from './alarms.ts'
import type { Fn } from './fn.ts'
import { alarmOnDeadLetters, deadLetterQueue } from './work-queue.ts'

export type ScheduledProps = {
  prefix: string
  fn: Fn
  everyMinutes: number
  alarms: Alarms
  /** What it means when a run was lost, and when there are no runs at all. */
  consequences: { dead: Consequence; silent: Consequence }
}

/**
 * A function that runs every few minutes. Its dead letters are kept for people only: they are empty ticks and nothing
 * can be done with one that the next tick does not do.
 */
export class Scheduled extends Construct {
  readonly dead: Queue

  constructor(scope: Construct, id: string, props: ScheduledProps) {
    super(scope, id)
    this.dead = deadLetterQueue(this, `${props.prefix}-${props.fn.name}-dead`, null)
    this.startOnTime(props)
    this.boundRetries(props)
    alarmOnDeadLetters(props.alarms, this, this.dead, props.consequences.dead)
    this.alarmOnSilence(props)
  }

  private startOnTime(props: ScheduledProps): void {
    new Schedule(this, 'Schedule', {
      scheduleName: `${props.prefix}-${props.fn.name}`,
      schedule: ScheduleExpression.rate(Duration.minutes(props.everyMinutes)),
      target: new LambdaInvoke(props.fn.lambda, {
        retryAttempts: 2,
        maxEventAge: Duration.minutes(5),
        deadLetterQueue: this.dead,
      }),
    })
  }

  /** The scheduler only hands the tick over: what happens to a run that fails is decided here. The next tick retries. */
  private boundRetries({ fn }: ScheduledProps): void {
    fn.lambda.configureAsyncInvoke({
      retryAttempts: 0,
      maxEventAge: Duration.minutes(2),
      onFailure: new SqsDestination(this.dead),
    })
  }

  private alarmOnSilence(props: ScheduledProps): void {
    props.alarms.add(this, 'Silent', {
      ...props.consequences.silent,
      metric: props.fn.lambda.metricInvocations({
        period: Duration.minutes(props.everyMinutes * 5),
        statistic: 'Sum',
      }),
      threshold: 1,
      below: true,
      periods: 2,
      silenceAlarms: true,
    })
  }
}
