import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import {
  AccountRecovery,
  CfnUserPool,
  ClientAttributes,
  FeaturePlan,
  StringAttribute,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'

/** Groups are what a person may do, never whose account it is. */
const roles = ['owner', 'staff', 'operator'] as const

/**
 * Who may sign in. Accounts are made by operators only, together with the tenant's profile in the table `Tenants` (see
 * "Accounts" in docs/runbook.md). The tenant is fixed when the account is made, and no client can write it: a person with
 * a valid token could otherwise move into another account.
 */
export class SignIn extends Construct {
  readonly pool: UserPool
  readonly client: UserPoolClient

  constructor(scope: Construct, id: string, prefix: string) {
    super(scope, id)
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: prefix,
      selfSignUpEnabled: false,
      signInAliases: { username: true, email: true, phone: true },
      autoVerify: { email: true, phone: false },
      enableSmsRole: false,
      accountRecovery: AccountRecovery.NONE,
      featurePlan: FeaturePlan.LITE,
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        tempPasswordValidity: Duration.days(7),
      },
      customAttributes: {
        tenant: new StringAttribute({ mutable: false, maxLen: 128 }),
        communes: new StringAttribute({ mutable: true, maxLen: 2048 }),
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const raw = this.pool.node.defaultChild
    if (raw instanceof CfnUserPool) raw.overrideLogicalId('UserPool')
    for (const role of roles) this.pool.addGroup(`Group-${role}`, { groupName: role })
    this.client = this.addPageClient()
  }

  /** The pages sign people in from the server and keep the ID token in a cookie, a working day long. */
  private addPageClient(): UserPoolClient {
    return this.pool.addClient('Pages', {
      authFlows: { userPassword: true },
      disableOAuth: true,
      generateSecret: false,
      preventUserExistenceErrors: true,
      idTokenValidity: Duration.hours(12),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(1),
      // Said outright: an ID token carries only what its client may read.
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ fullname: true, email: true, emailVerified: true, phoneNumber: true })
        .withCustomAttributes('tenant', 'communes'),
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
    })
  }
}
