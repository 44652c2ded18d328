import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Bucket } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import { type TableName, tables } from '../../shared/adapters/dynamodb/tables.ts'
import { type Config, publicUrl } from '../config.ts'
import { connectionSecret } from '../constructs/connection-secret.ts'
import { fileBucket } from '../constructs/file-bucket.ts'
import { hookSecret } from '../constructs/hook-secret.ts'
import { PictureSite } from '../constructs/picture-site.ts'
import { SignIn } from '../constructs/sign-in.ts'
import { keptTable } from '../constructs/table.ts'

export type DataProps = StackProps & {
  config: Config
  /** Every registered marketplace, whether it has a lane here or not. */
  marketplaces: readonly string[]
}

/**
 * Everything that must outlive a deployment: tables, files, accounts. It knows nothing of the functions; the service
 * stack refers to it and never the other way round, so there are no cycles.
 */
export class DataStack extends Stack {
  readonly tables: Readonly<Record<TableName, Table>>
  readonly files: Bucket
  readonly pictures: PictureSite
  readonly signIn: SignIn

  constructor(scope: Construct, id: string, props: DataProps) {
    super(scope, id, { ...props, terminationProtection: true })
    this.tables = {
      Tenants: keptTable(this, 'Tenants', tables.Tenants),
      Rows: keptTable(this, 'Rows', tables.Rows),
      Desired: keptTable(this, 'Desired', tables.Desired),
      Status: keptTable(this, 'Status', tables.Status),
      Ledger: keptTable(this, 'Ledger', tables.Ledger),
    }
    this.files = fileBucket(this, publicUrl(props.config))
    this.pictures = new PictureSite(this, 'Pictures', this.files)
    this.signIn = new SignIn(this, 'SignIn', `ocop-${props.config.name}`)
    for (const id of props.marketplaces) connectionSecret(this, id, props.config.connectionSecretPrefix)
    hookSecret(this, props.config.hookKeySecret)
    new CfnOutput(this, 'UserPoolId', { value: this.signIn.pool.userPoolId })
  }
}
