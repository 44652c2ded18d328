import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, CfnTable, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import type { TableName, TableShape } from '../../shared/adapters/dynamodb/tables.ts'

/**
 * A table as `tables.ts` describes it. `Table`, not `TableV2`: the latter becomes a global table, which we have no use
 * for in one region and which cannot be turned back. The logical id is pinned, since a new one means a new, empty table.
 */
export function keptTable(scope: Construct, name: TableName, shape: TableShape): Table {
  const table = new Table(scope, `${name}Table`, {
    partitionKey: key(shape.partition),
    sortKey: key(shape.sort),
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    ...(shape.expiry === null ? {} : { timeToLiveAttribute: shape.expiry }),
  })
  for (const [indexName, index] of Object.entries(shape.indexes)) {
    table.addGlobalSecondaryIndex({
      indexName,
      partitionKey: key(index.partition),
      sortKey: key(index.sort),
      projectionType: ProjectionType[index.projection],
    })
  }
  const raw = table.node.defaultChild
  if (raw instanceof CfnTable) raw.overrideLogicalId(`${name}Table`)
  return table
}

function key(part: { name: string; type: 'S' | 'N' }): { name: string; type: AttributeType } {
  return { name: part.name, type: part.type === 'S' ? AttributeType.STRING : AttributeType.NUMBER }
}
