import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { tables } from '../../shared/adapters/dynamodb/tables.ts'
import { manifests, resources, synthesized } from './synth.ts'

const { data } = synthesized('dev')

describe('tables', () => {
  it('keep their logical ids: a new id means a new, empty table', () => {
    expect(
      resources(data, 'AWS::DynamoDB::Table')
        .map(([id]) => id)
        .sort(),
    ).toEqual(['DesiredTable', 'LedgerTable', 'RowsTable', 'StatusTable', 'TenantsTable'])
  })

  it.each(Object.entries(tables))('%s has the keys, indexes and expiry of tables.ts', (name, shape) => {
    const [, table] = resources(data, 'AWS::DynamoDB::Table').find(([id]) => id === `${name}Table`) ?? []
    const indexes = Object.entries(shape.indexes).map(([IndexName, index]) =>
      expect.objectContaining({
        IndexName,
        KeySchema: [
          { AttributeName: index.partition.name, KeyType: 'HASH' },
          { AttributeName: index.sort.name, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: index.projection },
      }),
    )
    expect(table?.Properties).toMatchObject({
      KeySchema: [
        { AttributeName: shape.partition.name, KeyType: 'HASH' },
        { AttributeName: shape.sort.name, KeyType: 'RANGE' },
      ],
      AttributeDefinitions: expect.arrayContaining([
        { AttributeName: shape.sort.name, AttributeType: shape.sort.type },
      ]),
      ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
      ...(shape.expiry ? { TimeToLiveSpecification: { AttributeName: shape.expiry, Enabled: true } } : {}),
    })
  })

  it('are kept, protected, restorable and paid by use', () => {
    data.allResources('AWS::DynamoDB::Table', {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      },
    })
  })
})

describe('files', () => {
  it('are private, encrypted, kept, and announced; sheets go after a week and pictures stay', () => {
    data.hasResource('AWS::S3::Bucket', {
      DeletionPolicy: 'Retain',
      Properties: {
        BucketEncryption: Match.anyValue(),
        PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
        NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
        LifecycleConfiguration: {
          Rules: [
            Match.objectLike({ Prefix: 'sheets/', ExpirationInDays: 7 }),
            Match.objectLike({ Prefix: 'marked/', ExpirationInDays: 7 }),
            Match.objectLike({ Prefix: 'handovers/', ExpirationInDays: 400 }),
            Match.objectLike({ Prefix: 'raw/', ExpirationInDays: 1 }),
            Match.not(Match.objectLike({ ExpirationInDays: Match.anyValue() })),
          ],
        },
      },
    })
    expect(resources(data, 'AWS::Lambda::Function')).toEqual([])
  })

  it('refuse everything but TLS, and give the distribution pictures and papers only', () => {
    const [policy] = resources(data, 'AWS::S3::BucketPolicy')
    const text = JSON.stringify(policy?.[1].Properties.PolicyDocument)
    expect(text).toContain('"aws:SecureTransport":"false"')
    data.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Action: 's3:GetObject',
            NotResource: ['pictures', 'papers'].map((prefix) => ({
              'Fn::Join': ['', [{ 'Fn::GetAtt': ['Files', 'Arn'] }, `/${prefix}/*`]],
            })),
          }),
        ]),
      },
    })
  })
})

describe('papers', () => {
  it('are served where they can do nothing', () => {
    const policies = resources(data, 'AWS::CloudFront::ResponseHeadersPolicy').map(([id, one]) => [
      id,
      JSON.stringify(one.Properties),
    ])
    const [id] = policies.find(([, text]) => text?.includes("default-src 'none'; sandbox")) ?? []
    data.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        CacheBehaviors: [Match.objectLike({ PathPattern: 'papers/*', ResponseHeadersPolicyId: { Ref: id } })],
      },
    })
  })
})

describe('sign-in', () => {
  it('keeps accounts, lets only operators make them, and fixes the tenant', () => {
    data.hasResource('AWS::Cognito::UserPool', {
      DeletionPolicy: 'Retain',
      Properties: {
        DeletionProtection: 'ACTIVE',
        AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
        Schema: [
          Match.objectLike({ Name: 'tenant', Mutable: false }),
          Match.objectLike({ Name: 'communes' }),
        ],
      },
    })
    const groups = resources(data, 'AWS::Cognito::UserPoolGroup').map(([, one]) => one.Properties.GroupName)
    expect(groups.sort()).toEqual(['operator', 'owner', 'staff'])
  })

  it('lets no client write whose account it is', () => {
    for (const [, client] of resources(data, 'AWS::Cognito::UserPoolClient')) {
      expect(client.Properties.WriteAttributes).toEqual(['locale'])
      // Otherwise the ID token would not say whose account it is.
      expect(client.Properties.ReadAttributes).toEqual(
        expect.arrayContaining(['custom:tenant', 'custom:communes', 'name']),
      )
      expect(client.Properties.ExplicitAuthFlows).toContain('ALLOW_USER_PASSWORD_AUTH')
    }
  })
})

it('keeps a place for the settings of every marketplace, and the secret of the addresses for hints', () => {
  const names = resources(data, 'AWS::SecretsManager::Secret').map(([, one]) => one.Properties.Name)
  expect(names).toEqual([...manifests.map(({ id }) => `ocop/dev/connections/${id}`), 'ocop/dev/hook-key'])
  data.allResources('AWS::SecretsManager::Secret', { DeletionPolicy: 'Retain' })
})
