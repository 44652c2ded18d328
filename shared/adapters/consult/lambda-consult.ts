import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda'
import type * as z from 'zod'
import type { Listing } from '../../domain/listing.ts'
import {
  ConnectionState,
  type Consult,
  type ConsultRequest,
  mostConsulted,
  Previewed,
} from '../../ports/consult.ts'

/** Lambda takes six megabytes in a call. */
const mostBytes = 4_000_000

/** Asks the function that has the connections. No answer is an answer too: the page says that it does not know. */
export function lambdaConsult(client: LambdaClient, functionName: string): Consult {
  async function ask<Answer>(schema: z.ZodType<Answer>, request: ConsultRequest): Promise<Answer | null> {
    try {
      const Payload = JSON.stringify(request)
      const answer = await client.send(new InvokeCommand({ FunctionName: functionName, Payload }))
      if (answer.FunctionError) return null
      return schema.parse(JSON.parse(answer.Payload?.transformToString() ?? 'null'))
    } catch {
      return null
    }
  }
  return {
    async preview(marketplace, listings) {
      const parts = await Promise.all(
        inParts(listings).map((part) =>
          ask(Previewed.array().length(part.length), { kind: 'preview', marketplace, listings: part }),
        ),
      )
      return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? [])
    },
    connection: (marketplace, tenant) => ask(ConnectionState, { kind: 'connection', marketplace, tenant }),
  }
}

type Asked = Parameters<Consult['preview']>[1][number]

/** In the same order, no part with too many listings or too much to read. */
function inParts(listings: readonly Asked[]): Asked[][] {
  const parts: Asked[][] = []
  let bytes = 0
  for (const one of listings) {
    const weight = weightOf(one.listing)
    const last = parts.at(-1)
    if (!last || last.length >= mostConsulted || bytes + weight > mostBytes) {
      parts.push([one])
      bytes = weight
    } else {
      last.push(one)
      bytes += weight
    }
  }
  return parts
}

const weightOf = (listing: Listing): number => Buffer.byteLength(JSON.stringify(listing))
