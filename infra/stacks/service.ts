import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import type { Manifest } from '../../shared/ports/manifest.ts'
import type { Config } from '../config.ts'
import { Alarms, outageMetric } from '../constructs/alarms.ts'
import { announceSheets } from '../constructs/arrivals.ts'
import { board } from '../constructs/board.ts'
import type { Fn, FnContext } from '../constructs/fn.ts'
import { FrontDoor } from '../constructs/front-door.ts'
import { Scheduled } from '../constructs/scheduled.ts'
import { WorkQueue } from '../constructs/work-queue.ts'
import {
  express,
  handOverEveryMinutes,
  laneLateAfterSeconds,
  type QueueName,
  queues,
  sweepEveryMinutes,
} from '../plan.ts'
import {
  expressConsequences,
  failingPages,
  handOverConsequences,
  laneConsequences,
  outageConsequence,
  queueConsequences,
  scheduleConsequences,
} from './consequences.ts'
import type { DataStack } from './data.ts'
import { equipAll } from './equip.ts'
import { type Lane, publisher, type SingleName, single } from './functions.ts'

export type ServiceProps = StackProps & {
  config: Config
  data: DataStack
  /** The marketplaces that get a lane, in registry order. */
  manifests: readonly Manifest[]
}

/** Everything that can be thrown away and deployed again: functions, queues, schedule, address, alarms. */
export class ServiceStack extends Stack {
  private readonly context: FnContext

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id, props)
    const { config, data } = props
    this.context = contextOf(this, config)
    const singles = this.singles()
    const lanes = props.manifests.map((manifest) => publisher(this, this.context, manifest))
    const work = this.workQueues(singles)
    const laneQueues = lanes.map((lane) => this.laneQueue(lane, singles['dead-letter']))
    const expressQueues = lanes.map((lane) => this.expressQueue(lane, singles['dead-letter']))
    lanes.forEach((lane) => {
      this.watchMarketplace(lane)
    })
    announceSheets(this, data.files, work.import)
    this.schedule(singles.sweep)
    this.scheduleHandOver(singles['hand-over'])
    const door = this.openDoor(singles.web, config)
    equipAll(this, { config, data, singles, lanes, work, laneQueues, expressQueues, pages: door.url })
    board(this, {
      ...this.context,
      queues: [...Object.values(work), ...laneQueues, ...expressQueues],
      functions: [...Object.values(singles), ...lanes.map((lane) => lane.publish)],
      door,
    })
    new CfnOutput(this, 'PagesUrl', { value: door.url })
  }

  private singles() {
    const one = (name: SingleName) => single(this, this.context, name)
    return {
      'import-sheet': one('import-sheet'),
      'prepare-picture': one('prepare-picture'),
      'declare-listings': one('declare-listings'),
      sweep: one('sweep'),
      digest: one('digest'),
      'hand-over': one('hand-over'),
      'consult-marketplace': one('consult-marketplace'),
      web: one('web'),
      'check-hint': one('check-hint'),
      'dead-letter': one('dead-letter'),
    } satisfies Record<SingleName, unknown>
  }

  private workQueues(singles: ReturnType<ServiceStack['singles']>) {
    const queue = (name: QueueName, consumer: SingleName) =>
      new WorkQueue(this, `queue-${name}`, {
        ...this.context,
        name,
        plan: queues[name],
        consumer: singles[consumer],
        deadLetterFn: singles['dead-letter'],
        consequences: queueConsequences[name],
      })
    return {
      import: queue('import', 'import-sheet'),
      intake: queue('intake', 'declare-listings'),
      'intake-express': queue('intake-express', 'declare-listings'),
      digest: queue('digest', 'digest'),
    }
  }

  private laneQueue({ manifest, publish }: Lane, deadLetterFn: Fn): WorkQueue {
    return new WorkQueue(this, `lane-${manifest.id}`, {
      ...this.context,
      name: `lane-${manifest.id}`,
      plan: { ...manifest.lane, lateAfterSeconds: laneLateAfterSeconds },
      consumer: publish,
      deadLetterFn,
      consequences: laneConsequences(manifest.name),
    })
  }

  /** The same function reads it beside the lane, so that a person's change is not behind a bulk job. */
  private expressQueue({ manifest, publish }: Lane, deadLetterFn: Fn): WorkQueue {
    return new WorkQueue(this, `express-${manifest.id}`, {
      ...this.context,
      name: `lane-${manifest.id}-express`,
      plan: { ...manifest.lane, ...express },
      consumer: publish,
      deadLetterFn,
      consequences: expressConsequences(manifest.name),
    })
  }

  private watchMarketplace({ manifest, publish }: Lane): void {
    this.context.alarms.add(publish, 'Outage', {
      ...outageConsequence(manifest.name),
      metric: outageMetric(manifest.id),
      threshold: 2,
    })
  }

  private schedule(fn: Fn): void {
    new Scheduled(this, 'Sweeping', {
      ...this.context,
      fn,
      everyMinutes: sweepEveryMinutes,
      consequences: scheduleConsequences,
    })
  }

  private scheduleHandOver(fn: Fn): void {
    new Scheduled(this, 'HandingOver', {
      ...this.context,
      fn,
      everyMinutes: handOverEveryMinutes,
      consequences: handOverConsequences,
    })
  }

  private openDoor(web: Fn, { requests, domain }: Config): FrontDoor {
    return new FrontDoor(this, 'Door', {
      context: this.context,
      web,
      requests,
      domain,
      failing: failingPages,
    })
  }
}

function contextOf(stack: Stack, config: Config): FnContext {
  return {
    prefix: `ocop-${config.name}`,
    alarms: new Alarms(stack, 'Alarms', { runbook: config.runbook, mail: config.alarmMail }),
    logRetention: config.logDays === 14 ? RetentionDays.TWO_WEEKS : RetentionDays.THREE_MONTHS,
  }
}
