import { bodyLimit } from 'hono/body-limit'
import { problemAnswer } from '../../functions/web/problem.ts'
import { troubleOf } from '../../functions/web/trouble.ts'
import { problems } from '../../shared/domain/vietnamese/problems.ts'

const jsonLimit = 65_536

/** What stands before the local calls that take JSON. */
export const withinLimit = bodyLimit({
  maxSize: jsonLimit,
  onError: (c) => problemAnswer(c, troubleOf(413, problems.bodyTooLarge(jsonLimit))),
})
