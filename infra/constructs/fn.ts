import { join } from 'node:path'
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, LoggingFormat, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { type BundlingOptions, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { root } from '../root.ts'
import { type Alarms, alarmPeriod, type Consequence } from './alarms.ts'
import { copyingNativeModules, type NativeArchitecture } from './native-modules.ts'

/** What the environment gives to every function. */
export type FnContext = {
  /** Starts every name, so that two environments fit into one account. */
  prefix: string
  alarms: Alarms
  logRetention: RetentionDays
}

export type FnProps = {
  context: FnContext
  /** File in `functions/`, without `.ts`. */
  entry: string
  /** Unique in the environment. Same as `entry` unless one entry is deployed many times. */
  name: string
  memoryMb: number
  timeoutSeconds: number
  /** Packages that stay outside of the bundle, and the architecture of what is copied beside it. */
  native?: { external: string[]; architecture: NativeArchitecture }
  /** What it means to people when the function crashes or runs out of time. */
  errors: Consequence & { threshold: number }
}

/**
 * How every function is bundled. ESM needs `mainFields`, or CommonJS copies come in; the SDK of the runtime is left
 * out so that what was tested is what runs; source maps hold no sources because nobody reads them on Lambda.
 */
export const bundling = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  sourceMap: true,
  sourcesContent: false,
  bundleAwsSDK: true,
} satisfies BundlingOptions

const beside = ({ external, architecture }: NonNullable<FnProps['native']>) => ({
  externalModules: external,
  commandHooks: copyingNativeModules(architecture),
})

/** The only way to a Lambda function: own role without managed policies, own log group, an alarm on errors. */
export class Fn extends Construct {
  readonly lambda: NodejsFunction
  readonly name: string
  readonly timeout: Duration
  private readonly role: Role

  constructor(scope: Construct, id: string, props: FnProps) {
    super(scope, id)
    this.name = props.name
    this.timeout = Duration.seconds(props.timeoutSeconds)
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    this.lambda = this.build(props)
    props.context.alarms.add(this, 'Errors', {
      ...props.errors,
      metric: this.lambda.metricErrors({ period: alarmPeriod, statistic: 'Sum' }),
    })
  }

  /** Rights to what is outside this function's own log, and the names of it. */
  equip(variables: Readonly<Record<string, string>>, rights: readonly PolicyStatement[]): void {
    for (const [name, value] of Object.entries(variables)) this.lambda.addEnvironment(name, value)
    for (const right of rights) this.role.addToPolicy(right)
  }

  private build(props: FnProps): NodejsFunction {
    return new NodejsFunction(this, 'Function', {
      functionName: `${props.context.prefix}-${props.name}`,
      entry: join(root, 'functions', `${props.entry}.ts`),
      handler: 'handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: props.native?.architecture === 'x64' ? Architecture.X86_64 : Architecture.ARM_64,
      memorySize: props.memoryMb,
      timeout: this.timeout,
      role: this.role,
      logGroup: this.log(props),
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.ACTIVE,
      projectRoot: root,
      depsLockFilePath: join(root, 'package-lock.json'),
      bundling: props.native ? { ...bundling, ...beside(props.native) } : bundling,
      environment: { NODE_OPTIONS: '--enable-source-maps', POWERTOOLS_SERVICE_NAME: props.name },
    })
  }

  private log(props: FnProps): LogGroup {
    const log = new LogGroup(this, 'Log', {
      logGroupName: `/${props.context.prefix}/${props.name}`,
      retention: props.context.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    log.grantWrite(this.role)
    return log
  }
}
