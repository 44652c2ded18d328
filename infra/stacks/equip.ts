import { ArnFormat, type Stack } from 'aws-cdk-lib'
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { tables } from '../../shared/adapters/dynamodb/tables.ts'
import type { Config } from '../config.ts'
import type { Fn } from '../constructs/fn.ts'
import type { WorkQueue } from '../constructs/work-queue.ts'
import type { FunctionName, QueueName } from '../plan.ts'
import type { DataStack } from './data.ts'
import { asText, type Groups, laneVariables, sends, variablesOf } from './environment.ts'
import type { Lane, SingleName } from './functions.ts'
import {
  callStatement,
  fileRights,
  fileStatements,
  mailStatement,
  queueStatement,
  secretStatement,
  tableStatements,
} from './rights.ts'

export type Parts = {
  config: Config
  data: DataStack
  singles: Readonly<Record<SingleName, Fn>>
  lanes: readonly Lane[]
  work: Readonly<Record<QueueName, WorkQueue>>
  /** In the order of `lanes`. */
  laneQueues: readonly WorkQueue[]
  expressQueues: readonly WorkQueue[]
  /** Address of the pages. */
  pages: string
}

/** Tells every function what it needs to know and allows it what it needs to do, and nothing else. */
export function equipAll(stack: Stack, parts: Parts): void {
  const groups = groupsOf(stack, parts)
  const { singles } = parts
  for (const [name, fn] of entriesOf(singles)) {
    fn.equip(variablesOf(name, groups), commonRights(name, parts))
  }
  singles.digest.equip({}, [mailRight(stack, parts.config)])
  singles['hand-over'].equip({}, [mailRight(stack, parts.config), ...deskRights(stack, parts)])
  singles.web.equip({}, [callStatement(singles['consult-marketplace'].lambda.functionArn)])
  singles['consult-marketplace'].equip(
    {},
    parts.lanes.map(({ manifest }) => secretStatement(connectionArnPrefix(stack, parts.config, manifest.id))),
  )
  for (const name of ['import-sheet', 'web'] as const)
    singles[name].equip({}, [callStatement(singles['prepare-picture'].lambda.functionArn)])
  equipHints(stack, parts)
  parts.lanes.forEach(({ manifest, publish }, index) => {
    const queue = parts.laneQueues[index]?.queue
    if (!queue) throw new Error(`${manifest.id} has no lane`)
    const LANE_QUEUES = stack.toJsonString({ [manifest.id]: queue.queueUrl })
    publish.equip({ ...variablesOf('publish', groups), ...laneVariables(manifest.id, { LANE_QUEUES }) }, [
      ...commonRights('publish', parts),
      queueStatement([queue.queueArn]),
      secretStatement(connectionArnPrefix(stack, parts.config, manifest.id)),
    ])
  })
}

/** The pages take hints without knowing a secret of a marketplace; who reads them can do nothing else. */
function equipHints(stack: Stack, { config, singles, lanes }: Parts): void {
  singles.web.equip({}, [
    callStatement(singles['check-hint'].lambda.functionArn),
    secretStatement(secretArnPrefix(stack, config.hookKeySecret)),
  ])
  const senders = lanes.filter(({ manifest }) => manifest.capabilities.hints)
  const secrets = senders.map(({ manifest }) => connectionArnPrefix(stack, config, manifest.id))
  singles['check-hint'].equip({}, secrets.map(secretStatement))
}

function groupsOf(stack: Stack, parts: Parts): Groups {
  const { config, data, singles, lanes, work, pages } = parts
  const urlsOf = (queues: Parts['laneQueues']) =>
    stack.toJsonString(
      Object.fromEntries(lanes.map(({ manifest }, index) => [manifest.id, queues[index]?.queue.queueUrl])),
    )
  return {
    stores: {
      TABLE_TENANTS: data.tables.Tenants.tableName,
      TABLE_ROWS: data.tables.Rows.tableName,
      TABLE_DESIRED: data.tables.Desired.tableName,
      TABLE_STATUS: data.tables.Status.tableName,
      TABLE_LEDGER: data.tables.Ledger.tableName,
    },
    importQueue: { QUEUE_IMPORT: work.import.queue.queueUrl },
    intakeQueues: {
      QUEUE_INTAKE: work.intake.queue.queueUrl,
      QUEUE_INTAKE_EXPRESS: work['intake-express'].queue.queueUrl,
    },
    digestQueue: { QUEUE_DIGEST: work.digest.queue.queueUrl },
    lanes: { LANE_QUEUES: urlsOf(parts.laneQueues), EXPRESS_QUEUES: urlsOf(parts.expressQueues) },
    files: { BUCKET: data.files.bucketName, PICTURE_BASE_URL: data.pictures.url },
    pictureAddress: { PICTURE_BASE_URL: data.pictures.url },
    pictureStudio: { PREPARE_PICTURE: singles['prepare-picture'].lambda.functionName },
    hooks: {
      CHECK_HINT: singles['check-hint'].lambda.functionName,
      HOOK_KEY_SECRET: config.hookKeySecret,
    },
    consult: { CONSULT_MARKETPLACE: singles['consult-marketplace'].lambda.functionName },
    mail: { MAIL_FROM: config.mailFrom, ...(config.helpPhone && { HELP_PHONE: config.helpPhone }) },
    pageAddress: { PUBLIC_URL: pages },
    connections: { CONNECTION_SECRET_PREFIX: config.connectionSecretPrefix },
    identity: { USER_POOL_ID: data.signIn.pool.userPoolId, CLIENT_ID: data.signIn.client.userPoolClientId },
    patience: asText(config.patience),
    reconcile: asText(config.reconcile),
    outage: asText(config.outage),
    limits: asText(config.limits),
  }
}

/** Rights to tables, files and queues. */
function commonRights(name: FunctionName, parts: Parts): PolicyStatement[] {
  const { data } = parts
  const statements = tableStatements(name, (table) => ({
    tableArn: data.tables[table].tableArn,
    indexes: Object.keys(tables[table].indexes),
  }))
  if (isFileUser(name)) statements.push(...fileStatements(name, data.files.bucketArn))
  const targets = targetsOf(name, parts)
  return targets.length === 0 ? statements : [...statements, queueStatement(targets)]
}

function targetsOf(name: FunctionName, { work, laneQueues, expressQueues }: Parts): string[] {
  return sends[name].flatMap((target) => {
    // Which lane that is depends on the marketplace.
    if (target === 'own lane') return []
    if (target !== 'lanes') return [work[target].queue.queueArn]
    return [...laneQueues, ...expressQueues].map((lane) => lane.queue.queueArn)
  })
}

/** The settings of the marketplaces that may be handed over to. */
function deskRights(stack: Stack, { config, lanes }: Parts): PolicyStatement[] {
  return lanes
    .filter(({ manifest }) => manifest.mode === 'partner-api')
    .map(({ manifest }) => secretStatement(connectionArnPrefix(stack, config, manifest.id)))
}

function mailRight(stack: Stack, { mailFrom }: Config): PolicyStatement {
  const identity = (resourceName: string) =>
    stack.formatArn({ service: 'ses', resource: 'identity', resourceName })
  const domain = mailFrom.slice(mailFrom.indexOf('@') + 1)
  return mailStatement([identity(mailFrom), identity(domain)], mailFrom)
}

const connectionArnPrefix = (stack: Stack, config: Config, marketplace: string): string =>
  secretArnPrefix(stack, `${config.connectionSecretPrefix}${marketplace}`)

function secretArnPrefix(stack: Stack, resourceName: string): string {
  return stack.formatArn({
    service: 'secretsmanager',
    resource: 'secret',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    resourceName,
  })
}

function isFileUser(name: FunctionName): name is keyof typeof fileRights {
  return name in fileRights
}

function entriesOf(singles: Parts['singles']): [SingleName, Fn][] {
  const names: SingleName[] = [
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
  ]
  return names.map((name) => [name, singles[name]])
}
