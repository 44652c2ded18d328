import { Annotations, App, Tags } from 'aws-cdk-lib'
import type { Manifest } from '../shared/ports/manifest.ts'
import { checkRules } from './checks.ts'
import { type Config, configOf, lanesIn, placeholders } from './config.ts'
import { DataStack } from './stacks/data.ts'
import { ServiceStack } from './stacks/service.ts'

export type AppOptions = {
  /** Of every registered marketplace, in registry order. */
  manifests: readonly Manifest[]
  outdir: string
  /** Used where the context does not say `env`; dev where neither does. */
  environment?: string | undefined
  context?: Record<string, unknown>
}

/** Set here and not in `cdk.json`, so that the result is the same with and without the CDK command. */
const flags = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/core:target-partitions': ['aws'],
}

/** The whole app, not yet synthesized. */
export function buildApp(options: AppOptions): App {
  const app = new App({
    outdir: options.outdir,
    analyticsReporting: false,
    context: { ...flags, ...options.context },
  })
  const config = configOf(app.node.tryGetContext('env') ?? options.environment ?? 'dev')
  addStacks(app, config, options.manifests)
  Tags.of(app).add('application', 'ocop-marketplace-connector')
  Tags.of(app).add('environment', config.name)
  checkRules(app)
  return app
}

function addStacks(app: App, config: Config, manifests: readonly Manifest[]): void {
  const env = { region: config.region, ...(config.account === undefined ? {} : { account: config.account }) }
  const data = new DataStack(app, `ocop-${config.name}-data`, {
    env,
    config,
    marketplaces: manifests.map((manifest) => manifest.id),
  })
  const service = new ServiceStack(app, `ocop-${config.name}-service`, {
    env,
    config,
    data,
    manifests: lanesIn(config, manifests),
  })
  for (const name of placeholders(config)) {
    Annotations.of(service).addWarningV2(
      `ocop:placeholder-${name}`,
      `Replace ${name} in infra/config.ts before deploying.`,
    )
  }
}
