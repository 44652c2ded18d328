import { expect, it } from 'vitest'
import { readAnswer, readTrouble } from './envelope.ts'

const refused = (status_code: number) => ({
  result: null,
  success: false,
  error: {
    message: 'Không hợp lệ',
    details: null,
    error_details: [{ property_name: 'sku', message: 'trùng' }],
  },
  status_code,
})
const trouble = (body: unknown, status = 200) => readTrouble({ kind: 'answered', status, body }, 5)

it.each([
  ['401 in the envelope', refused(401), { kind: 'auth' }],
  ['a reply with exp', { exp: 'token expired' }, { kind: 'auth' }],
  ['429 in the envelope', refused(429), { kind: 'failed', failure: { kind: 'throttled', until: 5 } }],
  ['500 in the envelope', refused(500), { kind: 'failed', failure: { code: 'marketplace.server-error' } }],
  ['403 in the envelope', refused(403), { kind: 'failed', failure: { code: 'connection.settings' } }],
  ['409 in the envelope', refused(409), { kind: 'failed', failure: { code: 'marketplace.bad-answer' } }],
  ['no envelope', { anything: 1 }, { kind: 'failed', failure: { code: 'marketplace.bad-answer' } }],
  ['an empty body', null, { kind: 'failed', failure: { code: 'marketplace.bad-answer' } }],
])('sees %s behind HTTP 200', (_, body, expected) => {
  expect(trouble(body)).toMatchObject(expected)
})

it('hands on what is no trouble', () => {
  expect(trouble(refused(400), 400)).toMatchObject({ kind: 'answered', status: 400 })
})

it('reads a refusal field by field', () => {
  expect(readAnswer(400, refused(400))).toEqual({
    kind: 'refused',
    fields: [{ field: 'sku', reason: 'trùng' }],
    detail: 'Không hợp lệ',
  })
})

it('reads only 404 in an envelope as not found; a look reads success with null so too', () => {
  expect(readAnswer(200, refused(404)).kind).toBe('not-found')
  expect(readAnswer(200, refused(400)).kind).toBe('refused')
  for (const result of [[], null, undefined]) {
    expect(readAnswer(200, { result, success: true, status_code: 200 })).toEqual({ kind: 'done', result })
  }
})
