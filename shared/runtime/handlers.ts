// The one file that knows middy: the wrappers that turn a step into a Lambda handler.
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { Logger } from '@aws-lambda-powertools/logger'
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import middy from '@middy/core'
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
  SQSBatchResponse,
  SQSEvent,
  SQSRecord,
} from 'aws-lambda'
import type * as z from 'zod'
import { type Env, RuntimeEnv } from './env.ts'
import { metricsNamespace } from './names.ts'
import { redacted } from './redact.ts'

/** A Lambda handler. Two parameters: the runtime refuses a third. */
export type Handler<Event, Answer> = (event: Event, context: Context) => Promise<Answer>

/** Builds a handler from an environment: from the process's own on AWS, from a given one in local mode. */
export type Create<Event, Answer> = (env: Env) => Handler<Event, Answer>

/** The handler that AWS calls: built from the environment at its first event, so that importing a function does nothing. */
export function onFirstEvent<Event, Answer>(create: Create<Event, Answer>): Handler<Event, Answer> {
  let built: Handler<Event, Answer> | undefined
  return (event, context) => {
    built ??= create(process.env)
    return built(event, context)
  }
}

function tools(name: string, env: Env) {
  const logger = new Logger({
    serviceName: name,
    logLevel: RuntimeEnv.parse(env).LOG_LEVEL,
    jsonReplacerFn: redacted,
  })
  const metrics = new Metrics({ namespace: metricsNamespace, serviceName: name })
  return { logger, metrics, middleware: [injectLambdaContext(logger), publishing(metrics)] }
}

/** Publishes what was counted; a run that counted nothing is not worth a word. */
function publishing(metrics: Metrics) {
  const publish = () => {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics()
  }
  return { after: publish, onError: publish }
}

export type QueueFunction<Message, Parts> = {
  name: string
  /** What a message has to look like. One that does not is our own bug: it fails until it is a dead letter. */
  schema: z.ZodType<Message>
  parts: (env: Env) => Parts
  step: (parts: Parts, message: Message) => Promise<void>
  /** What one record may take, ms. Where less is left of the run, the rest of the batch goes back untouched. */
  needsMs?: number
  /** Done after each batch, whatever came of it: the process may stand still until the next. */
  rest?: (parts: Parts) => Promise<void>
  /** Logged with the body of every record: for messages that nobody will see again. */
  note?: string
}

/**
 * A function that is fed by a queue. Records are worked on one after the other, each fails alone, and a failed one is
 * reported as such: the queue brings it back.
 */
export function queueFunction<Message, Parts>(
  of: QueueFunction<Message, Parts>,
): Create<SQSEvent, SQSBatchResponse> {
  return (env) => {
    const { logger, metrics, middleware } = tools(of.name, env)
    const parts = of.parts(env)
    const work = async (record: SQSRecord, context: Context) => {
      if (context.getRemainingTimeInMillis() < (of.needsMs ?? 0))
        throw new Error('too little time is left for another record')
      if (of.note) logger.warn(of.note, { messageId: record.messageId, body: record.body })
      try {
        await of.step(parts, of.schema.parse(JSON.parse(record.body)))
      } catch (error) {
        metrics.addMetric('RecordFailed', MetricUnit.Count, 1)
        // A body holds keys (or what the bucket says of a new object), never what a person typed.
        const { messageId, body } = record
        logger.error('record failed', { messageId, body, error: error as Error })
        throw error
      }
    }
    const handle = async (event: SQSEvent, context: Context) => {
      const each = (record: SQSRecord) => work(record, context)
      const options = { context, processInParallel: false as const, throwOnFullBatchFailure: false }
      try {
        return await processPartialResponse(event, each, new BatchProcessor(EventType.SQS), options)
      } finally {
        await of.rest?.(parts)
      }
    }
    return middy<SQSEvent, SQSBatchResponse>().use(middleware).handler(handle) as Handler<
      SQSEvent,
      SQSBatchResponse
    >
  }
}

export type ScheduleFunction<Parts> = {
  name: string
  parts: (env: Env) => Parts
  step: (parts: Parts) => Promise<void>
}

/** A function that a schedule wakes. What the event says does not matter. */
export function scheduleFunction<Parts>(of: ScheduleFunction<Parts>): Create<unknown, void> {
  return (env) => {
    const { logger, middleware } = tools(of.name, env)
    const parts = of.parts(env)
    const handle = async () => {
      try {
        await of.step(parts)
      } catch (error) {
        logger.error('run failed', error as Error)
        throw error
      }
    }
    return middy<unknown, void>().use(middleware).handler(handle) as Handler<unknown, void>
  }
}

export type CalledFunction<Request, Parts, Answer> = {
  name: string
  schema: z.ZodType<Request>
  parts: (env: Env) => Parts
  step: (parts: Parts, request: Request) => Promise<Answer>
}

/** A function that another one calls and waits for. */
export function calledFunction<Request, Parts, Answer>(
  of: CalledFunction<Request, Parts, Answer>,
): Create<unknown, Answer> {
  return (env) => {
    const { logger, middleware } = tools(of.name, env)
    const parts = of.parts(env)
    const handle = async (request: unknown) => {
      try {
        return await of.step(parts, of.schema.parse(request))
      } catch (error) {
        logger.error('call failed', error as Error)
        throw error
      }
    }
    return middy<unknown, Answer>().use(middleware).handler(handle) as Handler<unknown, Answer>
  }
}

export type HttpFunction = {
  name: string
  /** `report` takes what was thrown and not expected; the caller is told nothing of it. */
  app: (
    env: Env,
    report: (error: Error) => void,
  ) => Handler<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>
}

/** A function that answers HTTP. */
export function httpFunction(
  of: HttpFunction,
): Create<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> {
  return (env) => {
    const { logger, middleware } = tools(of.name, env)
    const app = of.app(env, (error) => logger.error('request failed', error))
    return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
      .use(middleware)
      .handler(app) as Handler<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>
  }
}
