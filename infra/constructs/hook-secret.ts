import { RemovalPolicy } from 'aws-cdk-lib'
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'

/** The random text that makes the addresses for hints unguessable. Another one would change every address that was given out. */
export function hookSecret(scope: Construct, name: string): void {
  const secret = new CfnSecret(scope, 'HookKey', {
    name,
    description: 'Makes the addresses to which marketplaces send hints unguessable',
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
  })
  secret.applyRemovalPolicy(RemovalPolicy.RETAIN)
}
