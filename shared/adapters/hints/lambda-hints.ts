import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import type { CheckHint } from '../../ports/hints.ts'
import { Hint } from '../../ports/marketplace.ts'

/** The function that knows the secrets, asked by one that does not. Its errors have their own alarm. */
export function lambdaHints(client: LambdaClient, functionName: string): CheckHint {
  return async (order) => {
    try {
      const Payload = JSON.stringify(order)
      const answer = await client.send(new InvokeCommand({ FunctionName: functionName, Payload }))
      if (answer.FunctionError) return null
      return Hint.parse(JSON.parse(answer.Payload?.transformToString() ?? 'null'))
    } catch {
      return null
    }
  }
}
