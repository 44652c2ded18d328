import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { runbookAnchors } from '../../infra/constructs/alarms.ts'
import { root } from '../../infra/root.ts'
import { resources, synthesized } from './synth.ts'

const { service } = synthesized('dev')
const alarms = resources(service, 'AWS::CloudWatch::Alarm').map(([id, one]) => [id, one.Properties] as const)
const runbook = readFileSync(join(root, 'docs/runbook.md'), 'utf8')
const headings = [...runbook.matchAll(/^### (.+)$/gm)].map((match) => String(match[1]))

describe('every alarm', () => {
  it.each(alarms)('%s says the impact and where the runbook has it', (_id, alarm) => {
    const [, impact, anchor] = String(alarm.AlarmDescription).match(/^(.+) Runbook: .+#([a-z-]+)$/) ?? []
    expect(impact?.length).toBeGreaterThan(30)
    expect(headings).toContain(anchor)
  })

  it('tells somebody', () => {
    for (const [id, alarm] of alarms) expect(alarm.AlarmActions, id).toHaveLength(1)
    service.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
          }),
        ]),
      },
    })
  })

  it('watches the errors of each function', () => {
    const text = JSON.stringify(alarms)
    for (const [id] of resources(service, 'AWS::Lambda::Function')) {
      expect(text).toContain(`{"Name":"FunctionName","Value":{"Ref":"${id}"}}`)
    }
  })
})

describe('the runbook', () => {
  it('has one heading for each alarm and no others', () => {
    expect(headings).toEqual([...runbookAnchors])
  })

  it('says impact, where to look and what to do under each', () => {
    for (const part of runbook.split(/^### /m).slice(1)) {
      for (const label of ['**Impact**', '**Look at**', '**Do**']) expect(part).toContain(label)
    }
  })

  it('has no anchor without an alarm', () => {
    const used = new Set(alarms.map(([, alarm]) => String(alarm.AlarmDescription).split('#')[1]))
    expect([...used].sort()).toEqual([...runbookAnchors].sort())
  })
})
