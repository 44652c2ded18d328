import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { type PictureOrder, Prepared } from '../../ports/pictures.ts'

/** Longer than the function may take. */
const patient = { maxAttempts: 2, requestTimeout: 50_000 }

/** While a person looks at a page that has to answer: shorter than that function may take. */
export const whileSomebodyWaits = { maxAttempts: 1, requestTimeout: 20_000 }

/** `endpoint` only for an engine on this machine, which takes any credentials. */
export function lambdaClient(endpoint?: string, { maxAttempts, requestTimeout } = patient): LambdaClient {
  const common = { maxAttempts, requestHandler: { requestTimeout, throwOnRequestTimeout: true } }
  return new LambdaClient(
    endpoint
      ? {
          ...common,
          endpoint,
          region: 'ap-southeast-1',
          credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        }
      : common,
  )
}

/**
 * The studio in a function of its own. A picture under which the function breaks down cannot be decoded; an answer that
 * does not come is a picture that could not be had. Neither stops the import: the function has its own alarm.
 */
export function lambdaStudio(client: LambdaClient, functionName: string) {
  return async (order: PictureOrder): Promise<Prepared> => {
    try {
      const Payload = JSON.stringify(order)
      const answer = await client.send(new InvokeCommand({ FunctionName: functionName, Payload }))
      if (answer.FunctionError) return { ok: false, why: 'unsupported' }
      return Prepared.parse(JSON.parse(answer.Payload?.transformToString() ?? 'null'))
    } catch {
      return { ok: false, why: 'unreachable' }
    }
  }
}
