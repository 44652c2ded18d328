import { RemovalPolicy } from 'aws-cdk-lib'
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'

/**
 * The place for the settings of one marketplace, empty until an operator puts them in. It is made beforehand because a
 * function asking for a secret that does not exist is told "denied", which looks like a fault of ours.
 * The raw resource, since the construct would fill it with a random password.
 */
export function connectionSecret(scope: Construct, marketplace: string, prefix: string): void {
  const secret = new CfnSecret(scope, `Connection-${marketplace}`, {
    name: `${prefix}${marketplace}`,
    description: `Settings and credentials of marketplace ${marketplace}, JSON as its settings schema says`,
  })
  secret.applyRemovalPolicy(RemovalPolicy.RETAIN)
}
