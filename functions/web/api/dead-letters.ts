import * as z from 'zod'
import {
  Cause,
  causeKey,
  causeOf,
  type DeadLetter,
  tenantOfLetter,
} from '../../../shared/domain/dead-letter.ts'
import { deadLetterText } from '../../../shared/domain/vietnamese/dead-letters.ts'
import { findDeadLetters, redrive } from '../acts/dead-letters.ts'
import { done } from '../trouble.ts'
import { none, type Route, route } from './route.ts'
import { Limit } from './schemas.ts'

const Letter = Cause.extend({
  id: z.string(),
  tenant: z.string().nullable(),
  subject: z.string().nullable().meta({ description: 'The SKU, the import or the job.' }),
  times: z.int(),
  firstAt: z.number(),
  lastAt: z.number(),
}).meta({ id: 'DeadLetter', description: 'A message that its queue gave up on.' })

const DeadLetters = z.object({
  causes: z
    .array(
      Cause.extend({
        message: z.string().meta({ description: 'Vietnamese: what could not be done.' }),
        count: z.int(),
        firstAt: z.number(),
        lastAt: z.number(),
        example: Letter,
      }),
    )
    .meta({ description: 'The cause of the newest letter first.' }),
  letters: z.array(Letter),
  more: z.boolean().meta({ description: 'There are more than were counted.' }),
})

const list = route({
  method: 'get',
  path: '/api/dead-letters',
  tag: 'dead letters',
  summary: 'What queues gave up on, by cause',
  who: 'staff',
  params: none,
  query: z.object({ limit: Limit }),
  body: none,
  answer: {
    statuses: [200],
    description:
      'All causes, and the newest letters. Operators see all, staff those of accounts in their reach',
    schema: DeadLetters,
  },
  troubles: [403],
  async handle({ deps, session, query }) {
    const found = await findDeadLetters(deps, session)
    if (!found.ok) return found
    const { causes, letters, more } = found.value
    const told = causes.map(({ example, ...cause }) => ({
      ...cause,
      message: deadLetterText(cause.code),
      example: viewLetter(example),
    }))
    return done({
      status: 200,
      body: { causes: told, letters: letters.slice(0, query.limit).map(viewLetter), more },
    })
  },
})

const viewLetter = (letter: DeadLetter) => ({
  ...causeOf(letter),
  id: letter.id,
  tenant: tenantOfLetter(letter),
  subject: subjectOf(letter),
  times: letter.times,
  firstAt: letter.firstAt,
  lastAt: letter.lastAt,
})

function subjectOf({ message }: DeadLetter): string | null {
  if ('sku' in message) return message.sku
  if ('importId' in message) return message.importId
  return 'jobId' in message ? message.jobId : null
}

const Redrive = z.object({
  ids: z.array(z.string().max(200)).min(1).max(100).optional(),
  cause: Cause.optional(),
  all: z.literal(true).optional(),
})

const redriveLetters = route({
  method: 'post',
  path: '/api/dead-letters/redrive',
  tag: 'dead letters',
  summary: 'Send messages again: those named, those of one cause, or all',
  who: 'staff',
  params: none,
  query: none,
  body: Redrive,
  answer: {
    statuses: [202],
    description: 'How many were sent, and how many of those chosen are still there: ask again for them',
    schema: z.object({ redriven: z.int(), left: z.int() }),
  },
  troubles: [400, 403],
  async handle({ deps, session, body }) {
    const { ids, cause, all } = body
    const sent = await redrive(deps, session, { ids, cause: cause && causeKey(cause), all })
    return sent.ok ? done({ status: 202, body: sent.value }) : sent
  },
})

export const deadLetterRoutes: readonly Route[] = [list, redriveLetters]
