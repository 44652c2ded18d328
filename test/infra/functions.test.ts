import { describe, expect, it } from 'vitest'
import { configOf } from '../../infra/config.ts'
import { nativeArchitecture } from '../../infra/constructs/native-modules.ts'
import * as env from '../../shared/runtime/env.ts'
import { manifests, resources, synthesized } from './synth.ts'

const { service } = synthesized('dev')
const lambdaName = nativeArchitecture() === 'x64' ? 'x86_64' : 'arm64'
const functions = resources(service, 'AWS::Lambda::Function').map(([, one]) => one.Properties)

/** Names that belong to Node and Powertools, not to us. */
const foreign = ['NODE_OPTIONS', 'POWERTOOLS_SERVICE_NAME']

const known = [...foreign, ...Object.values(env).flatMap((schema) => Object.keys(schema.shape))]

/** Only local mode sets these: on AWS they would send data somewhere else. */
const localOnly = [
  'DYNAMODB_ENDPOINT',
  'SQS_ENDPOINT',
  'LAMBDA_ENDPOINT',
  'FILES_DIR',
  'UPLOAD_BASE_URL',
  'UPLOAD_KEY',
  'HOOK_KEY',
  'MAIL_DIR',
  'CONNECTIONS_DIR',
  'JWKS',
  'SIGN_IN_URL',
]

const variablesOf = (one: Record<string, unknown>): Record<string, unknown> => {
  const { Environment } = one
  if (typeof Environment !== 'object' || Environment === null || !('Variables' in Environment)) return {}
  return { ...(Environment.Variables as object) }
}

const variables = (name: string) =>
  variablesOf(functions.find((one) => one.FunctionName === `ocop-dev-${name}`) ?? {})

describe('every function', () => {
  it('is one of those planned', () => {
    expect(functions.map((one) => one.FunctionName).sort()).toEqual(
      [
        'import-sheet',
        'prepare-picture',
        'declare-listings',
        'sweep',
        'digest',
        'hand-over',
        'consult-marketplace',
        'web',
        'check-hint',
        'dead-letter',
        ...manifests.map(({ id }) => `publish-${id}`),
      ]
        .map((name) => `ocop-dev-${name}`)
        .sort(),
    )
  })

  it('runs on Node 24 on arm64 and logs JSON to its own group for a bounded time', () => {
    for (const one of functions) {
      expect(one).toMatchObject({
        Runtime: 'nodejs24.x',
        // The picture function runs where its decoder was installed for.
        Architectures: [one.FunctionName === 'ocop-dev-prepare-picture' ? lambdaName : 'arm64'],
        LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: expect.any(String) } },
      })
    }
    for (const [, group] of resources(service, 'AWS::Logs::LogGroup')) {
      expect(group.Properties.RetentionInDays).toBe(configOf('dev').logDays)
    }
  })

  it('is told only what the runtime knows, and nothing of local mode', () => {
    for (const one of functions) {
      const names = Object.keys(variablesOf(one))
      expect(
        names.filter((name) => !known.includes(name)),
        String(one.FunctionName),
      ).toEqual([])
      expect(
        names.filter((name) => localOnly.includes(name)),
        String(one.FunctionName),
      ).toEqual([])
    }
  })

  it('keeps secrets out of its environment', () => {
    for (const one of functions) expect(JSON.stringify(one.Environment)).not.toMatch(/resolve:|SecretString/)
  })
})

describe('a function', () => {
  it.each([
    [
      'import-sheet',
      ['BUCKET', 'PICTURE_BASE_URL', 'PREPARE_PICTURE', 'QUEUE_INTAKE', 'QUEUE_INTAKE_EXPRESS'],
    ],
    ['declare-listings', ['QUEUE_INTAKE', 'QUEUE_INTAKE_EXPRESS', 'LANE_QUEUES', 'EXPRESS_QUEUES']],
    ['publish-voso', ['MARKETPLACE', 'LANE_QUEUES', 'CONNECTION_SECRET_PREFIX', 'PICTURE_BASE_URL']],
    ['consult-marketplace', ['CONNECTION_SECRET_PREFIX', 'PICTURE_BASE_URL']],
    ['sweep', ['BUCKET', 'QUEUE_IMPORT', 'QUEUE_INTAKE_EXPRESS', 'QUEUE_DIGEST', 'EXPRESS_QUEUES']],
    ['digest', ['MAIL_FROM', 'PUBLIC_URL', 'LANE_QUEUES']],
    [
      'web',
      [
        'BUCKET',
        'USER_POOL_ID',
        'CLIENT_ID',
        'QUEUE_INTAKE_EXPRESS',
        'LANE_QUEUES',
        'PUBLIC_URL',
        'CHECK_HINT',
      ],
    ],
    ['dead-letter', []],
  ])('%s is told the tables and what it works with', (name, needed) => {
    const names = Object.keys(variables(name))
    expect(names).toEqual(
      expect.arrayContaining([
        ...Object.keys(env.StoresEnv.omit({ DYNAMODB_ENDPOINT: true }).shape),
        ...needed,
      ]),
    )
  })

  it('that opens what strangers sent is told of the bucket and nothing else', () => {
    const names = Object.keys(variables('prepare-picture')).filter((name) => !foreign.includes(name))
    expect(names.sort()).toEqual(['BUCKET', 'PICTURE_BASE_URL'])
  })

  it('that reads hints is told where the secrets are and nothing else', () => {
    const names = Object.keys(variables('check-hint')).filter((name) => !foreign.includes(name))
    expect(names).toEqual(['CONNECTION_SECRET_PREFIX'])
  })

  it('learns of secrets and mail only where it uses them', () => {
    for (const one of functions) {
      const name = String(one.FunctionName)
      const names = Object.keys(variablesOf(one))
      expect(names.includes('CONNECTION_SECRET_PREFIX'), name).toBe(
        /-(publish-[\w-]+|check-hint|consult-marketplace|hand-over)$/.test(name),
      )
      expect(names.includes('MAIL_FROM'), name).toBe(name.endsWith('-digest') || name.endsWith('-hand-over'))
    }
  })
})

it('lanes are listed in registry order', () => {
  const text = JSON.stringify(variables('web').LANE_QUEUES)
  const order = manifests.map(({ id }) => text.indexOf(`"${id}\\`))
  expect(order).toEqual([...order].sort((a, b) => a - b))
})

it('a listing is leased for longer than any lane may work', () => {
  for (const name of ['dev', 'prod'] as const) {
    const lease = env.PatienceEnv.parse(configOf(name).patience).LEASE_SECONDS
    for (const { id, lane } of manifests) expect(lease, id).toBeGreaterThan(lane.timeoutSeconds)
  }
})
