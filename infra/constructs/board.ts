import { AlarmStatusWidget, Dashboard, GraphWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { Alarms } from './alarms.ts'
import type { Fn } from './fn.ts'
import type { FrontDoor } from './front-door.ts'
import type { WorkQueue } from './work-queue.ts'

export type BoardProps = {
  prefix: string
  alarms: Alarms
  queues: readonly WorkQueue[]
  functions: readonly Fn[]
  door: FrontDoor
}

/** One page for operators: what is wrong, how much waits, how old it is, and whether the pages answer. */
export function board(scope: Construct, props: BoardProps): Dashboard {
  return new Dashboard(scope, 'Board', {
    dashboardName: props.prefix,
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms', alarms: props.alarms.all, width: 24, height: 6 })],
      [
        graph(
          'Waiting messages',
          props.queues.map((one) => one.queue.metricApproximateNumberOfMessagesVisible()),
        ),
        graph(
          'Oldest message, seconds',
          props.queues.map((one) => one.queue.metricApproximateAgeOfOldestMessage()),
        ),
      ],
      [
        graph(
          'Function errors',
          props.functions.map((one) => one.lambda.metricErrors()),
        ),
        graph('Pages and API', [
          props.door.api.metricCount(),
          props.door.api.metricClientError(),
          props.door.api.metricServerError(),
        ]),
      ],
    ],
  })
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 12, height: 6 })
}
