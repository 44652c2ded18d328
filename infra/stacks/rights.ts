import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { TableName } from '../../shared/adapters/dynamodb/tables.ts'
import {
  handOverPrefix,
  markedPrefix,
  paperPrefix,
  picturePrefix,
  rawPicturePrefix,
  sheetPrefix,
} from '../constructs/file-bucket.ts'
import type { FunctionName } from '../plan.ts'

export type Access = 'read' | 'write' | 'read-write'

/** Which function may do what to which table. What is not here is not allowed. */
export const tableRights = {
  'import-sheet': { Tenants: 'read-write', Rows: 'read-write', Desired: 'read' },
  'prepare-picture': {},
  'declare-listings': {
    Tenants: 'read-write',
    Rows: 'read',
    Desired: 'read-write',
    Status: 'read',
    Ledger: 'read-write',
  },
  publish: { Tenants: 'read', Desired: 'read', Status: 'read-write', Ledger: 'read-write' },
  sweep: { Tenants: 'read', Rows: 'read', Desired: 'read', Status: 'read', Ledger: 'read-write' },
  digest: { Tenants: 'read-write', Rows: 'read', Status: 'read', Ledger: 'read-write' },
  'hand-over': { Ledger: 'read-write' },
  'consult-marketplace': { Tenants: 'read', Ledger: 'read-write' },
  web: { Tenants: 'read-write', Rows: 'read', Desired: 'read', Status: 'read', Ledger: 'read-write' },
  'check-hint': {},
  'dead-letter': { Tenants: 'read-write', Desired: 'read', Status: 'read-write', Ledger: 'write' },
} as const satisfies Record<FunctionName, Partial<Record<TableName, Access>>>

/** Where a function needs but a part of a table: the beginnings of the keys it may touch. */
const keyParts: Partial<Record<FunctionName, Partial<Record<TableName, string[]>>>> = {
  publish: { Ledger: ['pace#', 'shelf#', 'reconcile#', 'handover#'] },
  'hand-over': { Ledger: ['handover#', 'mail#hand-over'] },
  'consult-marketplace': { Ledger: ['pace#', 'shelf#'] },
  'dead-letter': { Ledger: ['dead#'] },
}

/** Never Scan: work over many tenants is a tree of queries. */
const reading = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query']

/** Writing, table by table: nothing of a tenant's, no listing and no status is ever deleted by a function. */
const writing = {
  Tenants: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
  Rows: ['dynamodb:PutItem', 'dynamodb:BatchWriteItem'],
  Desired: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
  Status: ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
  Ledger: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
} as const satisfies Record<TableName, readonly string[]>

function actionsOf(table: TableName, access: Access): string[] {
  if (access === 'read') return [...reading]
  return access === 'write' ? [...writing[table]] : [...reading, ...writing[table]]
}

/** What a function may do to objects under a prefix. `s3:GetObject` is also what asking for a size takes. */
export const fileRights = {
  'import-sheet': [
    { action: 's3:PutObject', prefix: markedPrefix },
    { action: 's3:GetObject', prefix: sheetPrefix },
    { action: 's3:GetObject', prefix: picturePrefix },
    { action: 's3:PutObject', prefix: rawPicturePrefix },
  ],
  'prepare-picture': [
    { action: 's3:GetObject', prefix: rawPicturePrefix },
    { action: 's3:PutObject', prefix: picturePrefix },
    { action: 's3:PutObject', prefix: paperPrefix },
  ],
  sweep: [{ action: 's3:GetObject', prefix: sheetPrefix }],
  'hand-over': [
    { action: 's3:GetObject', prefix: handOverPrefix },
    { action: 's3:PutObject', prefix: handOverPrefix },
    { action: 's3:GetObject', prefix: picturePrefix },
    { action: 's3:GetObject', prefix: paperPrefix },
  ],
  web: [
    { action: 's3:GetObject', prefix: handOverPrefix },
    { action: 's3:GetObject', prefix: sheetPrefix },
    { action: 's3:PutObject', prefix: sheetPrefix },
    { action: 's3:GetObject', prefix: markedPrefix },
    { action: 's3:PutObject', prefix: rawPicturePrefix },
    { action: 's3:PutObject', prefix: paperPrefix },
    { action: 's3:DeleteObject', prefix: paperPrefix },
  ],
} satisfies Partial<Record<FunctionName, { action: string; prefix: string }[]>>

type ArnOfTable = (table: TableName) => { tableArn: string; indexes: readonly string[] }

/** Statements for a function's rights to tables and their indexes, each by name. */
export function tableStatements(fn: FunctionName, arnOf: ArnOfTable): PolicyStatement[] {
  const rights: Partial<Record<TableName, Access>> = tableRights[fn]
  return tableNames(rights).map(([table, access]) => {
    const { tableArn, indexes } = arnOf(table)
    const resources = [tableArn, ...indexes.map((index) => `${tableArn}/index/${index}`)]
    const parts = keyParts[fn]?.[table]
    return new PolicyStatement({
      actions: actionsOf(table, access),
      resources,
      ...(parts && {
        conditions: {
          'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': parts.map((part) => `${part}*`) },
        },
      }),
    })
  })
}

/**
 * Statements for a function's rights to files. Listing comes with them: without it S3 answers "denied" instead of
 * "not there" for a sheet that was never sent.
 */
export function fileStatements(fn: keyof typeof fileRights, bucketArn: string): PolicyStatement[] {
  const objects = fileRights[fn].map(
    ({ action, prefix }) =>
      new PolicyStatement({ actions: [action], resources: [`${bucketArn}/${prefix}/*`] }),
  )
  // It looks for nothing: whoever calls it has just laid down what it reads.
  if (fn === 'prepare-picture') return objects
  return [...objects, new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucketArn] })]
}

/** Sending to queues, and asking how full they are. */
export function queueStatement(queueArns: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    actions: ['sqs:SendMessage', 'sqs:GetQueueAttributes'],
    resources: [...queueArns],
  })
}

/** Reading one secret. Secrets Manager puts six characters behind every name. */
export function secretStatement(secretArnPrefix: string): PolicyStatement {
  return new PolicyStatement({
    actions: ['secretsmanager:GetSecretValue'],
    resources: [`${secretArnPrefix}-??????`],
  })
}

/** Calling one function and waiting for its answer. */
export function callStatement(functionArn: string): PolicyStatement {
  return new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [functionArn] })
}

/** Sending mail as one sender only. */
export function mailStatement(identityArns: readonly string[], from: string): PolicyStatement {
  return new PolicyStatement({
    actions: ['ses:SendEmail'],
    resources: [...identityArns],
    conditions: { StringEquals: { 'ses:FromAddress': from } },
  })
}

function tableNames(rights: Partial<Record<TableName, Access>>): [TableName, Access][] {
  const all: TableName[] = ['Tenants', 'Rows', 'Desired', 'Status', 'Ledger']
  return all.flatMap((table) => {
    const access = rights[table]
    return access === undefined ? [] : [[table, access] satisfies [TableName, Access]]
  })
}
