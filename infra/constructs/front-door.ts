import { RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { DomainName, HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import type { Config } from '../config.ts'
import { alarmPeriod, type Consequence } from './alarms.ts'
import type { Fn, FnContext } from './fn.ts'

export type FrontDoorProps = {
  context: FnContext
  web: Fn
  requests: Config['requests']
  domain: Config['domain']
  failing: Consequence
}

/** One JSON line for each request. No query and no headers: they may hold names and tokens. */
const accessFormat = AccessLogFormat.custom(
  JSON.stringify({
    at: '$context.requestTime',
    id: '$context.requestId',
    from: '$context.identity.sourceIp',
    method: '$context.httpMethod',
    path: '$context.path',
    status: '$context.status',
    latencyMs: '$context.responseLatency',
    error: '$context.integrationErrorMessage',
  }),
)

/** The one address of pages and API. Every route goes to `web`, which knows who may do what. */
export class FrontDoor extends Construct {
  readonly api: HttpApi
  /** Without a slash at the end. */
  readonly url: string

  constructor(scope: Construct, id: string, props: FrontDoorProps) {
    super(scope, id)
    this.api = new HttpApi(this, 'Api', {
      apiName: props.context.prefix,
      createDefaultStage: false,
      defaultIntegration: new HttpLambdaIntegration('Web', props.web.lambda),
    })
    this.openStage(props)
    this.url = props.domain === null ? this.api.apiEndpoint : `https://${props.domain.name}`
    props.context.alarms.add(this, 'Failing', {
      ...props.failing,
      metric: this.api.metricServerError({ period: alarmPeriod, statistic: 'Sum' }),
      threshold: 5,
    })
  }

  private openStage(props: FrontDoorProps): void {
    const log = new LogGroup(this, 'Access', {
      logGroupName: `/${props.context.prefix}/access`,
      retention: props.context.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const { domain } = props
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: props.requests.rate, burstLimit: props.requests.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: accessFormat },
      ...(domain === null ? {} : { domainMapping: { domainName: this.named(domain) } }),
    })
  }

  private named(domain: { name: string; certificateArn: string }): DomainName {
    return new DomainName(this, 'Domain', {
      domainName: domain.name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificateArn),
    })
  }
}
