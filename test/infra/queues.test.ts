import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { configOf, lanesIn } from '../../infra/config.ts'
import { manifests, type Resource, resources, synthesized, target } from './synth.ts'

const { service } = synthesized('dev')
const queues = new Map(resources(service, 'AWS::SQS::Queue'))
const functions = new Map(resources(service, 'AWS::Lambda::Function'))
const sources = resources(service, 'AWS::Lambda::EventSourceMapping').map(([, one]) => one.Properties)
const dead = new Set([...queues.values()].flatMap((queue) => deadLetterTarget(queue) ?? []))
const work = [...queues].filter(([, queue]) => deadLetterTarget(queue) !== null)

function deadLetterTarget(queue: Resource): string | null {
  const { RedrivePolicy } = queue.Properties
  if (typeof RedrivePolicy !== 'object' || RedrivePolicy === null) return null
  return 'deadLetterTargetArn' in RedrivePolicy ? target(RedrivePolicy.deadLetterTargetArn) : null
}

const nameOf = (id: string) => String(queues.get(id)?.Properties.QueueName)

describe('lanes', () => {
  it.each(manifests)('$id has a publish function, a queue and dead letters', ({ id, lane }) => {
    service.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: `ocop-dev-publish-${id}`,
      Timeout: lane.timeoutSeconds,
      Environment: { Variables: Match.objectLike({ MARKETPLACE: id }) },
    })
    const [queueId, queue] = work.find(([one]) => nameOf(one) === `ocop-dev-lane-${id}`) ?? []
    expect(queue && nameOf(deadLetterTarget(queue) ?? '')).toBe(`ocop-dev-lane-${id}-dead`)
    expect(sources.find((source) => target(source.EventSourceArn) === queueId)).toMatchObject({
      BatchSize: lane.batchSize,
      ScalingConfig: { MaximumConcurrency: lane.maxConcurrency },
    })
  })

  it.each(manifests)(
    '$id has an express queue before the same function, one listing at a time',
    ({ id, lane }) => {
      const lanes = [`ocop-dev-lane-${id}`, `ocop-dev-lane-${id}-express`].map((name) => {
        const [queueId] = work.find(([one]) => nameOf(one) === name) ?? []
        return sources.find((source) => target(source.EventSourceArn) === queueId)
      })
      expect(lanes[1]).toMatchObject({
        BatchSize: 1,
        ScalingConfig: { MaximumConcurrency: lane.maxConcurrency },
      })
      expect(target(lanes[1]?.FunctionName)).toBe(target(lanes[0]?.FunctionName))
    },
  )

  it('exist in production only for what is on there', () => {
    const names = resources(synthesized('prod').service, 'AWS::Lambda::Function')
      .map(([, one]) => String(one.Properties.FunctionName))
      .filter((name) => name.includes('-publish-'))
    expect(names).toEqual(lanesIn(configOf('prod'), manifests).map(({ id }) => `ocop-prod-publish-${id}`))
    expect(
      manifests.filter(({ id }) => !names.includes(`ocop-prod-publish-${id}`)).map(({ id }) => id),
    ).toEqual(['sendo'])
  })
})

it('the intake has an express queue before the same function, one message at a time', () => {
  const [bulk, express] = ['ocop-dev-intake', 'ocop-dev-intake-express'].map((name) => {
    const [queueId] = work.find(([one]) => nameOf(one) === name) ?? []
    return sources.find((source) => target(source.EventSourceArn) === queueId)
  })
  expect(express).toMatchObject({ BatchSize: 1 })
  expect(target(express?.FunctionName)).toBe(target(bulk?.FunctionName))
})

describe('every queue', () => {
  it('has dead letters, kept 14 days, after five tries', () => {
    expect(work.map(([id]) => nameOf(id)).sort()).toEqual(
      ['import', 'intake', 'intake-express', 'digest', ...manifests.map(({ id }) => `lane-${id}`)]
        .concat(manifests.map(({ id }) => `lane-${id}-express`))
        .map((name) => `ocop-dev-${name}`)
        .sort(),
    )
    for (const [, queue] of work) expect(queue.Properties.RedrivePolicy).toMatchObject({ maxReceiveCount: 5 })
    for (const [id, queue] of queues) {
      if (work.some(([one]) => one === id)) continue
      expect(queue.Properties.MessageRetentionPeriod).toBe(14 * 24 * 3600)
    }
  })

  it('takes TLS only and is encrypted', () => {
    service.allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true })
    const policies = resources(service, 'AWS::SQS::QueuePolicy').filter(([, one]) =>
      JSON.stringify(one.Properties).includes('"aws:SecureTransport":"false"'),
    )
    expect(policies).toHaveLength(queues.size)
  })

  it('has a consumer that answers in part, with at least six timeouts of visibility', () => {
    const consumed = new Set(sources.map((source) => target(source.EventSourceArn)))
    for (const id of [...work.map(([one]) => one), ...dead]) expect(consumed, nameOf(id)).toContain(id)
    for (const source of sources) {
      expect(source.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
      const timeout = Number(functions.get(target(source.FunctionName))?.Properties.Timeout)
      const visibility = Number(queues.get(target(source.EventSourceArn))?.Properties.VisibilityTimeout)
      expect(visibility, nameOf(target(source.EventSourceArn))).toBeGreaterThanOrEqual(6 * timeout)
    }
  })

  it('is watched: dead letters for all, age for those with work', () => {
    const alarms = JSON.stringify(resources(service, 'AWS::CloudWatch::Alarm'))
    for (const id of queues.keys()) {
      expect(alarms, nameOf(id)).toContain(
        `{"Name":"QueueName","Value":{"Fn::GetAtt":["${id}","QueueName"]}}`,
      )
    }
  })

  it('sends its dead letters to the one function that tells the seller', () => {
    const consumers = sources.filter((source) => dead.has(target(source.EventSourceArn)))
    const names = consumers.map(
      (source) => functions.get(target(source.FunctionName))?.Properties.FunctionName,
    )
    expect(new Set(names)).toEqual(new Set(['ocop-dev-dead-letter']))
  })
})

it('hears of sheets through an event, without a function of the CDK in between', () => {
  service.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: { source: ['aws.s3'], detail: { object: { key: [{ prefix: 'sheets/' }] } } },
  })
  const letIn = resources(service, 'AWS::SQS::QueuePolicy').filter(([, one]) =>
    JSON.stringify(one.Properties).includes('"Principal":{"Service":"events.amazonaws.com"}'),
  )
  expect(letIn.flatMap(([, one]) => one.Properties.Queues).map((queue) => nameOf(target(queue)))).toEqual([
    'ocop-dev-import-dead',
    'ocop-dev-import',
  ])
})

it('sweeps every minute and keeps what failed', () => {
  service.hasResourceProperties('AWS::Scheduler::Schedule', {
    ScheduleExpression: 'rate(1 minute)',
    Target: { RetryPolicy: { MaximumRetryAttempts: 2 }, DeadLetterConfig: Match.anyValue() },
  })
  service.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
    MaximumRetryAttempts: 0,
    DestinationConfig: { OnFailure: Match.anyValue() },
  })
})
